import type { Coding } from '#domain/coding.ts'
import type { Codes } from '../../actions/code-passage.ts'

export const noCodes: Codes = { effects: [], negative: false, health: false, nowhere: false }

export const codesOf = ({ effects, newEffect, negative, health, nowhere }: Coding): Codes => ({
  effects,
  ...(newEffect === undefined ? {} : { newEffect }),
  negative,
  health,
  nowhere,
})

/** Is there anything to keep: an effect, one of your own, health, or that nothing fits? */
export const saysAnything = ({ effects, newEffect, health, nowhere }: Codes): boolean =>
  nowhere || health || newEffect !== undefined || effects.length > 0

/** Gives an effect or takes it back. What somebody gives after *past nergens* fits after all. */
export const toggleEffect = (codes: Codes, effect: string): Codes => ({
  ...codes,
  nowhere: false,
  effects: codes.effects.includes(effect) ? codes.effects.filter((one) => one !== effect) : [...codes.effects, effect],
})

/** With a name; without one the new effect goes. */
export const nameEffect = ({ newEffect: _before, ...codes }: Codes, name: string | undefined): Codes =>
  name === undefined ? codes : { ...codes, newEffect: name, nowhere: false }

/** *Past nergens* is said of the words alone: no effect beside it, and nothing to be the opposite of. Health stays. */
export const toggleNowhere = ({ newEffect: _gone, ...codes }: Codes): Codes =>
  codes.nowhere ? { ...codes, nowhere: false } : { ...codes, effects: [], negative: false, nowhere: true }

/** Do both say the same? The order of effects says nothing. */
export const sameCodes = (one: Codes, other: Codes): boolean =>
  one.negative === other.negative &&
  one.health === other.health &&
  one.nowhere === other.nowhere &&
  one.newEffect === other.newEffect &&
  one.effects.length === other.effects.length &&
  one.effects.every((effect) => other.effects.includes(effect))
