import { describe, expect, it } from 'vitest'
import { conversation } from '#domain/conversation.ts'
import type { Draft } from '#domain/draft.ts'
import { draft, finishDraft } from '#domain/draft.ts'

const id = '0b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11'
const unfinished: Draft = {
  kind: 'draft',
  id,
  root: id,
  revision: 1,
  practice: false,
  day: '2026-11-23',
  programme: 'zuidwest',
  round: '2026-2',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
  with: 'resident',
  language: 'ar',
  mode: 'interviewer',
  heldBy: 'own-coordinator',
  helper: 'none',
  number: 7,
  place: { step: 'plate' },
  consent: { takePart: true, quote: false, understood: 'at-once' },
  answers: {
    contact: { state: 'told', text: 'جارتي 🌻' },
    'change-self': { state: 'told', text: '   ' },
    'anything-else': { state: 'dont-know', text: '' },
  },
  code: { pictures: ['sun', 'cat', 'key'], letters: 'K7M29QXT' },
}

describe('finishDraft', () => {
  it('[F1] freezes a conversation that its schema accepts, without empty answers', () => {
    const finished = finishDraft(unfinished, { readBack: 'read-aloud' })
    expect(finished.ok && conversation.safeParse(finished.value).success).toBe(true)
    expect(finished.ok && Object.keys(finished.value.answers)).toEqual(['contact', 'anything-else'])
  })

  it('[P24] what was marked and left goes along in the sealed record, as far as its words still stand', () => {
    const left = { contact: ['جارتي', 'فاطمة'] }
    const finished = finishDraft({ ...unfinished, leftMarks: left }, { readBack: 'not-done' })
    expect(finished.ok && finished.value.leftMarks).toEqual({ contact: ['جارتي'] })
    expect(finished.ok && conversation.safeParse(finished.value).success).toBe(true)
    const none = finishDraft({ ...unfinished, leftMarks: { contact: ['فاطمة'] } }, { readBack: 'not-done' })
    expect(none.ok && 'leftMarks' in none.value).toBe(false)
  })

  it('[W1] leaves the code out: nobody but the resident has it afterwards', () => {
    const finished = finishDraft(unfinished, { readBack: 'not-done' })
    expect(JSON.stringify(finished)).not.toContain('K7M29QXT')
  })

  it('[F2] makes no conversation without consent, and none of practice', () => {
    expect(finishDraft({ ...unfinished, consent: { takePart: false } }, { readBack: 'not-done' })).toEqual({
      ok: false,
      failure: { code: 'consent-missing' },
    })
    expect(finishDraft({ ...unfinished, consent: {} }, { readBack: 'not-done' })).toEqual({
      ok: false,
      failure: { code: 'consent-missing' },
    })
    expect(finishDraft({ ...unfinished, practice: true }, { readBack: 'not-done' })).toEqual({
      ok: false,
      failure: { code: 'practice' },
    })
  })

  it('[F3] a name, address or position has no place in a draft: unknown fields are refused', () => {
    expect(draft.safeParse(unfinished).success).toBe(true)
    expect(draft.safeParse({ ...unfinished, name: 'Anna' }).success).toBe(false)
  })
})
