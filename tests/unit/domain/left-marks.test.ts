import { describe, expect, it } from 'vitest'
import type { Answer } from '#domain/answer.ts'
import { leaveMark, leftMarks, standingMarks, takeUpMark } from '#domain/left-marks.ts'

const told = (text: string, changes?: readonly string[]): Answer => ({
  state: 'told',
  text,
  ...(changes === undefined ? {} : { changes: [...changes] }),
})

describe('marks that were left as they are', () => {
  it('[P24] a mark that is left is noted once, and can be taken up again', () => {
    const once = leaveMark(undefined, 'contact', 'Fatima')
    expect(once).toEqual({ contact: ['Fatima'] })
    expect(leaveMark(once, 'contact', 'Fatima')).toBe(once)
    const more = leaveMark(leaveMark(once, 'contact', 'Henk'), 'change-self', 'Henk')
    expect(more).toEqual({ contact: ['Fatima', 'Henk'], 'change-self': ['Henk'] })
    expect(takeUpMark(more, 'contact', 'Henk')).toEqual({ contact: ['Fatima'], 'change-self': ['Henk'] })
    expect(takeUpMark(once, 'contact', 'Fatima')).toBeUndefined()
    expect(takeUpMark(undefined, 'contact', 'Fatima')).toBeUndefined()
    expect(leftMarks.safeParse(more).success).toBe(true)
  })

  it('[P24] words that went out of an answer go out of what is noted: nothing personal stays behind there', () => {
    const noted = { contact: ['Fatima', '06-12345678'], 'change-self': ['Henk'], gone: ['Ria'], quiet: ['Jan'] }
    const answers = {
      contact: told('Met Fatima mee, bel …'),
      'change-self': told('', ['Henk groet mij nu']),
      quiet: { state: 'dont-know', text: '' } as const,
    }
    expect(standingMarks(noted, answers)).toEqual({ contact: ['Fatima'], 'change-self': ['Henk'] })
    expect(standingMarks({ contact: ['Fatima'] }, { contact: told('Met … mee') })).toBeUndefined()
    expect(standingMarks(undefined, answers)).toBeUndefined()
  })
})
