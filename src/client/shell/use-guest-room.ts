import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { useStayHere } from './use-stay-here.ts'

const wholeScreen = async () => {
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' })
  } catch {
    // Refused, or not there at all (iPhone): the game is the same without it.
  }
}

/**
 * While a resident holds the tablet: reading is locked, the way back leads nowhere, the paper stays light, and the first
 * tap takes the whole screen; so does the next one, when somebody swiped it away.
 */
export const useGuestRoom = (path: string): void => {
  const { vault } = useServices()
  useStayHere(path)
  useEffect(() => vault.lock(), [vault])
  useEffect(() => {
    const page = document.documentElement
    // The look of the guest's paper does not follow the tablet's dark mode: pictures and hues were made for paper.
    page.dataset['theme'] = 'light'
    page.dataset['guest'] = 'in'
    const ask = () => {
      if (document.fullscreenElement === null) void wholeScreen()
    }
    document.addEventListener('pointerup', ask)
    return () => {
      delete page.dataset['theme']
      delete page.dataset['guest']
      document.removeEventListener('pointerup', ask)
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
    }
  }, [])
}
