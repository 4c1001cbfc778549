import { createHash } from 'node:crypto'
import { bijlageOneConversations, steadyId } from './bijlage-one.ts'

/** The table of the report: effects and how often they were named. 331 together. */
export const bijlageThree: Readonly<Record<string, number>> = {
  E01: 46,
  E02: 13,
  E03: 25,
  E04: 30,
  E05: 23,
  E06: 16,
  E07: 13,
  E08: 9,
  E09: 35,
  E10: 34,
  E11: 9,
  E12: 35,
  E13: 24,
  E14: 19,
}

/** Mentions of a goal's effects; E03's 25 stand under G1 and G2, so these add up to 356. */
export const bijlageThreeGoals: Readonly<Record<string, number>> = { G1: 84, G2: 94, G3: 57, G4: 43, G5: 78 }

/**
 * Codings that give the counts of bijlage 3, spread over the conversations of bijlage 1 by hash: more mentions of an
 * effect than there are conversations would need one conversation that tells it twice, and so does this at times.
 */
export const bijlageThreeCodings = (): readonly object[] => {
  const conversations = bijlageOneConversations()
  return Object.entries(bijlageThree).flatMap(([effect, times]) =>
    Array.from({ length: times }, (_, index) => {
      const place = createHash('sha256').update(`${effect} ${index}`).digest().readUInt32BE(0) % conversations.length
      const { id, answers } = conversations[place]!
      return {
        kind: 'coding',
        id: steadyId(`bijlage 3 ${effect} ${index}`),
        conversation: id,
        answer: Object.keys(answers)[index % Object.keys(answers).length]!,
        effect,
        coder: 'a',
      }
    }),
  )
}
