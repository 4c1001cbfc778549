import { describe, expect, it } from 'vitest'
import type { CheckedCard } from '#client/features/consent/consent-pages.ts'
import {
  afterCheck,
  besides,
  checkedCard,
  checkedCards,
  consentCards,
  consentPage,
  consentPages,
  isCard,
  rightAnswer,
} from '#client/features/consent/consent-pages.ts'
import { draftConsent } from '#domain/draft.ts'

describe('consent', () => {
  it('five cards, then two questions back, then two separate choices', () => {
    expect(consentPages.filter(isCard)).toEqual([...consentCards])
    expect(consentPages.slice(5)).toEqual(['check-stopping', 'check-names', 'take-part', 'quote'])
  })

  it('every page can be left backwards, and a no can be taken back', () => {
    for (const page of consentPages.slice(1)) expect(besides(page).previous).toBeDefined()
    expect(besides('refused').previous).toBe('take-part')
    expect(besides('why').previous).toBeUndefined()
  })

  it('the row of pages reaches from the first card to the last choice', () => {
    const walked: string[] = []
    for (let page = consentPage(undefined); ; ) {
      walked.push(page)
      const { next } = besides(page)
      if (next === undefined) break
      page = next
    }
    expect(walked).toEqual([...consentPages])
    expect(consentPage('nonsense')).toBe(consentPages[0])
  })

  it('what is asked back was told on a card', () => {
    expect(checkedCards.map((card) => checkedCard(`check-${card}`))).toEqual([...checkedCards])
    expect(Object.keys(rightAnswer).toSorted()).toEqual([...checkedCards].toSorted())
    expect(checkedCards.every((card: CheckedCard) => consentCards.includes(card))).toBe(true)
  })

  it('once explained again stays explained again, however right the next answer is', () => {
    const helped = afterCheck(afterCheck({}, false), true)
    expect(helped.understood).toBe('after-explaining')
    expect(afterCheck(afterCheck({}, true), false).understood).toBe('after-explaining')
    expect(afterCheck(afterCheck({}, true), true).understood).toBe('at-once')
    expect(draftConsent.safeParse(helped).success).toBe(true)
  })

  it('answering a question back neither agrees nor refuses', () => {
    expect(afterCheck({ takePart: true, quote: false }, true)).toMatchObject({ takePart: true, quote: false })
    expect(afterCheck({}, true).takePart).toBeUndefined()
  })
})
