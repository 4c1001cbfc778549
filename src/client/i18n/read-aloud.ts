import { readRemembered, remember } from './remembered.ts'

/**
 * Reading aloud with the device's own voices, under one rule: if we cannot say it in the right voice, we do not say it
 * (ux principle 11). Android lists voices that are not installed and then reads Arabic in English; so a voice must be
 * local, of that language, and heard and approved by a coordinator on this tablet.
 */
const approvedKey = (language: string): string => `praatplaat.voice.${language}`

export const findVoice = (language: string): SpeechSynthesisVoice | undefined =>
  'speechSynthesis' in window
    ? speechSynthesis
        .getVoices()
        .find((voice) => voice.localService && voice.lang.replace('_', '-').toLowerCase().split('-')[0] === language)
    : undefined

export const isApproved = (language: string): boolean => readRemembered(approvedKey(language)) === 'yes'
export const approveVoice = (language: string, approved: boolean): void =>
  remember(approvedKey(language), approved ? 'yes' : 'no')

/** May a read-aloud button be shown for this language on this tablet? */
export const canReadAloud = (language: string): boolean => isApproved(language) && findVoice(language) !== undefined

export const readAloud = (text: string, language: string): void => {
  const voice = findVoice(language)
  if (voice === undefined) return
  speechSynthesis.cancel()
  const spoken = new SpeechSynthesisUtterance(text)
  spoken.voice = voice
  spoken.lang = voice.lang
  spoken.rate = 0.9
  speechSynthesis.speak(spoken)
}

export const stopReading = (): void => {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}
