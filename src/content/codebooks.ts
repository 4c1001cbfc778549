import type { Codebook } from '#domain/codebook.ts'
import { codebook } from '#domain/codebook.ts'
import zuidwest1 from './zuidwest.codebook.v1.json' with { type: 'json' }

// Apart from the change stories: counting needs which effect belongs where, and none of the story's words.
const codebooks: readonly Codebook[] = [zuidwest1].map((file) => codebook.parse(file))

/** The codebook of a change story, newest version, found by `zuidwest@1`; `undefined` where this build has none. */
export const findCodebook = (changeStory: string): Codebook | undefined =>
  codebooks.findLast((one) => one.changeStory === changeStory)

/** Every codebook of this build: counts made with others are made again. */
export const codebookVersions: readonly string[] = codebooks.map((one) => `${one.id}@${one.version}`)
