import { describe, expect, it } from 'vitest'
import {
  allOpenMarks,
  answerPieces,
  leaveMarks,
  openMarks,
  takeUpMarked,
  writePiece,
} from '#client/features/praatplaat/answer-pieces.ts'
import { answerWithout, forgetAnswer, writeChanges, writeStory } from '#client/features/praatplaat/write-answer.ts'
import { currentPraatplaat } from '#content/registry.ts'
import type { Draft } from '#domain/draft.ts'
import { draft as draftSchema } from '#domain/draft.ts'

const empty: Draft = {
  kind: 'draft',
  id: '3b241101-e2bb-4255-8caf-4136c566a962',
  root: '3b241101-e2bb-4255-8caf-4136c566a962',
  revision: 1,
  practice: false,
  day: '2026-11-23',
  programme: 'zuidwest',
  round: '2026-2',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
  with: 'resident',
  language: 'nl',
  mode: 'interviewer',
  heldBy: 'own-coordinator',
  helper: 'none',
  number: 1,
  place: { step: 'plate' },
  consent: {},
  answers: {},
}

describe('writing an answer', () => {
  it('keeps what is typed to the character', () => {
    const text = '  Eerst\n\nbleef ik thuis… 😊 أنا '
    expect(writeStory(empty, 'contact', text).answers.contact).toEqual({ state: 'told', text })
  })

  it('whoever types has something to tell: "don’t know" is over', () => {
    const passed = answerWithout(empty, 'contact', 'dont-know')
    expect(passed.answers.contact).toEqual({ state: 'dont-know', text: '' })
    expect(writeStory(passed, 'contact', 'toch wel').answers.contact?.state).toBe('told')
  })

  it('an answer without a word is no answer', () => {
    expect(writeStory(writeStory(empty, 'contact', 'a'), 'contact', '').answers).toEqual({})
    expect(forgetAnswer(answerWithout(empty, 'contact', 'skipped'), 'contact').answers).toEqual({})
    const list = writeChanges(empty, 'change-self', { changes: ['a'], most: 0 })
    expect(writeChanges(list, 'change-self', { changes: [] }).answers).toEqual({})
  })

  it('a change and its story do not disturb each other, nor another answer', () => {
    const story = writeStory(writeStory(empty, 'contact', 'deur'), 'change-self', 'zo ging het')
    const both = writeChanges(story, 'change-self', { changes: ['ik slaap', 'ik lach'], most: 1 })
    expect(both.answers).toEqual({
      contact: { state: 'told', text: 'deur' },
      'change-self': { state: 'told', text: 'zo ging het', changes: ['ik slaap', 'ik lach'], most: 1 },
    })
    expect(writeStory(both, 'change-self', 'anders').answers['change-self']?.changes).toEqual(['ik slaap', 'ik lach'])
  })

  it('what the screens write is a draft that opens again', () => {
    const written = writeChanges(answerWithout(empty, 'contact', 'skipped'), 'change-self', { changes: ['a'], most: 0 })
    expect(draftSchema.safeParse(written).success).toBe(true)
  })
})

describe('the texts that are checked', () => {
  const filled = writeChanges(writeStory(empty, 'change-self', 'Bel 06 12 34 56 78'), 'change-self', {
    changes: ['ik slaap', 'mail a@voorbeeld.nl'],
  })

  it('every typed text is looked at, changes too', () => {
    const pieces = answerPieces(currentPraatplaat, filled.answers)
    expect(pieces.map(({ text, findings }) => [text, findings.map(({ kind }) => kind)])).toEqual([
      ['ik slaap', []],
      ['mail a@voorbeeld.nl', ['email']],
      ['Bel 06 12 34 56 78', ['phone']],
    ])
  })

  it('[P24] a mark is open until it was left or taken away; left in one answer is not left in another', () => {
    const twice = writeStory(filled, 'contact', 'Bel 06 12 34 56 78 of 070 123 45 67')
    const open = (draft: Draft) =>
      answerPieces(currentPraatplaat, draft.answers).flatMap((piece) =>
        openMarks(piece, draft.leftMarks).map((mark) => piece.text.slice(mark.from, mark.to)),
      )
    expect(open(twice)).toEqual(['06 12 34 56 78', '070 123 45 67', 'a@voorbeeld.nl', '06 12 34 56 78'])
    const left = leaveMarks(twice, [{ question: 'contact', words: '06 12 34 56 78' }])
    expect(open(left)).toEqual(['070 123 45 67', 'a@voorbeeld.nl', '06 12 34 56 78'])
    expect(open(leaveMarks(left, allOpenMarks(answerPieces(currentPraatplaat, left.answers), left.leftMarks)))).toEqual(
      [],
    )
    expect(open(takeUpMarked(left, 'contact', '06 12 34 56 78'))).toEqual(open(twice))
    expect('leftMarks' in takeUpMarked(left, 'contact', '06 12 34 56 78')).toBe(false)
    expect(draftSchema.safeParse(left).success).toBe(true)
  })

  it('writing one text leaves the others', () => {
    const [, mail, story] = answerPieces(currentPraatplaat, filled.answers)
    expect(writePiece(filled, mail!, 'mail …').answers['change-self']?.changes).toEqual(['ik slaap', 'mail …'])
    expect(writePiece(filled, story!, 'Bel …').answers['change-self']).toEqual({
      state: 'told',
      text: 'Bel …',
      changes: ['ik slaap', 'mail a@voorbeeld.nl'],
    })
  })
})
