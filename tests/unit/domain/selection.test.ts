import { describe, expect, it } from 'vitest'
import { chosenIn, nextCandidates, selection, withoutCentreNames } from '#domain/selection.ts'
import { mayBeRead, storiesOf } from '#domain/selection-candidates.ts'
import { reasonShortfall } from '#domain/selection-reason.ts'
import type { SelectionSitting } from '#domain/selection-sitting.ts'
import { agreeOn, beginVote, chosenKey, closeSitting, stepOf, withoutStories } from '#domain/selection-sitting.ts'
import { castVote, closeEarly, isClosed, newBallot, storyKey, voteOutcome } from '#domain/selection-vote.ts'

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const candidates = [1, 2, 3].map((at) => ({ conversation: id(at), question: 'change-self' }))
const [one, two, three] = candidates.map(storyKey) as [string, string, string]
const reason = 'Zij durft nu zelf te bellen, en dat begon hier aan tafel.'

const sitting = (over: Partial<SelectionSitting> = {}): SelectionSitting => ({
  kind: 'selection-sitting',
  id: id(90),
  level: 'centre',
  round: '2026-1',
  centre: 'bij-betje',
  begun: '2026-11-24',
  candidates,
  panel: ['resident', 'volunteer'],
  ballots: 0,
  reason: '',
  dissent: {},
  ...over,
})
/** Everybody votes, in this order. */
const voted = (of: SelectionSitting, votes: readonly (string | undefined)[]): SelectionSitting => {
  const begun = beginVote(of, votes.length)
  if (begun?.ballot === undefined) throw new Error('no vote')
  return { ...begun, ballot: votes.reduce((ballot, key) => castVote(ballot, key), begun.ballot) }
}

describe('a reason', () => {
  it.each([
    ['Zij durft nu zelf te bellen, en dat begon hier aan tafel.'],
    ['omdat hij eerst nooit buiten kwam en nu elke week kookt.'],
    ['لأنها أصبحت تتحدث مع جيرانها كل يوم وتشعر بالأمان.'],
    ['Warm, veilig, samen. Maar het gaat ons om dat zij nu zelf anderen helpt.'],
  ])('in whole sentences is one: %s', (text) => {
    expect(reasonShortfall(text)).toBeUndefined()
  })
  it.each([
    ['', 'empty'],
    ['   \n … ', 'empty'],
    ['Mooi verhaal.', 'few-words'],
    ['warm, veilig, heel gezellig, samen koken, buurt', 'catchwords'],
    ['warm, mooi, samen, echt heel fijn', 'catchwords'],
    ['Zij durft nu zelf te bellen en dat begon hier', 'no-end'],
  ])('is not yet one, and it says why: %j', (text, because) => {
    expect(reasonShortfall(text)).toBe(because)
  })
})

describe('a vote', () => {
  it('says nothing of how it stands before it is closed', () => {
    const open = [one, two, one].reduce((ballot, key) => castVote(ballot, key), newBallot(4, [one, two]))
    expect(voteOutcome(open)).toBeUndefined()
    expect(voteOutcome(castVote(open, two))).toEqual({ kind: 'tie', keys: [one, two] })
  })
  it('takes as many votes as there are people, and none more', () => {
    const full = [one, two, undefined].reduce((ballot, key) => castVote(ballot, key), newBallot(3, [one, two]))
    expect(isClosed(full)).toBe(true)
    expect(() => castVote(full, one)).toThrow()
    expect(() => castVote(newBallot(3, [one, two]), three)).toThrow()
  })
  it('closes early only with a note, and not before its sums tell of nobody', () => {
    const second = [one, undefined].reduce((ballot, key) => castVote(ballot, key), newBallot(6, [one, two]))
    expect(closeEarly(newBallot(6, [one, two]), 'Het is laat.')).toBeUndefined()
    expect(closeEarly(second, 'Het is laat.')).toBeUndefined()
    const open = castVote(second, one)
    expect(closeEarly(open, '  ')).toBeUndefined()
    expect(closeEarly(open, ' Het is laat. ')).toMatchObject({ early: 'Het is laat.', people: 6 })
  })
  it('of one or two people is none: what came of it would be what they chose', () => {
    expect(beginVote(sitting(), 2)).toBeUndefined()
    expect(beginVote(sitting(), 3)).toBeDefined()
    const of = castVote({ ...newBallot(1, [one, two]), early: 'Het is laat.' }, undefined)
    expect(isClosed(of)).toBe(false)
    expect(voteOutcome(of)).toBeUndefined()
    const { people, voted: most } = selection.shape
    expect(people.safeParse(2).success || most.safeParse(2).success).toBe(false)
  })
  it('in which nobody chose a story has no winner', () => {
    const none = [undefined, undefined, undefined].reduce(
      (ballot, key) => castVote(ballot, key),
      newBallot(3, [one, two]),
    )
    expect(voteOutcome(none)).toEqual({ kind: 'nobody' })
  })
})

