import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SelectionSitting } from '#domain/selection-sitting.ts'
import { beginVote, candidateKeys, chosenKey, closeSitting, selectionSitting } from '#domain/selection-sitting.ts'
import { ballot as ballotShape, castVote, closeEarly, isClosed, votedIn, voteOutcome } from '#domain/selection-vote.ts'

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`

const sittingOf = (stories: number): SelectionSitting => ({
  kind: 'selection-sitting',
  id: id(90),
  level: 'centre',
  round: '2026-1',
  centre: 'bij-betje',
  begun: '2026-11-24',
  candidates: Array.from({ length: stories }, (_, at) => ({ conversation: id(at), question: 'change-self' })),
  panel: [],
  ballots: 0,
  reason: 'Omdat hier iemand weer naar buiten durft te gaan.',
  dissent: {},
})

/** Stories on the table, what each chose (-1: none), and another order of the same people. */
const anyVote = fc
  .integer({ min: 2, max: 12 })
  .chain((stories) =>
    fc
      .array(fc.integer({ min: -1, max: stories - 1 }), { minLength: 3, maxLength: 60 })
      .chain((votes) =>
        fc.tuple(
          fc.constant(stories),
          fc.constant(votes),
          fc.shuffledSubarray(votes, { minLength: votes.length, maxLength: votes.length }),
        ),
      ),
  )

const after = (stories: number, votes: readonly number[]): SelectionSitting => {
  const sitting = sittingOf(stories)
  const keys = candidateKeys(sitting)
  const begun = beginVote(sitting, votes.length)
  if (begun?.ballot === undefined) throw new Error('no vote')
  return { ...begun, ballot: votes.reduce((ballot, at) => castVote(ballot, keys[at]), begun.ballot) }
}

it('who voted what, and when, is in no byte of what is kept', () => {
  fc.assert(
    fc.property(anyVote, ([stories, votes, otherOrder]) => {
      const kept = JSON.stringify(after(stories, votes))
      expect(JSON.stringify(after(stories, otherOrder))).toBe(kept)
      // Nothing in it has as many parts as there were people, unless sums do.
      expect(selectionSitting.safeParse(JSON.parse(kept)).success).toBe(true)
    }),
    { numRuns: 200 },
  )
})

it('votes add up, and the story with the most is chosen only where it is the only one', () => {
  fc.assert(
    fc.property(anyVote, ([stories, votes]) => {
      const sitting = after(stories, votes)
      const ballot = sitting.ballot!
      expect(votedIn(ballot)).toBe(votes.length)
      const counts = candidateKeys(sitting).map((_, at) => votes.filter((vote) => vote === at).length)
      const most = Math.max(...counts)
      const first = counts.filter((count) => count === most)
      const outcome = voteOutcome(ballot)
      if (most === 0) expect(outcome).toEqual({ kind: 'nobody' })
      else if (first.length > 1) expect(outcome).toMatchObject({ kind: 'tie' })
      else expect(outcome).toEqual({ kind: 'most', key: candidateKeys(sitting)[counts.indexOf(most)] })
      const closed = closeSitting(sitting)
      expect(closed.ok).toBe(most > 0 && first.length === 1)
      if (closed.ok) {
        expect(closed.value.filter((one) => one.outcome === 'chosen')).toHaveLength(1)
        expect(closed.value.map((one) => one.votes)).toEqual(counts)
        expect(closed.value.every((one) => (one.reason === '') === (one.outcome !== 'chosen'))).toBe(true)
      } else expect(chosenKey(sitting)).toBeUndefined()
    }),
    { numRuns: 200 },
  )
})

it('no tally of fewer than three votes is ever kept, shown or closed, however the vote is begun and ended', () => {
  const turn = fc.oneof(
    fc.record({ is: fc.constant('begin' as const), people: fc.integer({ min: 0, max: 6 }) }),
    fc.record({ is: fc.constant('vote' as const), at: fc.integer({ min: -1, max: 2 }) }),
    fc.record({ is: fc.constant('early' as const) }),
  )
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
      let sitting = sittingOf(3)
      const keys = candidateKeys(sitting)
      for (const one of turns) {
        const { ballot } = sitting
        if (one.is === 'begin') sitting = beginVote(sitting, one.people) ?? sitting
        else if (ballot === undefined) continue
        else if (one.is === 'early')
          sitting = { ...sitting, ballot: closeEarly(ballot, 'Het is laat geworden.') ?? ballot }
        else if (!isClosed(ballot)) sitting = { ...sitting, ballot: castVote(ballot, keys[one.at]) }
        const now = sitting.ballot
        if (now === undefined) continue
        expect(ballotShape.safeParse(now).success).toBe(true)
        if (votedIn(now) < 3) expect(voteOutcome(now)).toBeUndefined()
        const closed = closeSitting(sitting)
        if (!closed.ok) continue
        expect(closed.value.every(({ people, voted }) => people >= 3 && voted >= 3)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
