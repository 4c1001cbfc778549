import { useEffect } from 'react'
import type { After } from '../timer.ts'

/** Calls back when nobody touched the screen or a key for so long; every touch begins the time anew. */
export const useIdle = (after: After, milliseconds: number, onIdle: () => void, active: boolean): void => {
  useEffect(() => {
    if (!active) return
    let callOff = after(milliseconds, onIdle)
    const again = () => {
      callOff()
      callOff = after(milliseconds, onIdle)
    }
    document.addEventListener('pointerdown', again)
    document.addEventListener('keydown', again)
    return () => {
      callOff()
      document.removeEventListener('pointerdown', again)
      document.removeEventListener('keydown', again)
    }
  }, [after, milliseconds, onIdle, active])
}
