import type { Story } from './story.ts'
import type { TallyRow } from './tally.tsx'

/** A vote as rows, in the order of the table: who has most stands nowhere higher. */
export const tallyRows = (
  stories: readonly Pick<Story, 'key' | 'sign'>[],
  votes: Readonly<Record<string, number>>,
  chosen: string | undefined,
): readonly TallyRow[] =>
  stories.map(({ key, sign }) => ({
    key,
    sign,
    votes: votes[key] ?? 0,
    isChosen: key === chosen,
    isOut: votes[key] === undefined,
  }))
