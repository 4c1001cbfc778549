import { useEffect } from 'react'
import type { After } from '../timer.ts'

/** Signs of somebody there: fingers and keys, and what screen readers and keyboards on the screen do without either. */
const signs = ['pointerdown', 'keydown', 'input', 'click'] as const

/** Calls back when nobody touched the screen or a key for so long; every touch begins the time anew. */
export const useIdle = (after: After, milliseconds: number, onIdle: () => void, active: boolean): void => {
  useEffect(() => {
    if (!active) return
    let callOff = after(milliseconds, onIdle)
    const again = () => {
      callOff()
      callOff = after(milliseconds, onIdle)
    }
    for (const sign of signs) document.addEventListener(sign, again)
    return () => {
      callOff()
      for (const sign of signs) document.removeEventListener(sign, again)
    }
  }, [after, milliseconds, onIdle, active])
}
