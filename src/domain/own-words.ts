import type { Recording } from './attachment.ts'
import type { CodedRecord } from './coded-record.ts'
import type { AgreedPassage } from './coding.ts'
import type { Conversation } from './conversation.ts'
import type { Reading, Says } from './reading.ts'
import type { PlainRecord } from './record.ts'
import type { Selection } from './selection.ts'

/** A record in two: what may be counted by whoever never reads, and what somebody said in words of their own. */
export type Apart<Plain> = {
  /** A whole record of the same kind, without those words. */
  readonly closed: Plain
  /** Laid over `closed` (`laidOver`) it is the record again. */
  readonly words: Readonly<Record<string, unknown>>
}

/** A SHA-256 that nothing has: the real one would let whoever guesses an answer find out that it was right. */
const noHash = '0'.repeat(64)

const conversationApart = (of: Conversation): Apart<Conversation> => {
  const { leftMarks, cards, ...rest } = of
  const answers = Object.entries(of.answers)
  return {
    closed: {
      ...rest,
      answers: Object.fromEntries(answers.map(([question, { state }]) => [question, { state, text: '' }])),
      ...(cards === undefined ? {} : { cards: { ...cards, ownCards: [] } }),
    },
    words: {
      answers: Object.fromEntries(answers.map(([question, { state: _told, ...said }]) => [question, said])),
      ...(leftMarks === undefined ? {} : { leftMarks }),
      ...(cards === undefined ? {} : { cards: { ownCards: cards.ownCards } }),
    },
  }
}

type Said = Pick<AgreedPassage, 'words' | 'effects' | 'newEffect' | 'health'>
/**
 * The id of an effect of the programme's own is its name: out it goes. A passage keeps that something new was marked
 * where nothing else is left of it, by no name that two of them could share.
 */
const passageApart = <Passage extends Said>(of: Passage, name: string): Passage => {
  const effects = of.effects.filter((effect) => !effect.startsWith('own-'))
  const isEmptied = effects.length === 0 && of.effects.length > 0 && !of.health
  return {
    ...of,
    words: { answer: noHash, passage: noHash },
    effects,
    ...(of.newEffect === undefined && !isEmptied ? {} : { newEffect: name }),
  }
}
/** That it was chosen, and with how many votes, counts as closed; why is words, and so is what was said against it. */
const selectionApart = (of: Selection): Apart<Selection> => {
  const { reason, dissent, early, translation, ...rest } = of
  return {
    closed: { ...rest, reason: '', dissent: '' },
    words: {
      reason,
      dissent,
      ...(early === undefined ? {} : { early }),
      ...(translation === undefined ? {} : { translation }),
    },
  }
}

const saidIn = ({ words, effects, newEffect }: Said) => ({ words, effects, newEffect: newEffect ?? null })

/** Stands for words: a reading that says nothing is none. */
const noWords = '…'

/** What people at the table said of results is theirs; which question, whose, of which number, which state is counted. */
const readingApart = (of: Reading): Apart<Reading> => {
  const split = (says: Says): { readonly closed: Says; readonly words: Readonly<Record<string, unknown>> } => {
    switch (says.part) {
      case 'meaning':
      case 'outcome':
        return { closed: { ...says, text: noWords }, words: { text: says.text } }
      case 'action':
        return { closed: { ...says, what: noWords, who: noWords }, words: { what: says.what, who: says.who } }
      default:
        return { closed: says, words: {} }
    }
  }
  const { closed, words } = split(of.says)
  return { closed: { ...of, says: closed }, words: { says: words } }
}

/**
 * Takes a record apart (SPEC O2). What counts as closed: who, where, when, with which form, which state each answer is
 * in, where cards lay, which effects of the list were marked. Open: every text, own cards, hashes of texts, effects of
 * the programme's own, which are names that coders gave.
 */
export const apart = <Plain extends PlainRecord | CodedRecord | Reading | Recording>(of: Plain): Apart<Plain> => {
  const split = (
    one: PlainRecord | CodedRecord | Reading | Recording,
  ): Apart<PlainRecord | CodedRecord | Reading | Recording> => {
    const name = `apart ${one.id}`
    switch (one.kind) {
      case 'conversation':
        return conversationApart(one)
      case 'coding':
        return { closed: passageApart(one, name), words: saidIn(one) }
      case 'consensus':
        return {
          closed: { ...one, passages: one.passages.map((passage, at) => passageApart(passage, `${name} ${at}`)) },
          words: { passages: one.passages },
        }
      case 'quote-clearance':
        return { closed: { ...one, words: { answer: noHash, passage: noHash } }, words: { words: one.words } }
      case 'selection':
        return selectionApart(one)
      case 'reading':
        return readingApart(one)
      // A refusal and what is known of a recording hold no words; what was recorded lies under the key of the words.
      default:
        return { closed: one, words: {} }
    }
  }
  return split(of) as Apart<Plain>
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * One JSON value over another: objects field by field, everything else in place of what was there. `null` takes a field
 * away: no record holds one.
 */
export const laidOver = (under: unknown, over: unknown): unknown =>
  isTree(under) && isTree(over)
    ? Object.fromEntries(
        [...new Set([...Object.keys(under), ...Object.keys(over)])]
          .filter((key) => over[key] !== null)
          .map((key) => [key, Object.hasOwn(over, key) ? laidOver(under[key], over[key]) : under[key]]),
      )
    : over
