import type { AboutTables } from './caveats.ts'
import type { Conversation } from './conversation.ts'
import { countConversations } from './count-conversations.ts'
import { usualThreshold } from './disclosure.ts'

/**
 * What the caveats tell of these conversations, for the centre that interprets its own. Centres that are not among them
 * are not called missing: they lie on other tablets.
 * @param order of the centres.
 */
export const aboutInside = (
  conversations: readonly Conversation[],
  { order, coded }: { readonly order: readonly string[]; readonly coded: AboutTables['coded'] },
): AboutTables => {
  const languages = new Map<string, number>()
  for (const one of conversations) languages.set(one.language, (languages.get(one.language) ?? 0) + 1)
  const held = (by: Conversation['heldBy']) =>
    conversations.filter((one) => one.mode !== 'self' && one.heldBy === by).length
  return {
    audience: 'centre',
    least: usualThreshold,
    conversations: countConversations(conversations, order),
    languages: [...languages].map(([language, count]) => ({ language, conversations: count })),
    holders: {
      'own-coordinator': held('own-coordinator'),
      'exchange-interviewer': held('exchange-interviewer'),
      volunteer: held('volunteer'),
      self: conversations.filter((one) => one.mode === 'self').length,
      unknown: 0,
    },
    // A refusal is sealed on a tablet: of which centre and round it is cannot be told apart there.
    refusals: undefined,
    centres: [],
    ...(coded === undefined ? {} : { coded }),
  }
}
