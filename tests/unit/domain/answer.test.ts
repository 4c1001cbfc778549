import { describe, expect, it } from 'vitest'
import { answerText, isFilled, mostAndOthers } from '#domain/answer.ts'

describe('answerText', () => {
  it('[X1] puts the most important change first, then the story, then the other changes', () => {
    const text = answerText({
      state: 'told',
      text: 'Eerst bleef ik thuis.',
      changes: ['Ik kom buiten', 'Ik durf te praten', 'Ik slaap beter'],
      most: 1,
    })
    expect(text).toBe('Ik durf te praten\n\nEerst bleef ik thuis.\n\n- Ik kom buiten\n- Ik slaap beter')
  })

  it('[X1] leaves no blank lines where a part is empty', () => {
    expect(answerText({ state: 'told', text: 'Alleen dit.', changes: [] })).toBe('Alleen dit.')
    expect(answerText({ state: 'told', text: '', changes: ['Eén ding'], most: 0 })).toBe('Eén ding')
  })

  it('[X1] says nothing for somebody who does not know or skipped, whatever was typed before', () => {
    expect(answerText({ state: 'dont-know', text: 'oud' })).toBe('')
    expect(answerText({ state: 'skipped', text: 'oud' })).toBe('')
    expect(answerText(undefined)).toBe('')
  })
})

describe('mostAndOthers', () => {
  const told = { state: 'told', text: '', changes: ['buiten', ' ', 'praten', ''] } as const

  it('tells the change that matters most from the others, which keep their order; places without words are none', () => {
    expect(mostAndOthers({ ...told, changes: [...told.changes, 'slapen'], most: 2 })).toEqual({
      most: 'praten',
      others: ['buiten', 'slapen'],
    })
    expect(mostAndOthers({ ...told, changes: [...told.changes] })).toEqual({
      most: undefined,
      others: ['buiten', 'praten'],
    })
  })

  it('knows no most where none was chosen, where the place is empty or where there is no such place', () => {
    for (const most of [1, 9])
      expect(mostAndOthers({ ...told, changes: [...told.changes], most })).toEqual({
        most: undefined,
        others: ['buiten', 'praten'],
      })
    expect(mostAndOthers({ state: 'told', text: 'alleen een verhaal' })).toEqual({ most: undefined, others: [] })
    expect(mostAndOthers(undefined)).toEqual({ most: undefined, others: [] })
  })
})

describe('isFilled', () => {
  it('keeps five different things apart: nothing, white space, words, not knowing, skipping', () => {
    expect(isFilled(undefined)).toBe(false)
    expect(isFilled({ state: 'told', text: '  \n' })).toBe(false)
    expect(isFilled({ state: 'told', text: '', changes: ['x'] })).toBe(true)
    expect(isFilled({ state: 'dont-know', text: '' })).toBe(true)
    expect(isFilled({ state: 'skipped', text: '' })).toBe(true)
  })
})
