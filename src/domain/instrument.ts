import * as z from 'zod/mini'

/**
 * A question of a plate. `changes` asks the MSC way (research/domain 2.4): first every change, short, then the one
 * that matters most and how it came about. `story` is one open text.
 * `area` names where on the drawing it lies; text is never here but in `locales/<lang>/<instrument>.json`.
 */
export const plateQuestion = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  kind: z.enum(['story', 'changes']),
  /** Number printed on the paper plate (bijlage 2): 1–4. */
  number: z.int(),
  /** Main goal whose hue, pattern and place this part wears; absent for parts without a goal. */
  goal: z.optional(z.enum(['G1', 'G2', 'G3', 'G4', 'G5'])),
  /** Name of the drawing in `public/drawings`. */
  drawing: z.string(),
})
export type PlateQuestion = z.infer<typeof plateQuestion>

export const praatplaatInstrument = z.strictObject({
  kind: z.literal('praatplaat'),
  id: z.string(),
  version: z.int(),
  changeStory: z.string(),
  questions: z.array(plateQuestion),
})

/** Definitions are data; a published version never changes (a test keeps its hash). More kinds join this union. */
export const instrument = z.discriminatedUnion('kind', [praatplaatInstrument])
export type Instrument = z.infer<typeof instrument>

/** `praatplaat@1`: how records, exports and clear headers name an instrument. */
export const instrumentRef = (of: { readonly id: string; readonly version: number }): string => `${of.id}@${of.version}`
