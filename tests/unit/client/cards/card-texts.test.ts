import { expect, it } from 'vitest'
import { sayingOf } from '../../../../src/client/features/cards/card-texts.ts'

const standard = { nl: { I01: 'Ik help mee' }, ar: { I01: 'أساعد' } }
const card = (words?: Readonly<Record<string, string>>) => ({ id: 'I01', pictogram: 'tulip', ...(words && { words }) })

it('[P9] a card speaks the language of the game with the Dutch beside it', () => {
  expect(sayingOf(card(), 'ar', standard)).toEqual({ own: 'أساعد', dutch: 'Ik help mee' })
  expect(sayingOf(card(), 'nl', standard)).toEqual({ own: 'Ik help mee', dutch: undefined })
})

it('[P9] what nobody wrote in that language is Dutch and says so, so that no other voice reads it', () => {
  expect(sayingOf(card({ nl: 'Ik zing' }), 'ar', standard)).toEqual({
    own: 'Ik zing',
    dutch: undefined,
    language: 'nl',
  })
})
