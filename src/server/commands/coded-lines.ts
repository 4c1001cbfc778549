import type { MentionCount, MentionTables } from '#domain/count-mentions.ts'
import type { Shown, ShownRow } from '#domain/disclosure.ts'
import { shareOf } from '#domain/share.ts'
import type { OutsideTables } from '#domain/suppress.ts'
import story from '#locales/nl/change-story.json' with { type: 'json' }
import effectWords from '#locales/nl/effects.json' with { type: 'json' }
import { aligned } from './aligned.ts'

const goalNames: Readonly<Record<string, string | undefined>> = story.goals
const effectNames: Readonly<Record<string, { readonly name: string } | undefined>> = effectWords.effects

/** Of a hundred coded conversations; empty under thirty, where a share would promise more than is known. */
const share = (row: ShownRow<MentionCount>, coded: Shown): string =>
  String(shareOf(row.conversations, coded).outOf100 ?? '')

const line = (id: string, name: string | undefined, row: ShownRow<MentionCount>, coded: Shown) => [
  name === undefined ? id : `${id} ${name}`,
  row.mentions,
  row.conversations,
  row.centres,
  share(row, coded),
]

/** The tables of effects and goals in words, each number under its unit; nothing where nothing was coded. */
export const codedLines = ({
  coded,
  effects,
  goals,
}:
  | Pick<MentionTables, 'coded' | 'effects' | 'goals'>
  | Pick<OutsideTables, 'coded' | 'effects' | 'goals'>): readonly string[] => {
  if (effects.rows.length === 0) return []
  const heads = ['times named', 'conversations', 'centres', 'of 100 coded']
  return [
    `\nEffects. n = ${coded.conversations} coded conversations. First indications, not representative.\n`,
    aligned([
      ['', ...heads],
      ...effects.rows.map((row) => line(row.effect, effectNames[row.effect]?.name, row, coded.conversations)),
      ['Total', effects.mentions, '', '', ''],
    ]),
    '\nMain goals.\n',
    aligned([
      ['', ...heads],
      ...goals.rows.map((row) => line(row.goal, goalNames[row.goal], row, coded.conversations)),
    ]),
    `\n${
      goals.sumOverGoals === effects.mentions
        ? `${effects.mentions} times named.`
        : `${effects.mentions} times named; ${goals.sumOverGoals} when added up over the main goals: an effect can belong to two goals, or to none.`
    }`,
  ]
}
