import { useEffect } from 'react'

/** While paper is shown the page is light, also on a dark tablet: what is seen is what comes out of the printer. */
export const usePaperLight = (): void => {
  useEffect(() => {
    const page = document.documentElement
    page.dataset['theme'] = 'light'
    return () => {
      delete page.dataset['theme']
    }
  }, [])
}
