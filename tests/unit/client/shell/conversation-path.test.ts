import { describe, expect, it } from 'vitest'
import { conversationPath, placeOfPath } from '#client/shell/conversation-path.ts'
import { draftPlace } from '#domain/draft.ts'

const id = '3b241101-e2bb-4255-8caf-4136c566a962'

describe('where in a conversation', () => {
  it('every place has a path that leads back to it', () => {
    const places = [
      { step: 'consent', question: 'names' },
      { step: 'plate' },
      { step: 'question', question: 'contact' },
      { step: 'read-back' },
      { step: 'check' },
    ] as const
    for (const place of places) {
      const [, , held, step, question] = conversationPath(id, place).split('/')
      expect(held).toBe(id)
      expect(placeOfPath(step, question)).toEqual(place)
    }
    expect(
      draftPlace.shape.step.options.every((step) => conversationPath(id, { step }).startsWith(`/gesprek/${id}/`)),
    ).toBe(true)
  })

  it('a path that we do not know names no place, nor does a question without a name', () => {
    expect(placeOfPath('elders', undefined)).toBeUndefined()
    expect(placeOfPath(undefined, undefined)).toBeUndefined()
    expect(placeOfPath('vraag', undefined)).toBeUndefined()
  })
})
