import { describe, expect, it } from 'vitest'
import { apart, laidOver } from '#domain/own-words.ts'
import type { Reading, Says } from '#domain/reading.ts'
import {
  actionsToFollow,
  closingFaults,
  daysBetween,
  isSentence,
  looksLikeFullName,
  mayFollow,
  outcomeOf,
  overdueTellings,
  reading,
  readingForm,
  sessionsOf,
  standingReadings,
  tellWithinWeeks,
} from '#domain/reading.ts'
import { toldShare } from '#domain/told-share.ts'

let drawn = 0
const uuid = () => {
  drawn += 1
  return `00000000-0000-4000-8000-${drawn.toString(16).padStart(12, '0')}`
}

const make = (says: Says, over: Partial<Reading> = {}): Reading => {
  const id = over.id ?? uuid()
  return reading.parse({
    kind: 'reading',
    id,
    revision: 1,
    root: id,
    day: '2026-03-02',
    since: '2026-03-02',
    programme: 'zuidwest',
    round: '2026-1',
    centre: 'bij-betje',
    instrument: readingForm,
    changeStory: 'zuidwest@1',
    session: id,
    place: 0,
    ...over,
    says,
  })
}
const begin = (since: string, over: Partial<Reading> = {}) =>
  make({ part: 'session', level: 'goals', guess: { G1: 2 }, coded: 8 }, { since, ...over })
const closedOn = (session: Reading, day: string): Reading =>
  make({ ...session.says, part: 'session', closed: day } as Says, {
    ...session,
    id: uuid(),
    revision: 2,
    supersedes: session.id,
  })
const meaning = (session: Reading, text: string, place = 1) =>
  make({ part: 'meaning', question: 'meaning', voice: 'resident', text }, { session: session.root, place })
const action = (session: Reading, what: string, place = 1) =>
  make(
    { part: 'action', goal: 'G1', what, who: 'de coördinator', when: '2026-04-01' },
    { session: session.root, place },
  )
const outcome = (session: Reading, of: Reading, state: 'done' | 'under-way' | 'dropped') =>
  make({ part: 'outcome', action: of.root, state, text: 'Het is er nu echt.' }, { session: session.root, place: 9 })

