import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCodebook } from '#content/codebooks.ts'
import { cueTokens, findCue, readCues } from '#domain/cue.ts'
import { suggest } from '#domain/suggest.ts'
import { suggestCues } from '#domain/suggest-cues.ts'
import { benchSuggestions, suggestionTable } from '#tests/bench/suggestions.ts'
import {
  farFetchedSentences,
  heldOutSentences,
  laterSentences,
  tuningSentences,
} from '#tests/fixtures/suggest-sentences.ts'
import { root } from '#tests/support/read-modules.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
console.log(`suggest: SEED=${seed}`)

const { effects } = findCodebook('zuidwest@1')!
const first = (text: string) => suggest(text, effects).effects[0]?.effect

describe('cues', () => {
  const lies = (cue: string, text: string): boolean => findCue(readCues(cue)[0]!, cueTokens(text)) !== undefined

  it.each([
    ['leren kennen', 'Ik heb mensen leren kennen.', true],
    ['leren kennen', 'Kennen en leren', false],
    ['help .. elkaar', 'We helpen en steunen elkaar', false],
    ['help|helpen .. elkaar', 'We helpen en steunen elkaar', true],
    ['help|helpen .. elkaar', 'We helpen nu al heel wat jaren elkaar', false],
    ['veilig*', 'Veiligheid!', true],
    ['*club', 'de kaartclub', true],
    ['*taal*', 'moedertaalles', true],
    ['taal*', 'betaald', false],
  ])('%s in “%s”: %s', (cue, text, found) => {
    expect(lies(cue, text)).toBe(found)
  })

  it.each([
    ['gezellig', 'gezelig'],
    ['veilig', 'feilig'],
    ['gehoord', 'gehoort'],
    ['vrijwilliger*', 'vreiwilligers'],
    ['eenzaamheid', 'eenzamheid'],
    ['café', 'cafe'],
    ['mijn', "m'n"],
  ])('spelling as it is typed: %s in “%s”', (cue, text) => {
    expect(lies(cue, text)).toBe(true)
  })

  it.each([
    ['heet', 'het'],
    ['woorden', 'worden'],
    ['gelezen', 'jaren geleden'],
  ])('another word is no slip: %s not in “%s”', (cue, text) => {
    expect(lies(cue, text)).toBe(false)
  })

  it('no list has a cue that begins or ends in a gap, or an empty choice', () => {
    for (const [code, lists] of Object.entries(suggestCues))
      for (const list of Object.values(lists)) {
        expect(readCues(list).length, code).toBeGreaterThan(0)
        for (const { text, places } of readCues(list)) {
          expect(text, code).not.toMatch(/^\.\.|\.\.$|\|\||\|(\s|$)|(^|\s)\|/)
          expect('gap' in places[0]!, text).toBe(false)
        }
      }
  })
})

describe('suggestions', () => {
  it('main goal right in the first two on at least 80 % of sentences that the lists never saw', () => {
    const figures = benchSuggestions()
    console.log(suggestionTable(figures))
    const { tuning, heldOut, later } = figures
    expect(tuning.sentences + heldOut.sentences + later.sentences).toBeGreaterThanOrEqual(300)
    for (const measured of [heldOut, later]) expect(measured.twoGoals.share).toBeGreaterThanOrEqual(0.8)
  })

  it('the figures in the README are those of this run', () => {
    const table = suggestionTable(benchSuggestions())
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    expect(readme.includes(table), `put this into the README:\n${table}`).toBe(true)
  })

  it('no sentence is in two of the sets', () => {
    const all = [tuningSentences, farFetchedSentences, heldOutSentences, laterSentences].flatMap((set) =>
      Object.values(set).flat(),
    )
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    ['Ik ben niet meer zo eenzaam.', 'E02'],
    ['Het gaat niet alleen om koffie maar ook om muziek en dansen.', 'E04'],
    ['Alleen op dinsdag is er bingo.', 'E04'],
    ['Ik ben hier nooit bang.', 'E06'],
    ['Ik ben niet gezien, wel door de gemeente geholpen.', 'E13'],
  ])('%s → %s', (text, effect) => {
    expect(first(text)).toBe(effect)
  })

  it('says which words it rests on, as they stood there', () => {
    const [best] = suggest('We maken samen de Buurt schóón!', effects).effects
    expect(best).toMatchObject({ effect: 'E05' })
    expect(best!.words).toContain('schóón')
  })

  it('suggests nothing where nothing points anywhere, and never an effect without words of ours', () => {
    expect(suggest('De tram was te laat.', effects)).toEqual({ goals: [], effects: [] })
    expect(suggest('', effects)).toEqual({ goals: [], effects: [] })
    expect(suggest('wij zingen', [{ id: 'own-zingen', goals: [] }]).effects).toEqual([])
  })

  it('scores lie between 0 and 1, best first, and the same text always gives the same', () => {
    const word = fc.constantFrom(...Object.values(tuningSentences).flat().join(' ').split(' '), 'zz', '🙂', 'لغة')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const found = suggest(words.join(' '), effects)
        for (const list of [found.goals, found.effects]) {
          const scores = list.map((one) => one.score)
          expect(scores.every((score) => score > 0 && score < 1)).toBe(true)
          expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        }
        expect(suggest(words.join(' '), effects)).toEqual(found)
      }),
      { seed, numRuns: 100 },
    )
  })
})
