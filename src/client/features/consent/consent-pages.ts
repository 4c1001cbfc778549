import type { Draft } from '#domain/draft.ts'

/** The five cards: one idea a screen (research/domain 5.5). */
export const consentCards = ['why', 'stopping', 'names', 'readers', 'next'] as const
export type ConsentCard = (typeof consentCards)[number]

/** Asked back, because people who can say it back understood it; each leads to the card that explains it. */
export const checkedCards = ['stopping', 'names'] as const satisfies readonly ConsentCard[]
export type CheckedCard = (typeof checkedCards)[number]

export const consentPages = [...consentCards, 'check-stopping', 'check-names', 'take-part', 'quote'] as const
export type ConsentPage = (typeof consentPages)[number] | 'refused'

/** @returns the page of that name; the first card for a name that is none. */
export const consentPage = (name: string | undefined): ConsentPage =>
  name === 'refused' ? name : (consentPages.find((page) => page === name) ?? consentPages[0])

/** @returns the pages before and after; `refused` lies beside the row and leads back to the question it came from. */
export const besides = (
  page: ConsentPage,
): { readonly previous: ConsentPage | undefined; readonly next: ConsentPage | undefined } => {
  if (page === 'refused') return { previous: 'take-part', next: undefined }
  const at = consentPages.indexOf(page)
  return { previous: consentPages[at - 1], next: consentPages[at + 1] }
}

export const checkedCard = (page: ConsentPage): CheckedCard | undefined =>
  checkedCards.find((card) => page === `check-${card}`)

export const isCard = (page: ConsentPage): page is ConsentCard => consentCards.some((card) => card === page)

/** You may stop: yes. We write down your name: no. */
export const rightAnswer: Readonly<Record<CheckedCard, 'yes' | 'no'>> = { stopping: 'yes', names: 'no' }

/** What the answers say about understanding: once explained again stays so, however right the next answer is. */
export const afterCheck = (consent: Draft['consent'], wasRight: boolean): Draft['consent'] => ({
  ...consent,
  understood: wasRight && consent.understood !== 'after-explaining' ? 'at-once' : 'after-explaining',
})
