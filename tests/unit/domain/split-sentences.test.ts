import { describe, expect, it } from 'vitest'
import { passageText } from '#domain/coding.ts'
import { seededRandom } from '#domain/seeded-random.ts'
import { splitSentences } from '#domain/split-sentences.ts'
import { cutByPassages, moveEnd, wordsIn } from '#domain/word-handles.ts'

const sentences = (text: string) => splitSentences(text).map((one) => passageText(text, one))

describe('sentences, split ahead for whoever codes by tapping', () => {
  it('end at a full stop, a question or exclamation mark, and at every new line', () => {
    expect(sentences('Ik kom hier graag. Leuk toch? Ja!\nKoffie is goed')).toEqual([
      'Ik kom hier graag.',
      'Leuk toch?',
      'Ja!',
      'Koffie is goed',
    ])
  })
  it('also for whoever types without capitals, and before a word that has its capital second', () => {
    expect(sentences('ik kom hier graag. het is leuk.')).toEqual(['ik kom hier graag.', 'het is leuk.'])
    expect(sentences('Het is rustig... ’s Avonds durf ik naar buiten. ’t Is fijn.')).toEqual([
      'Het is rustig...',
      '’s Avonds durf ik naar buiten.',
      '’t Is fijn.',
    ])
    expect(sentences('Wij koken enz. Daarna eten we.')).toEqual(['Wij koken enz.', 'Daarna eten we.'])
  })
  it('keep closing quotes and brackets, and leave a row of marks whole', () => {
    expect(sentences('Ze zei: "Kom binnen!" Dat deed ik?! (Echt waar.) Fijn.')).toEqual([
      'Ze zei: "Kom binnen!"',
      'Dat deed ik?!',
      '(Echt waar.)',
      'Fijn.',
    ])
  })
  it('do not end inside numbers, addresses, abbreviations, initials, titles or a pause', () => {
    for (const whole of [
      'Dat kost 1.50 euro op www.denhaag.nl per keer.',
      'Wij doen o.a. koken en bijv. naaien.',
      'Ik sprak met J. en met mevr. Bakker en dhr. De Wit.',
      'Ik dacht… misschien toch wel ... en toen ging ik.',
      'Open van 9 t/m 12, d.w.z. elke ochtend.',
    ])
      expect(sentences(whole)).toEqual([whole])
  })
  it('take the dashes of a list off, and the blank lines between', () => {
    expect(sentences('Ik slaap beter\n\nDoor de koffie.\n\n- Ik ken mensen\n- Ik kook')).toEqual([
      'Ik slaap beter',
      'Door de koffie.',
      'Ik ken mensen',
      'Ik kook',
    ])
  })
  it('split Arabic at its own question mark and at stops, though it has no capitals', () => {
    expect(sentences('جئت مع جارتي. تعلمت الهولندية! هل هذا جيد؟ نعم')).toEqual([
      'جئت مع جارتي.',
      'تعلمت الهولندية!',
      'هل هذا جيد؟',
      'نعم',
    ])
  })
  it('leave an emoji with the sentence it follows, and count it as one', () => {
    const text = 'Fijn! 🧡 En gezellig. 🎉'
    expect(sentences(text)).toEqual(['Fijn! 🧡', 'En gezellig. 🎉'])
    expect(splitSentences(text)[1]).toEqual({ from: 8, to: 23 - 1 })
    expect(sentences('🧡')).toEqual(['🧡'])
  })
  it('are none where nothing was told', () => {
    expect(splitSentences('')).toEqual([])
    expect(splitSentences(' \n - \n')).toEqual([])
  })
  it('of any text: in order, apart, inside it, and every letter in one of them', () => {
    const random = seededRandom(20261123)
    const pieces = ['Ik', 'o.a.', '…', '.', '?', ' ', ' ', '\n', '- ', '🧡', 'مرحبا', '؟', '"', ')', '1.5', 'Ja', 'é']
    for (let round = 0; round < 400; round += 1) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 24) },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join('')
      const points = [...text]
      const found = splitSentences(text)
      let last = 0
      const covered = new Set<number>()
      for (const { from, to } of found) {
        expect(from, text).toBeGreaterThanOrEqual(last)
        expect(to, text).toBeLessThanOrEqual(points.length)
        last = to
        for (let at = from; at < to; at += 1) covered.add(at)
      }
      points.forEach((point, at) => {
        if (/[\p{L}\p{N}]/u.test(point)) expect(covered.has(at), `${text} at ${at}`).toBe(true)
      })
    }
  })
})

describe('word handles', () => {
  const text = 'Ik 🧡 de koffie.\n- Ook thee'
  const at = (words: string) => {
    const from = [...text.slice(0, text.indexOf(words))].length
    return { from, to: from + [...words].length }
  }
  it('find the words, none of them the dash of a list', () => {
    expect(wordsIn(text).map((one) => passageText(text, one))).toEqual(['Ik', '🧡', 'de', 'koffie.', 'Ook', 'thee'])
  })
  it('widen and narrow at either end, a word at a time', () => {
    const moved = (end: 'start' | 'end', how: 'wider' | 'narrower', words = 'de koffie.') => {
      const to = moveEnd(text, at(words), end, how)
      return to === undefined ? undefined : passageText(text, to)
    }
    expect(moved('start', 'wider')).toBe('🧡 de koffie.')
    expect(moved('start', 'narrower')).toBe('koffie.')
    expect(moved('end', 'narrower')).toBe('de')
    expect(moved('end', 'wider')).toBe('de koffie.\n- Ook')
    expect(moved('start', 'wider', 'Ik')).toBeUndefined()
    expect(moved('end', 'wider', 'thee')).toBeUndefined()
    expect(moved('end', 'narrower', 'thee')).toBeUndefined()
    expect(moved('start', 'narrower', 'thee')).toBeUndefined()
  })
  it('cut a sentence where marks begin and end', () => {
    expect(cutByPassages({ from: 0, to: 10 }, [{ from: 2, to: 6 }, undefined, { from: 4, to: 20 }])).toEqual([
      { from: 0, to: 2, in: [1] },
      { from: 2, to: 4, in: [0, 1] },
      { from: 4, to: 6, in: [0, 1, 2] },
      { from: 6, to: 10, in: [1, 2] },
    ])
    expect(cutByPassages({ from: 3, to: 5 }, [])).toEqual([{ from: 3, to: 5, in: [] }])
  })
})