describe('readings', () => {
  it('competing readings stand side by side, in the order they were laid down; none replaces another', () => {
    const session = begin('2026-03-02')
    const [first, second] = [meaning(session, 'Het werkt.', 1), meaning(session, 'Het werkt niet.', 2)]
    const [current] = sessionsOf(standingReadings([second, session, first]), 'bij-betje')
    expect(current?.meanings.map((one) => one.says.text)).toEqual(['Het werkt.', 'Het werkt niet.'])
    expect(mayFollow({ ...second, revision: 2, supersedes: first.id }, first)).toBe(false)
  })

  it('what was taken back stands no more, and what was guessed stays what was guessed', () => {
    const session = begin('2026-03-02')
    const said = meaning(session, 'Toch niet.')
    const gone = make(said.says, { ...said, id: uuid(), revision: 2, supersedes: said.id, takenBack: true })
    expect(standingReadings([session, said, gone])).toEqual([session])
    const closed = closedOn(session, '2026-03-02')
    expect(mayFollow(closed, session)).toBe(true)
    const other = { ...closed, says: { ...closed.says, guess: { G1: 4 } } } as Reading
    expect(mayFollow(other, session)).toBe(false)
  })

  it('a revision that changes what was guessed is passed over, and whatever comes after it', () => {
    const session = begin('2026-03-02')
    const guessedAnew = make({ ...session.says, part: 'session', guess: { G1: 4 } } as Says, {
      ...session,
      id: uuid(),
      revision: 2,
      supersedes: session.id,
    })
    const after = make(guessedAnew.says, { ...guessedAnew, id: uuid(), revision: 3, supersedes: guessedAnew.id })
    expect(standingReadings([after, guessedAnew, session])).toEqual([session])
    // The one that may follow is reached, also where the other came in first.
    const closed = closedOn(session, '2026-03-02')
    expect(standingReadings([after, guessedAnew, closed, session])).toEqual([closed])
  })

  it('begins where its first revisions were swept away', () => {
    const session = begin('2026-03-02')
    const closed = closedOn(session, '2026-03-02')
    expect(standingReadings([closed])).toEqual([closed])
  })

  it('belongs to its centre: what another centre made is in no session of this one', () => {
    const [here, there] = [begin('2026-03-02'), begin('2026-03-02', { centre: 'allekanten' })]
    expect(sessionsOf([here, there], 'bij-betje').map(({ session }) => session.root)).toEqual([here.root])
  })

  it('the next session opens with what was agreed and is not over, and only what it tells itself is its own', () => {
    const first = closedOn(begin('2026-01-10'), '2026-01-10')
    const [table, lamp, fair] = [action(first, 'Taaltafel', 1), action(first, 'Lamp', 2), action(first, 'Markt', 3)]
    const second = closedOn(begin('2026-04-10'), '2026-04-10')
    const third = begin('2026-07-10')
    const all = [
      first,
      meaning(first, 'Goed.'),
      table,
      lamp,
      fair,
      second,
      outcome(second, table, 'done'),
      outcome(second, lamp, 'under-way'),
      outcome(second, fair, 'dropped'),
      third,
    ]
    const sessions = sessionsOf(standingReadings(all), 'bij-betje')
    expect(sessions.map(({ session }) => session.since)).toEqual(['2026-07-10', '2026-04-10', '2026-01-10'])
    const [newest, middle, oldest] = sessions
    expect(actionsToFollow(sessions, oldest!)).toEqual([])
    expect(actionsToFollow(sessions, middle!).map(({ action: one, now }) => [one.says.what, now?.says.state])).toEqual([
      ['Taaltafel', 'done'],
      ['Lamp', 'under-way'],
      ['Markt', 'dropped'],
    ])
    const open = actionsToFollow(sessions, newest!)
    expect(open.map(({ action: one, now }) => [one.says.what, now])).toEqual([['Lamp', undefined]])
    expect(open[0]?.outcomes.map((one) => one.says.state)).toEqual(['under-way'])
    expect(outcomeOf(sessions, lamp.root)?.says.state).toBe('under-way')
    expect(outcomeOf(sessions, uuid())).toBeUndefined()
  })

  it('on one day a session that is open comes behind those that were closed', () => {
    const morning = closedOn(begin('2026-03-02', { place: 0 }), '2026-03-02')
    const agreed = action(morning, 'Soep op dinsdag')
    const afternoon = begin('2026-03-02', { place: 1 })
    const sessions = sessionsOf([morning, agreed, afternoon], 'bij-betje')
    expect(sessions[0]?.session.root).toBe(afternoon.root)
    expect(actionsToFollow(sessions, sessions[0]!)).toHaveLength(1)
    expect(actionsToFollow(sessions, sessions[1]!)).toHaveLength(0)
  })

  it('closes with one meaning and one thing to do, and a word on what was agreed before', () => {
    const first = closedOn(begin('2026-01-10'), '2026-01-10')
    const agreed = action(first, 'Lamp')
    const second = begin('2026-04-10')
    const faults = (more: readonly Reading[]) => {
      const sessions = sessionsOf([first, agreed, second, ...more], 'bij-betje')
      return closingFaults(sessions[0]!, actionsToFollow(sessions, sessions[0]!))
    }
    expect(faults([])).toEqual(['no-meaning', 'no-action', 'actions-open'])
    expect(faults([meaning(second, 'Goed.')])).toEqual(['no-action', 'actions-open'])
    expect(faults([meaning(second, 'Goed.'), action(second, 'Bank')])).toEqual(['actions-open'])
    expect(faults([meaning(second, 'Goed.'), action(second, 'Bank'), outcome(second, agreed, 'dropped')])).toEqual([])
  })

  it('is overdue when it was closed more than the weeks ago and nobody was told, the longest first', () => {
    const limit = 7 * tellWithinWeeks
    const day = (before: number) => new Date(Date.parse('2026-06-30') - before * 86_400_000).toISOString().slice(0, 10)
    const old = closedOn(begin(day(limit + 30)), day(limit + 30))
    const late = closedOn(begin(day(limit + 1)), day(limit + 1))
    const onTime = closedOn(begin(day(limit)), day(limit))
    const open = begin(day(limit + 60))
    const told = closedOn(begin(day(limit + 90)), day(limit + 90))
    const telling = make({ part: 'telling', day: day(limit + 80), way: 'coffee' }, { session: told.root, place: 5 })
    const sessions = sessionsOf([old, late, onTime, open, told, telling], 'bij-betje')
    expect(overdueTellings(sessions, '2026-06-30').map(({ session }) => session.root)).toEqual([old.root, late.root])
    expect(overdueTellings(sessions, '2026-06-30', 1).map(({ session }) => session.root)).toContain(onTime.root)
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })

  it('says nothing without words, and no full name beside an action', () => {
    const says = { part: 'meaning', question: 'see', voice: 'together', text: ' ' } as const
    expect(reading.safeParse({ ...begin('2026-03-02'), says }).success).toBe(false)
    for (const name of ['Fatima El Amrani', 'Jan Jansen', 'Ömer Yılmaz'])
      expect(looksLikeFullName(name), name).toBe(true)
    for (const role of ['Fatima', 'de coördinator', 'vrijwilligers van de Keuken', 'bewoners'])
      expect(looksLikeFullName(role), role).toBe(false)
  })

  it('a sentence has three words or more', () => {
    for (const text of ['Het hangt er.', 'زرعنا شجرة جديدة', 'we zijn halverwege'])
      expect(isSentence(text), text).toBe(true)
    for (const text of ['', 'ja', 'bijna klaar', '... !!! ???']) expect(isSentence(text), text).toBe(false)
  })
})

