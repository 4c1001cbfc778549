import type { ChangeStory } from '#domain/change-story.ts'
import { changeStory } from '#domain/change-story.ts'
import type { Instrument } from '#domain/instrument.ts'
import { instrument, instrumentRef } from '#domain/instrument.ts'
import type { Programme } from '#domain/programme.ts'
import { programme as programmeSchema } from '#domain/programme.ts'
import praatplaat1 from './praatplaat.v1.json' with { type: 'json' }
import zuidwestStory1 from './zuidwest.change-story.v1.json' with { type: 'json' }
import zuidwest from './zuidwest.programme.json' with { type: 'json' }

// A bad content file stops the start with zod's path, not an interview half-way.
const instruments: readonly Instrument[] = [praatplaat1].map((file) => instrument.parse(file))

/** The definition a record was made with, found by `praatplaat@1`; `undefined` for one this build does not know. */
export const findInstrument = (reference: string): Instrument | undefined =>
  instruments.find((one) => instrumentRef(one) === reference)

const changeStories: readonly ChangeStory[] = [zuidwestStory1].map((file) => changeStory.parse(file))

/** The change story a record was made under, found by `zuidwest@1`; `undefined` for one this build does not know. */
export const findChangeStory = (reference: string): ChangeStory | undefined =>
  changeStories.find((one) => `${one.id}@${one.version}` === reference)

/** What a new praatplaat conversation is held with. Old records keep the version they were made with. */
export const currentPraatplaat: Instrument = instruments[instruments.length - 1]!

/** Built in, so that a lone tablet works without any server. */
export const zuidwestProgramme: Programme = programmeSchema.parse(zuidwest)
