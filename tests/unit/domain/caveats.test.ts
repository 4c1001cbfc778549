import { describe, expect, it } from 'vitest'
import { aboutInside } from '#domain/about-inside.ts'
import type { AboutTables } from '#domain/caveats.ts'
import { caveatsOf } from '#domain/caveats.ts'
import { shareOf } from '#domain/share.ts'
import en from '#locales/en/caveats.json' with { type: 'json' }
import nl from '#locales/nl/caveats.json' with { type: 'json' }

const about = (over: Partial<AboutTables> = {}): AboutTables => ({
  audience: 'centre',
  least: 5,
  conversations: {
    rows: [
      { centre: 'bij-betje', total: 5 },
      { centre: 'allekanten', total: 4 },
    ],
    total: { resident: 7, partner: 2, other: 0, total: 9 },
  },
  languages: [{ language: 'nl', conversations: 9 }],
  holders: { 'own-coordinator': 6, 'exchange-interviewer': 1, volunteer: 1, self: 1, unknown: 0 },
  refusals: 2,
  centres: ['bij-betje', 'allekanten', 'buurtpunt-connect'],
  ...over,
})
const keys = (of: AboutTables) => caveatsOf(of).map((one) => one.key)

describe('[5.7] caveats', () => {
  it('say who, how chosen, n per centre, languages, own staff, refusals and missing voices, in this order', () => {
    expect(keys(about())).toEqual([
      'first',
      'who',
      'chosen',
      'perCentre',
      'languages',
      'ownStaff',
      'refusals',
      'missingCentres',
      'missingVoices',
      'contribution',
      'counts',
    ])
    const [first, who] = caveatsOf(about())
    expect(first).toEqual({ key: 'first', values: {} })
    expect(who!.values).toMatchObject({ resident: 7, partner: 2, total: 9 })
  })

  it('are there whatever was counted, also of nothing', () => {
    const nothing = about({
      conversations: { rows: [], total: { resident: 0, partner: 0, other: 0, total: 0 } },
      languages: [],
      holders: { 'own-coordinator': 0, 'exchange-interviewer': 0, volunteer: 0, self: 0, unknown: 0 },
      refusals: 0,
    })
    expect(keys(nothing)).toEqual(
      expect.arrayContaining(['first', 'who', 'chosen', 'perCentre', 'noRefusals', 'missingVoices', 'counts']),
    )
  })

  it('say that refusals are not known where they are counted over more than these conversations', () => {
    for (const audience of ['centre', 'public'] as const) {
      const found = caveatsOf(about({ audience, refusals: undefined }))
      expect(found.filter(({ key }) => /refusal/i.test(key))).toEqual([{ key: 'refusalsUnknown', values: {} }])
    }
    expect(caveatsOf(aboutInside([], { order: [], coded: undefined })).map(({ key }) => key)).toContain(
      'refusalsUnknown',
    )
  })

  it('outside give no number that was kept back, and no share that moves with one conversation', () => {
    const outside = about({
      audience: 'public',
      holders: { 'own-coordinator': 6, 'exchange-interviewer': 1, volunteer: 0, self: 1, unknown: 0 },
      conversations: {
        rows: [{ centre: 'bij-betje', total: '<5' }],
        total: { resident: '<5', partner: '<5', other: 0, total: 9 },
      },
      coded: { conversations: 9, coders: 2, anotherLook: 3 },
    })
    const caveats = caveatsOf(outside)
    expect(caveats.map((one) => one.key)).toEqual(
      expect.arrayContaining(['ownStaffMost', 'refusalsFew', 'keptBack', 'coded']),
    )
    expect(caveats.map((one) => one.key)).not.toContain('anotherLook')
    expect(JSON.stringify(caveats)).not.toContain('"count":6')
    expect(caveats.find((one) => one.key === 'perCentre')!.names).toEqual([{ id: 'bij-betje', count: '<5' }])
  })

  it('say where an import does not tell who held a conversation', () => {
    const unknown = { 'own-coordinator': 0, 'exchange-interviewer': 0, volunteer: 0, self: 0, unknown: 9 }
    expect(keys(about({ holders: unknown }))).toContain('holderUnknown')
    expect(keys(about({ holders: unknown }))).not.toContain('ownStaff')
  })

  it('have words in both languages', () => {
    const every = [
      ...caveatsOf(about({ coded: { conversations: 9, coders: 2, anotherLook: 3 } })),
      ...caveatsOf(about({ audience: 'network', refusals: 9 })),
      ...caveatsOf(about({ audience: 'network', refusals: 0, holders: { ...about().holders, unknown: 2, self: 30 } })),
      ...caveatsOf(about({ audience: 'network', holders: { ...about().holders, volunteer: 6 } })),
    ]
    for (const words of [nl, en])
      for (const { key } of every) expect(key in words || `${key}_other` in words, key).toBe(true)
  })
})

describe('[5.7] a share', () => {
  it('is given from thirty on, always beside its count and what it is of', () => {
    expect(shareOf(20, 29)).toEqual({ count: 20, of: 29 })
    expect(shareOf(20, 30)).toEqual({ count: 20, of: 30, outOf100: 67 })
    expect(shareOf('<5', 60)).toEqual({ count: '<5', of: 60 })
    expect(shareOf(20, '<5')).toEqual({ count: 20, of: '<5' })
  })
})
