import { expect, it } from 'vitest'
import type { AboutTables } from '#domain/caveats.ts'
import { caveatsOf } from '#domain/caveats.ts'
import { caveatsInWords } from '#domain/caveats-in-words.ts'
import en from '#locales/en/caveats.json' with { type: 'json' }
import nl from '#locales/nl/caveats.json' with { type: 'json' }

const aboutOf = (own: number, refusals: number): AboutTables => ({
  audience: 'centre',
  least: 5,
  conversations: {
    rows: [{ centre: 'bij-betje', total: own + 1 }],
    total: { resident: own, partner: 1, other: 0, total: own + 1 },
  },
  languages: [{ language: 'nl', conversations: own + 1 }],
  holders: { 'own-coordinator': own, 'exchange-interviewer': 1, volunteer: 0, self: 0, unknown: 2 },
  refusals,
  centres: ['bij-betje', 'allekanten'],
  coded: { conversations: own, coders: 1, anotherLook: 1 },
})

it('[5.6] the caveats of a page for the wall hold no number at all, whatever was counted', () => {
  for (const own of [0, 1, 4, 5, 29])
    for (const refusals of [0, 3, 12]) {
      const about = aboutOf(own, refusals)
      const said = caveatsInWords(about)
      for (const { key, values, names } of said) {
        expect([key, values, names]).toEqual([key, {}, undefined])
        for (const words of [nl, en]) expect(words[key as keyof typeof words]).not.toMatch(/\d|\{\{/)
      }
      // The same sentences in the same order as under a table for everybody.
      const all = caveatsOf({ ...about, audience: 'public' }).map(({ key }) => key)
      expect(said.map(({ key }) => key)).toEqual(all.filter((key) => said.some((one) => one.key === key)))
      expect(said.map(({ key }) => key)).toEqual(expect.arrayContaining(['first', 'chosen', 'missingVoices']))
    }
})
