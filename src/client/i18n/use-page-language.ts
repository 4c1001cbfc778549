import { useEffect } from 'react'
import { findLanguage } from './language.ts'

/** Sets language and direction of the whole page while this screen is shown; puts back what was there before. */
export const usePageLanguage = (code: string): void => {
  useEffect(() => {
    const page = document.documentElement
    const before = { lang: page.lang, dir: page.dir }
    const language = findLanguage(code)
    page.lang = language.code
    page.dir = language.dir
    return () => {
      page.lang = before.lang
      page.dir = before.dir
    }
  }, [code])
}