describe('a round of selection', () => {
  it('is never decided by the app where stories have as many votes', () => {
    const tied = voted(sitting(), [one, two, undefined])
    expect(stepOf(tied)).toBe('tie')
    expect(chosenKey(tied)).toBeUndefined()
    // Nobody can agree on a story that had fewer votes.
    expect(agreeOn(tied, three)).toBe(tied)
    const agreed = { ...agreeOn(tied, two), reason }
    const closed = closeSitting(agreed)
    expect(closed.ok && closed.value.map((story) => [story.outcome, story.decided])).toEqual([
      ['not-chosen', 'after-talk'],
      ['chosen', 'after-talk'],
      ['not-chosen', 'after-talk'],
    ])
    const again = beginVote(tied, 3, [one, two])
    expect(again).toMatchObject({ ballots: 2, ballot: { votes: { [one]: 0, [two]: 0 } } })
    expect(again?.ballot?.votes[three]).toBeUndefined()
  })
  it('closes only with an outcome and a reason in whole sentences', () => {
    expect(closeSitting(sitting({ reason }))).toMatchObject({ ok: false, failure: 'no-outcome' })
    const decided = voted(sitting(), [one, one, two])
    expect(closeSitting(decided)).toMatchObject({ ok: false, failure: 'empty' })
    expect(closeSitting({ ...decided, reason: 'Mooi.' })).toMatchObject({ ok: false, failure: 'few-words' })
    expect(closeSitting({ ...decided, reason }).ok).toBe(true)
  })
  it('lays the reason with the story it is about, and each objection with its own', () => {
    const closed = closeSitting({
      ...voted(sitting(), [one, one, two, undefined]),
      reason: ` ${reason} `,
      dissent: { [two]: 'Dit verhaal gaat over de hele straat.', [one]: 'Het is kort.' },
    })
    if (!closed.ok) throw new Error(closed.failure)
    expect(closed.value).toMatchObject([
      { outcome: 'chosen', votes: 2, reason, dissent: 'Het is kort.', voted: 4, blank: 1, people: 4 },
      { outcome: 'not-chosen', votes: 1, reason: '', dissent: 'Dit verhaal gaat over de hele straat.' },
      { outcome: 'not-chosen', votes: 0, reason: '', dissent: '' },
    ])
  })
  it('[W4] lets go of a story that was taken back, with every vote and word that came after it', () => {
    const decided = { ...voted(sitting(), [one, one, two]), reason, dissent: { [two]: 'Toch dit.' } }
    expect(withoutStories(decided, new Set([id(99)]))).toBe(decided)
    const left = withoutStories(decided, new Set([id(3)]))
    expect(left.candidates).toHaveLength(2)
    expect(JSON.stringify(left)).not.toMatch(/Toch dit|tafel|ballot"|000000000003/)
    expect(stepOf(left)).toBe('reading')
    expect(stepOf(withoutStories(left, new Set([id(2)])))).toBe('too-few')
  })
})

describe('stories', () => {
  const outcome = (over: object) => ({
    level: 'centre' as const,
    outcome: 'chosen' as const,
    round: '2026-1',
    question: 'change-self',
    conversation: { root: id(1) },
    ...over,
  })
  it('are chosen once a round and level', () => {
    const twice = [outcome({}), outcome({}), outcome({ round: '2026-2' }), outcome({ outcome: 'not-chosen' })]
    expect(chosenIn(twice, { round: '2026-1', level: 'centre' })).toHaveLength(1)
  })
  it('that centres chose are the candidates over all centres, until one is chosen there', () => {
    const chosen = [outcome({}), outcome({ conversation: { root: id(2) } })]
    expect(nextCandidates(chosen, '2026-1').map((story) => story.conversation.root)).toEqual([id(1), id(2)])
    const above = [...chosen, outcome({ level: 'programme' })]
    expect(nextCandidates(above, '2026-1').map((story) => story.conversation.root)).toEqual([id(2)])
  })
  it('go on the table without the name of any centre', () => {
    const names = ['Bij Betje', 'Betje', 'De Luyk']
    expect(withoutCentreNames('Ik kom bij betje. Betjes soep. De Luyk!', names, '(ontmoetingscentrum)')).toBe(
      'Ik kom (ontmoetingscentrum). Betjes soep. (ontmoetingscentrum)!',
    )
    expect(withoutCentreNames('İstanbul en Betje', ['Betje'], '…')).toMatch(/İstanbul/)
  })
  it('are only those that may be told on', () => {
    const consent = { takePart: true, quote: false, understood: 'at-once' } as const
    expect(mayBeRead({ consent })).toBe(false)
    expect(mayBeRead({ consent: { ...consent, quote: true } })).toBe(true)
  })
  it('are the answers of change, and all others only where none was told', () => {
    const asked = ['contact', 'change-self', 'change-neighbourhood']
    const ofChange = ['change-self', 'change-neighbourhood', 'story']
    const told = (text: string) => ({ state: 'told' as const, text })
    const answers = { contact: told('Via een buurvrouw.'), 'change-self': told('Ik durf meer.') }
    expect(storiesOf({ answers }, { asked, ofChange })).toEqual(['change-self'])
    expect(storiesOf({ answers: { contact: answers.contact } }, { asked, ofChange })).toEqual(['contact'])
    expect(storiesOf({ answers: { contact: { state: 'skipped', text: '' } } }, { asked, ofChange })).toEqual([])
  })
})

it('a record never says that more people voted than there were', () => {
  const { voted: most, votes } = selection.shape
  expect(most.safeParse(-1).success).toBe(false)
  expect(votes.safeParse(61).success).toBe(false)
})
