import { useEffect } from 'react'

/**
 * The browser's way back does not lead out of a guest's screen: one step more stands in the history, put back as often
 * as it is taken. Where the address changed all the same, it is changed back.
 */
export const useStayHere = (path: string): void => {
  useEffect(() => {
    const here = `#${path}`
    const stand = () => history.pushState(null, '', here)
    stand()
    const comeBack = () => {
      if (location.hash === here) stand()
      else location.replace(here)
    }
    addEventListener('popstate', comeBack)
    return () => removeEventListener('popstate', comeBack)
  }, [path])
}
