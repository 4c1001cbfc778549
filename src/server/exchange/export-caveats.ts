import type { AboutTables } from '#domain/caveats.ts'
import { caveatsOf } from '#domain/caveats.ts'
import words from '#locales/nl/caveats.json' with { type: 'json' }
import { counted } from './counted.ts'
import { fill } from './fill-words.ts'

const said: Readonly<Record<string, string | undefined>> = words
const many = counted(words)
const languages = new Intl.DisplayNames(['nl'], { type: 'language' })
const list = new Intl.ListFormat('nl', { style: 'long', type: 'unit' })

/** The caveats that stand under every table, as sentences (research/domain 5.7). */
export const caveatLines = (about: AboutTables, centreName: (id: string) => string): readonly string[] =>
  caveatsOf(about).map(({ key, values, names = [] }) => {
    const named = names.map(({ id, count }) => {
      const name = key === 'languages' ? (languages.of(id) ?? id) : centreName(id)
      return count === undefined ? name : `${name} ${count}`
    })
    const text = said[key] ?? many(key, Number(values.count ?? 0))
    return fill(text, { ...values, names: list.format(named) })
  })
