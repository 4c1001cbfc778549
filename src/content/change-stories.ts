import type { ChangeStory } from '#domain/change-story.ts'
import { changeStory } from '#domain/change-story.ts'
import zuidwest1 from './zuidwest.change-story.v1.json' with { type: 'json' }

// Apart from the registry: a tablet needs no change story to hold a conversation, so its bytes must not be in what
// loads before the first question.
const changeStories: readonly ChangeStory[] = [zuidwest1].map((file) => changeStory.parse(file))

/** The change story a record was made under, found by `zuidwest@1`; `undefined` for one this build does not know. */
export const findChangeStory = (reference: string): ChangeStory | undefined =>
  changeStories.find((one) => `${one.id}@${one.version}` === reference)
