import type { CueLists } from './cue.ts'
import { cuesOfGoal1 } from './cues-of-goal-1.ts'
import { cuesOfGoal2 } from './cues-of-goal-2.ts'
import { cuesOfGoal3 } from './cues-of-goal-3.ts'
import { cuesOfGoal4 } from './cues-of-goal-4.ts'
import { cuesOfGoal5 } from './cues-of-goal-5.ts'

/**
 * What people say when they speak of an effect: our own lists, one cue a line, in three weights. `strong` says it by
 * itself, `clear` nearly so, `hint` only tips the balance. `G1`…`G5` hold what speaks of a goal but of none of its effects.
 *
 * A cue is words in a row; a comma ends it too. `stem*` begins so, `*end` ends so, `a|b` is either, `..` is up to three
 * other words. How words are compared, spelling mistakes included, stands in `cue.ts`.
 */
export const suggestCues: CueLists = {
  ...cuesOfGoal1,
  ...cuesOfGoal2,
  ...cuesOfGoal3,
  ...cuesOfGoal4,
  ...cuesOfGoal5,
}
