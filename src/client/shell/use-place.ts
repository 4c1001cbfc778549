import { useEffect } from 'react'
import type { DraftPlace } from '#domain/draft.ts'
import type { OpenDraft } from '../services.ts'

/** Keeps in the draft where we are, so that after a crash the conversation goes on at the same question. */
export const usePlace = (draft: OpenDraft, step: DraftPlace['step'], question?: string): void => {
  useEffect(() => {
    draft.change((current) =>
      current.place.step === step && current.place.question === question
        ? current
        : { ...current, place: question === undefined ? { step } : { step, question } },
    )
  }, [draft, step, question])
}
