import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, root } from '#tests/support/read-modules.ts'

type Words = { readonly [key: string]: string | Words }

/** Languages with every word, and languages with what a resident sees. Their lists stand in client/i18n/language.ts. */
const whole = ['nl', 'en']
const residents = ['ar', 'tr', 'pl', 'fa']
/** What residents see: the card game in six languages, the plate in three. */
const gameNamespaces = ['cards', 'meaning-cards', 'pictures']
const residentNamespaces: Readonly<Record<string, readonly string[]>> = {
  ar: ['conversation', 'praatplaat', ...gameNamespaces],
  tr: gameNamespaces,
  pl: gameNamespaces,
  fa: gameNamespaces,
}
const owed = residents.flatMap((language) =>
  residentNamespaces[language]!.map((namespace) => [language, namespace] as const),
)

const namespaces = listFiles('locales/nl').map((path) => path.replace(/^.*\/(.*)\.json$/, '$1'))
const textOf = (language: string, namespace: string) =>
  readFileSync(join(root, `locales/${language}/${namespace}.json`), 'utf8')
const exists = (language: string, namespace: string) =>
  listFiles(`locales/${language}`).includes(`locales/${language}/${namespace}.json`)

const flatten = (words: Words, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : flatten(value, `${path}${key}.`),
  )
const read = (language: string, namespace: string): ReadonlyMap<string, string> =>
  new Map(flatten(JSON.parse(textOf(language, namespace)) as Words))

const plural = /_(zero|one|two|few|many|other)$/
const stemOf = (key: string) => key.replace(plural, '')
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([a-zA-Z]+)[^}]*\}\}/g)].map((match) => match[1]!))].toSorted()

/** What is wrong with one language's words beside the Dutch ones; empty when nothing is. */
const compare = (
  nl: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  language: string,
): readonly string[] => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const stems = new Set([...nl.keys()].filter((key) => plural.test(key) && nl.has(`${stemOf(key)}_other`)).map(stemOf))
  const wanted = new Set([
    ...[...nl.keys()].filter((key) => !stems.has(stemOf(key))),
    ...[...stems].flatMap((stem) => forms.map((form) => `${stem}_${form}`)),
  ])
  const dutch = (key: string) => nl.get(key) ?? nl.get(`${stemOf(key)}_other`) ?? ''
  return [
    ...[...wanted].filter((key) => !other.has(key)).map((key) => `${key} is missing`),
    ...[...other.keys()].filter((key) => !wanted.has(key)).map((key) => `${key} is left over`),
    ...[...other].filter(([, text]) => text.trim() === '').map(([key]) => `${key} is empty`),
    ...[...other].filter(([, text]) => text !== text.trim()).map(([key]) => `${key} has spaces at its edge`),
    ...[...other]
      // A form for one or two may say the number in a word ("één gesprek"): it may leave the count out, nothing else.
      .filter(([key, text]) => {
        const has = placeholders(text)
        const should = placeholders(dutch(key))
        const short = /_(zero|one|two)$/.test(key)
        return !(
          should.every((one) => has.includes(one) || (short && one === 'count')) &&
          has.every((one) => should.includes(one))
        )
      })
      .map(
        ([key, text]) =>
          `${key}: {{${placeholders(text).join('}}, {{')}}} instead of {{${placeholders(dutch(key)).join('}}, {{')}}}`,
      ),
  ]
}

