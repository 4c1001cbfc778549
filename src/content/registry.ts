import type { Instrument } from '#domain/instrument.ts'
import { instrument, instrumentRef } from '#domain/instrument.ts'
import type { Programme } from '#domain/programme.ts'
import { programme as programmeSchema } from '#domain/programme.ts'
import praatplaat1 from './praatplaat.v1.json' with { type: 'json' }
import zuidwest from './zuidwest.programme.json' with { type: 'json' }

// A bad content file stops the start with zod's path, not an interview half-way.
const instruments: readonly Instrument[] = [praatplaat1].map((file) => instrument.parse(file))

/** The definition a record was made with, found by `praatplaat@1`; `undefined` for one this build does not know. */
export const findInstrument = (reference: string): Instrument | undefined =>
  instruments.find((one) => instrumentRef(one) === reference)

/** What a new praatplaat conversation is held with. Old records keep the version they were made with. */
export const currentPraatplaat: Instrument = instruments[instruments.length - 1]!

/** Built in, so that a lone tablet works without any server. */
export const zuidwestProgramme: Programme = programmeSchema.parse(zuidwest)
