import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { currentPraatplaat } from '#content/registry.ts'
import ar from '#locales/ar/praatplaat.json' with { type: 'json' }
import en from '#locales/en/praatplaat.json' with { type: 'json' }
import nl from '#locales/nl/praatplaat.json' with { type: 'json' }

type Words = { readonly [key: string]: string | Words }
const locales: Readonly<Record<string, Words>> = { nl, en, ar }

const flatten = (words: Words, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : flatten(value, `${path}${key}.`),
  )

describe('words of the praatplaat', () => {
  it('the Dutch questions are those of bijlage 2, to the letter', () => {
    const wording = [
      nl.questions.contact.question,
      nl.groups['2'],
      nl.questions['change-self'].question,
      nl.questions['change-neighbourhood'].question,
      nl.groups['3'],
      nl.questions['area-neighbourhood'].question,
      nl.questions['area-meeting'].question,
      nl.questions['area-challenges'].question,
      nl.questions['area-involvement'].question,
      nl.questions['area-institutions'].question,
      nl.questions['anything-else'].question,
      nl.noNames,
    ]
    expect(wording).toEqual([
      'Hoe ben je in contact gekomen met het ontmoetingscentrum?',
      'Wat is de meest belangrijke verandering door het ontmoetingscentrum die je hebt gezien of ervaren? Hoe is dat zo gekomen?',
      'Voor jezelf',
      'Voor de bewoners en de wijk',
      'Zie jij voorbeelden van hoe het ontmoetingscentrum deze leefgebieden verandert voor en met de bewoners?',
      'Een prettige, leefbare en veilige buurt',
      'Hoe bewoners elkaar ontmoeten en verbonden voelen met elkaar en de buurt',
      'Hoe bewoners omgaan met uitdagingen of problemen in hun leven',
      'Betrokkenheid bij de buurtactiviteiten of vrijwilligerswerk',
      'Hoe bewoners zich ondersteund en gezien voelen door instanties',
      'Wil je nog iets noemen wat het ontmoetingscentrum voor jou en/of voor jouw buurt betekent?',
      'Schrijf geen namen of persoonlijke informatie op deze praatplaat.',
    ])
  })

  it.each(Object.keys(locales))('[L1] %s has every word that Dutch has, and none besides', (language) => {
    expect(flatten(locales[language]!).map(([key]) => key)).toEqual(flatten(nl).map(([key]) => key))
    for (const [key, text] of flatten(locales[language]!)) expect(text.trim(), key).toBe(text)
    for (const [key, text] of flatten(locales[language]!)) expect(text, key).not.toBe('')
  })

  it('[L1] every part of the plate has its words, and parts that ask for changes have the words for that', () => {
    const questions: Words = nl.questions
    expect(Object.keys(questions).toSorted()).toEqual(currentPraatplaat.questions.map((one) => one.id).toSorted())
    for (const question of currentPraatplaat.questions) {
      const keys = Object.keys(questions[question.id]!)
      expect(keys).toEqual(expect.arrayContaining(['question', 'short', 'help', 'prompt1', 'prompt2', 'prompt3']))
      expect(keys.includes('changesLead'), question.id).toBe(question.kind === 'changes')
    }
  })

  it('our own Dutch stays plain: at most 17 words in a sentence', () => {
    const own = flatten(nl).filter(([key]) => !key.endsWith('.question') && !key.startsWith('groups.'))
    for (const [key, text] of own)
      for (const sentence of text.split(/(?<=[.?!])\s/))
        expect(sentence.split(/\s+/).length, key).toBeLessThanOrEqual(17)
  })

  it('Arabic is written in Arabic script, apart from names', () => {
    for (const [key, text] of flatten(ar)) {
      if (key === 'title') continue
      expect(text.replace(/© Movisie, Utrecht, 2025/, ''), key).not.toMatch(/[A-Za-z]/)
      expect(text, key).toMatch(/[\u0600-\u06ff]/)
    }
  })

  it('no file has a key twice, which JSON would swallow', () => {
    for (const language of Object.keys(locales)) {
      const text = readFileSync(new URL(`../../locales/${language}/praatplaat.json`, import.meta.url), 'utf8')
      const parsed = flatten(locales[language]!).length
      expect([...text.matchAll(/": "/g)].length, language).toBe(parsed)
    }
  })
})