describe('[O2] a reading in two', () => {
  it('says closed what may be counted and nothing of what was said; laid over each other they are the reading again', () => {
    const session = begin('2026-03-02')
    const agreed = action(session, 'Elke dinsdag soep')
    for (const one of [
      session,
      meaning(session, 'Het komt door de soep'),
      agreed,
      outcome(session, agreed, 'dropped'),
    ]) {
      const { closed, words } = apart(one)
      expect(reading.parse(closed)).toMatchObject({ id: one.id, says: { part: one.says.part } })
      expect(JSON.stringify(closed)).not.toMatch(/soep|coördinator|echt/)
      expect(laidOver(closed, words)).toEqual(one)
    }
  })
})

describe('how many in words', () => {
  const least = 5
  it('no word of any number of conversations narrows how many it were to fewer than the threshold', () => {
    for (let of = 1; of <= 200; of += 1) {
      const counts = new Map<string, number[]>()
      for (let count = 1; count <= of; count += 1) {
        const word = toldShare(count, of, least)!
        counts.set(word, [...(counts.get(word) ?? []), count])
      }
      for (const [word, alike] of counts) {
        expect(alike.length, `${word} of ${of}`).toBeGreaterThanOrEqual(Math.min(of, least))
        if (word !== 'told') expect(alike[0], `${word} of ${of}`).toBeGreaterThanOrEqual(least)
      }
    }
  })

  it('says a share where many were asked, and that it was told where few were', () => {
    expect([0, 1, 4, 11, 12, 18, 29].map((count) => toldShare(count, 30, least))).toEqual([
      undefined,
      'told',
      'told',
      'told',
      'half',
      'many',
      'almost-all',
    ])
    expect([1, 4, 5].map((count) => toldShare(count, 5, least))).toEqual(['told', 'told', 'told'])
  })
})