describe('[L1] words', () => {
  it('there are words to check', () => {
    expect(namespaces).toEqual(
      expect.arrayContaining(['ui', 'setup', 'conversation', 'archive', 'problems', 'praatplaat']),
    )
    for (const namespace of namespaces) expect(read('nl', namespace).size, namespace).toBeGreaterThan(0)
  })

  it.each(whole.flatMap((language) => namespaces.map((namespace) => [language, namespace] as const)))(
    '%s/%s is whole: same keys, same placeholders, every plural form, nothing empty or left over',
    (language, namespace) => {
      expect(exists(language, namespace)).toBe(true)
      expect(compare(read('nl', namespace), read(language, namespace), language)).toEqual([])
    },
  )

  it.each(owed)('%s/%s is whole, for everything a resident sees', (language, namespace) => {
    expect(exists(language, namespace)).toBe(true)
    expect(compare(read('nl', namespace), read(language, namespace), language)).toEqual([])
  })

  it('a language holds no file that Dutch does not have, and what it has beyond its duty is whole too', () => {
    for (const language of [...whole, ...residents])
      for (const path of listFiles(`locales/${language}`)) {
        const namespace = path.replace(/^.*\/(.*)\.json$/, '$1')
        expect(namespaces, path).toContain(namespace)
        expect(compare(read('nl', namespace), read(language, namespace), language), path).toEqual([])
      }
  })

  it('the comparison finds what it should', () => {
    const nl = new Map([
      ['a', 'Hallo {{name}}'],
      ['n_one', '{{count}} gesprek'],
      ['n_other', '{{count}} gesprekken'],
    ])
    expect(compare(nl, nl, 'nl')).toEqual([])
    expect(compare(nl, new Map([...nl].slice(1)), 'nl')).toEqual(['a is missing'])
    expect(compare(nl, new Map([...nl, ['x', 'y']]), 'nl')).toEqual(['x is left over'])
    expect(compare(nl, new Map([...nl, ['a', '']]), 'nl')).toHaveLength(2)
    expect(compare(nl, new Map([...nl, ['a', 'Hallo {{naam}}']]), 'nl')).toHaveLength(1)
    expect(compare(nl, nl, 'ar').toSorted()).toEqual(
      ['n_few', 'n_many', 'n_two', 'n_zero'].map((key) => `${key} is missing`),
    )
  })

  it('no file has a key twice, which JSON would swallow', () => {
    for (const language of [...whole, ...residents])
      for (const path of listFiles(`locales/${language}`)) {
        const stack: Set<string>[] = []
        const twice: string[] = []
        const text = readFileSync(join(root, path), 'utf8')
        for (const [token, key] of text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
          if (token === '{') stack.push(new Set())
          else if (token === '}') stack.pop()
          else if (key !== undefined) {
            if (stack.at(-1)!.has(key)) twice.push(key)
            stack.at(-1)!.add(key)
          }
        }
        expect(twice, path).toEqual([])
      }
  })

  it('what a resident hears in Dutch is plain: at most 15 words in a sentence, no percentages', () => {
    const long = [...read('nl', 'conversation'), ...read('nl', 'cards')].flatMap(([key, text]) =>
      text
        .split(/(?<=[.?!:])\s+/)
        .filter((sentence) => sentence.split(/\s+/).length > 15)
        .map((sentence) => `${key}: ${sentence}`),
    )
    expect(long).toEqual([])
    for (const namespace of namespaces)
      for (const [key, text] of read('nl', namespace)) expect(text, `${namespace}:${key}`).not.toMatch(/\d\s?%|procent/)
  })

  it('nobody is blamed: no "fout", "ongeldig" or "mislukt" in Dutch', () => {
    for (const namespace of namespaces)
      for (const [key, text] of read('nl', namespace))
        expect(text, `${namespace}:${key}`).not.toMatch(/\b(ongeldig|mislukt|foutmelding|error|verboden)\b/i)
  })

  it('Arabic and Persian are written in Arabic script', () => {
    // A title may be a proper name.
    for (const language of ['ar', 'fa'])
      for (const namespace of residentNamespaces[language]!)
        for (const [key, text] of exists(language, namespace) ? read(language, namespace) : [])
          if (!/^title$/.test(key))
            expect(text.replace(/\{\{[^}]*\}\}/g, ''), `${language}/${namespace}:${key}`).toMatch(/[\u0600-\u06ff]/)
  })
})
