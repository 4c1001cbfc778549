import type { Reading } from '#domain/reading.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import type { Cell } from './workbook.ts'

const { reading, head } = words

/** Columns of what people made of results. */
export const readingColumns: readonly string[] = [
  'id',
  'session',
  'centre',
  'round',
  head.day,
  reading.head.part,
  reading.head.question,
  reading.head.about,
  reading.head.voice,
  head.text,
  reading.head.who,
  reading.head.when,
  reading.head.state,
  reading.head.action,
]

type Said = {
  readonly question?: string
  readonly about?: string | undefined
  readonly voice?: string
  readonly text?: string
  readonly who?: string
  readonly when?: string | undefined
  readonly state?: string
  readonly action?: string
}

const saidIn = ({ says }: Reading): Said => {
  switch (says.part) {
    case 'session':
      return {
        text: Object.entries(says.guess)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, guess]) => `${key}: ${guess}/4`)
          .join(', '),
        when: says.closed,
      }
    case 'meaning':
      return {
        question: reading.question[says.question],
        about: says.about,
        voice: reading.voice[says.voice],
        text: says.text,
      }
    case 'action':
      return { about: says.goal, text: says.what, who: says.who, when: says.when }
    case 'outcome':
      return { text: says.text, state: reading.state[says.state], action: says.action }
    case 'telling':
      return { text: reading.way[says.way], when: says.day }
  }
}

/** One reading a row: what it is, of what, whose, and what it says. */
export const readingRow = (of: Reading): readonly Cell[] => {
  const said = saidIn(of)
  return [
    of.root,
    of.session,
    of.centre,
    of.round,
    of.day,
    reading.part[of.says.part],
    said.question,
    said.about,
    said.voice,
    said.text,
    said.who,
    said.when,
    said.state,
    said.action,
  ]
}
