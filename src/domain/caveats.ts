import type { Audience, Shown } from './disclosure.ts'
import { isHidden, isSmall } from './disclosure.ts'

/** How many conversations were held by whom; `unknown` where an import does not tell. */
export type Holders = {
  readonly 'own-coordinator': number
  readonly 'exchange-interviewer': number
  readonly volunteer: number
  /** Somebody filled it in without an interviewer. */
  readonly self: number
  readonly unknown: number
}

/** What the caveats are made of; numbers already as this audience may see them. */
export type AboutTables = {
  readonly audience: Audience
  readonly least: number
  readonly conversations: {
    readonly rows: readonly { readonly centre: string; readonly total: Shown }[]
    readonly total: { readonly resident: Shown; readonly partner: Shown; readonly other: Shown; readonly total: Shown }
  }
  readonly languages: readonly { readonly language: string; readonly conversations: Shown }[]
  readonly holders: Holders
  /** `undefined`: not known of these conversations alone. */
  readonly refusals: number | undefined
  /** Centres of the programme, held or not. */
  readonly centres: readonly string[]
  /** Only under tables of effects: how many conversations were coded, how many coders, how many ask for another look. */
  readonly coded?: { readonly conversations: Shown; readonly coders: number; readonly anotherLook: number }
}

/** A sentence: its key in `locales/<lang>/caveats.json` and what stands in it. `count` chooses the plural. */
export type Caveat = {
  readonly key: CaveatKey
  readonly values: Readonly<Record<string, string | number>>
  /** Ids that the screen turns into names: of centres or languages, each with its number where there is one. */
  readonly names?: readonly { readonly id: string; readonly count?: Shown }[]
}
export type CaveatKey =
  | 'first'
  | 'who'
  | 'chosen'
  | 'perCentre'
  | 'languages'
  | 'ownStaff'
  | 'ownStaffMost'
  | 'ownStaffSome'
  | 'ownStaffFew'
  | 'holderUnknown'
  | 'refusals'
  | 'refusalsFew'
  | 'noRefusals'
  | 'refusalsUnknown'
  | 'missingCentres'
  | 'missingVoices'
  | 'coded'
  | 'anotherLook'
  | 'contribution'
  | 'counts'
  | 'keptBack'

/** Outside in words: a share that moves with one conversation would tell who held it. */
const ownStaff = ({ audience, holders }: AboutTables): readonly Caveat[] => {
  const own = holders['own-coordinator']
  const known = own + holders['exchange-interviewer'] + holders.volunteer + holders.self
  const unknown: readonly Caveat[] =
    holders.unknown === 0
      ? []
      : [{ key: 'holderUnknown', values: audience === 'centre' ? { count: holders.unknown } : { count: 0 } }]
  if (known === 0) return unknown
  if (audience === 'centre') return [{ key: 'ownStaff', values: { count: own, of: known } }, ...unknown]
  const share = own / known
  const key = share > 2 / 3 ? 'ownStaffMost' : share > 1 / 3 ? 'ownStaffSome' : 'ownStaffFew'
  return [{ key, values: {} }, ...unknown]
}

const refusals = ({ audience, least, refusals: count }: AboutTables): Caveat =>
  count === undefined
    ? { key: 'refusalsUnknown', values: {} }
    : count === 0
      ? { key: 'noRefusals', values: {} }
      : audience !== 'centre' && isSmall(count, least)
        ? { key: 'refusalsFew', values: { least } }
        : { key: 'refusals', values: { count } }

/**
 * The caveats that stand under every table, print and export, in this order; none can be left out (research/domain 5.7):
 * first indications, who was asked, how they were chosen and by whom, n per centre, languages, own staff, refusals,
 * whose voices are missing, and that a count is no share.
 */
export const caveatsOf = (about: AboutTables): readonly Caveat[] => {
  const { conversations, languages, centres, coded, audience, least } = about
  const held = new Set(conversations.rows.map((row) => row.centre))
  const missing = centres.filter((centre) => !held.has(centre))
  const { total } = conversations
  return [
    { key: 'first', values: {} },
    {
      key: 'who',
      values: {
        count: Number(isHidden(total.total) ? 0 : total.total),
        resident: total.resident,
        partner: total.partner,
        other: total.other,
        total: total.total,
      },
    },
    { key: 'chosen', values: {} },
    {
      key: 'perCentre',
      values: { count: conversations.rows.length },
      names: conversations.rows.map((row) => ({ id: row.centre, count: row.total })),
    },
    {
      key: 'languages',
      values: { count: languages.length },
      names: languages.map((row) => ({ id: row.language, count: row.conversations })),
    },
    ...ownStaff(about),
    refusals(about),
    ...(missing.length === 0
      ? []
      : [{ key: 'missingCentres' as const, values: { count: missing.length }, names: missing.map((id) => ({ id })) }]),
    { key: 'missingVoices', values: {} },
    ...(coded === undefined
      ? []
      : [
          {
            key: 'coded' as const,
            values: { coded: coded.conversations, of: total.total, count: coded.coders },
          },
        ]),
    // Inside only: what is being worked on is nobody else's concern, and its number moves one by one.
    ...(coded !== undefined && coded.anotherLook > 0 && audience === 'centre'
      ? [{ key: 'anotherLook' as const, values: { count: coded.anotherLook } }]
      : []),
    { key: 'contribution', values: {} },
    { key: 'counts', values: {} },
    ...(audience === 'centre' ? [] : [{ key: 'keptBack' as const, values: { least } }]),
  ]
}
