import { useCallback, useSyncExternalStore } from 'react'
import { canReadAloud } from '../i18n/read-aloud.ts'

const followVoices = (changed: () => void): (() => void) => {
  if (!('speechSynthesis' in window)) return () => undefined
  speechSynthesis.addEventListener('voiceschanged', changed)
  return () => speechSynthesis.removeEventListener('voiceschanged', changed)
}

/** Is there an approved voice for this language now? Browsers give their voices late, and take them away again. */
export const useCanReadAloud = (language: string): boolean =>
  useSyncExternalStore(
    followVoices,
    useCallback(() => canReadAloud(language), [language]),
  )
