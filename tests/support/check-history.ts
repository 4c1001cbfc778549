// The one checker of "nothing lost, nothing twice": every test that injects a fault hands it the history it lived
// through. It asks I1–I8, counts, and writes down what it counted where `npm run test:faults` reads it.
import { appendFileSync } from 'node:fs'
import type { Fault } from '#tests/faults/fault-matrix.ts'

/** Where a tablet keeps a record, and whether its very bytes are still there. */
export type HeldRecord = {
  readonly id: string
  readonly hash: string
  readonly state: 'draft' | 'waiting' | 'arrived' | 'pruned' | 'quarantined' | 'withdrawn' | 'pulled'
  readonly whole: boolean
}
export type StoredAtServer = { readonly id: string; readonly hash: string; readonly serverSeq?: number }

/** Everything that happened, as it stands when the faults have stopped. */
export type History = {
  /** Every record that was ever made, with its bytes. */
  readonly made: readonly { readonly id: string; readonly hash: string }[]
  /** Ids of which a screen said *bewaard*, or a server gave a receipt. */
  readonly promised: readonly string[]
  /** Ids of which somebody was told that they are withdrawn. */
  readonly withdrawn?: readonly string[]
  /** Ids whose bytes were spoiled on purpose, here and not elsewhere: these may be set aside, never stored spoiled. */
  readonly spoiled?: readonly string[]
  /** Rows of each tablet. */
  readonly tablets?: readonly (readonly HeldRecord[])[]
  /** Rows of the server; absent where nothing was to be sent. */
  readonly server?: readonly StoredAtServer[]
  /** What lies in backups of the server: id → hash. */
  readonly backedUp?: ReadonlyMap<string, string>
  /** Rounds that a tablet needed once the faults had stopped. */
  readonly rounds?: number
  /** Files, tables and logs in which a text was found that may be nowhere. */
  readonly leaks?: readonly string[]
}

export type Checked = {
  readonly records: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** What does not hold, each beginning with its invariant. */
  readonly broken: readonly string[]
}

const twice = <Item>(items: readonly Item[]): readonly Item[] => {
  const seen = new Set<Item>()
  return items.filter((item) => seen.has(item) || seen.add(item) === undefined)
}

/** What of I1–I8 a history breaks, and what it lost or doubled. Pure: it judges, whoever asks throws. */
export const checkHistory = (history: History): Checked => {
  const { made, promised, withdrawn = [], spoiled = [], tablets = [], server, backedUp, rounds, leaks = [] } = history
  const hashOf = new Map(made.map(({ id, hash }) => [id, hash]))
  const gone = new Set(withdrawn)
  const bitten = new Set(spoiled)
  const held = tablets.flat()
  const atServer = new Map((server ?? []).map((row) => [row.id, row.hash]))
  const isThere = (id: string): boolean => atServer.get(id) === hashOf.get(id)
  const isHeld = (id: string): boolean =>
    held.some((row) => row.id === id && row.whole && row.state !== 'withdrawn' && row.hash === hashOf.get(id))

  // I1: what was confirmed is on a tablet or at the server.
  const lost = [...new Set(promised)].filter(
    (id) => !gone.has(id) && !bitten.has(id) && !isHeld(id) && !(atServer.has(id) && isThere(id)),
  )
  // I2: in one state, in one place of each tablet. I3: once at the server.
  const doubledHere = tablets.flatMap((rows) => twice(rows.map((row) => row.id)))
  const doubledThere = [
    ...twice((server ?? []).map((row) => row.id)),
    ...twice((server ?? []).flatMap((row) => (row.serverSeq === undefined ? [] : [row.serverSeq]))).map(
      (seq) => `place ${seq}`,
    ),
  ]
  const broken = [
    ...lost.map((id) => `I1 ${id} was confirmed and is nowhere`),
    ...doubledHere.map((id) => `I2 ${id} is in two states`),
    ...held.filter((row) => !hashOf.has(row.id)).map(({ id }) => `I2 nobody made ${id}, and a tablet holds it`),
    ...doubledThere.map((id) => `I3 ${id} is there twice`),
    ...(server ?? []).flatMap(({ id, hash }) =>
      !hashOf.has(id)
        ? [`I3 nobody made ${id}, and the server holds it`]
        : hashOf.get(id) !== hash
          ? [`I3 the server holds other bytes of ${id}`]
          : [],
    ),
    // I4: let go only with the same bytes in a backup of the server, or withdrawn.
    ...held
      .filter((row) => !row.whole && row.state !== 'withdrawn' && !bitten.has(row.id))
      .filter(({ id, state }) => state !== 'pruned' || backedUp?.get(id) !== hashOf.get(id))
      .map(({ id, state }) => `I4 ${id} (${state}) was let go without a backup that holds it`),
    ...(rounds !== undefined && rounds > 3 ? [`I5 it took ${rounds} rounds`] : []),
    ...(server === undefined
      ? []
      : held
          .filter(({ id, state }) => state === 'waiting' && !bitten.has(id))
          .map(({ id }) => `I5 ${id} still waits when everything has stopped`)),
    ...[...gone].filter((id) => atServer.has(id)).map((id) => `I6 ${id} was withdrawn and is at the server`),
    ...held
      .filter(({ id, whole }) => gone.has(id) && whole)
      .map(({ id }) => `I6 ${id} was withdrawn and a tablet has its bytes`),
    ...(server === undefined
      ? []
      : held
          .filter(({ id, whole, state }) => whole && (state === 'waiting' || state === 'arrived') && !bitten.has(id))
          .filter(({ id }) => !isThere(id))
          .map(({ id }) => `I7 ${id} is on a tablet and did not come (back) to the server`)),
    ...leaks.map((place) => `I8 found in ${place}`),
  ]
  return { records: hashOf.size, lost, doubled: [...doubledHere, ...doubledThere], broken }
}

/** Sums over the histories of one test. */
export const createChecker = () => {
  const faults = new Map<Fault, number>()
  let records = 0
  let lost = 0
  let doubled = 0
  const write = (): void => {
    const file = process.env.PRAATPLAAT_FAULT_REPORT
    if (file === undefined || file === '') return
    // One line a test: several test files write at the same time.
    appendFileSync(file, `${JSON.stringify({ faults: Object.fromEntries(faults), records, lost, doubled })}\n`)
    faults.clear()
    records = lost = doubled = 0
  }
  return {
    /** A fault that really happened. */
    injected: (fault: Fault, times = 1): void => {
      if (times > 0) faults.set(fault, (faults.get(fault) ?? 0) + times)
    },
    /** @throws Error when the history breaks an invariant; it is counted first. */
    check: (history: History): void => {
      const checked = checkHistory(history)
      records += checked.records
      lost += checked.lost.length
      doubled += checked.doubled.length
      if (checked.broken.length === 0) return
      write()
      throw new Error(`the history does not hold:\n${checked.broken.join('\n')}`)
    },
    /** Writes the sums down, when somebody asked for them. Call once, at the end. */
    write,
  }
}
