// What the server did, in numbers, in the text form that Prometheus reads (exposition format 0.0.4). Names of routes,
// outcomes and states stand in it and nothing that anybody sent: no id, no centre, no round, no word.
import type { IntervalHistogram } from 'node:perf_hooks'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { PushOutcome } from '#wire/batch.ts'

/** How things stand in the database and on the tablets. */
export type Standings = {
  readonly conversations: number
  readonly refusals: number
  readonly waiting: number
  readonly unreadable: number
  readonly otherCentre: number
  readonly keptAside: number
  /** Of the last record, and of the last that a backup holds. */
  readonly seq: number
  readonly backedUpThrough: number
  readonly tablets: number
  readonly tabletsShutOut: number
  /** As the tablets themselves last told. */
  readonly unsent: number
  readonly quarantined: number
  /** Epoch seconds; 0: never. */
  readonly lastBackup: number
  readonly lastSweep: number
  /** 1: the last try went wrong. */
  readonly backupFailed: number
  readonly sweepFailed: number
}

export type Metrics = {
  /** A request was answered. `route` is its template, never its address; `undefined` for one that there is none for. */
  readonly answered: (asked: {
    readonly method: string
    readonly route: string | undefined
    readonly status: number
    readonly seconds: number
  }) => void
  readonly pushed: (outcome: PushOutcome) => void
  readonly text: (standings: Standings) => string
  readonly close: () => void
}

/** Upper bounds in seconds: results and pushes are far below the middle, exports and backups above it. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number, name?: string]

const label = (labels: Labels): string => {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

const family = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string, samples: readonly Sample[]) =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([labels, value, ending = '']) => `${name}${ending}${label(labels)} ${value}`),
  ].join('\n')

type Timing = { readonly counts: number[]; count: number; sum: number }

const histogram = (timings: ReadonlyMap<string, Timing>): readonly Sample[] =>
  [...timings].flatMap(([route, { counts, count, sum }]): readonly Sample[] => [
    ...bounds.map((bound, at): Sample => [{ route, le: String(bound) }, counts[at]!, '_bucket']),
    [{ route, le: '+Inf' }, count, '_bucket'],
    [{ route }, sum, '_sum'],
    [{ route }, count, '_count'],
  ])

const ofProcess = (delay: IntervalHistogram): readonly string[] => {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const lag = Number.isNaN(delay.mean) ? 0 : delay.percentile(99) / 1e9
  // Since the last time somebody looked.
  delay.reset()
  return [
    family('process_cpu_seconds_total', 'counter', 'Processor time, of all threads.', [[{}, (user + system) / 1e6]]),
    family('process_resident_memory_bytes', 'gauge', 'Memory.', [[{}, rss]]),
    family('nodejs_heap_used_bytes', 'gauge', 'Memory of the thread that answers.', [[{}, heapUsed]]),
    family('nodejs_eventloop_lag_p99_seconds', 'gauge', 'How long an answer waits for its turn, since the last look.', [
      [{}, lag],
    ]),
    family('process_uptime_seconds', 'gauge', 'Since the start.', [[{}, process.uptime()]]),
  ]
}

const ofStore = (of: Standings): readonly string[] => [
  family('praatplaat_conversations', 'gauge', 'Conversations that count.', [[{}, of.conversations]]),
  family('praatplaat_refusals', 'gauge', 'Asked and said no.', [[{}, of.refusals]]),
  family('praatplaat_records', 'gauge', 'Envelopes that are not opened, and what was kept aside.', [
    [{ state: 'waiting' }, of.waiting],
    [{ state: 'unreadable' }, of.unreadable],
    [{ state: 'other-centre' }, of.otherCentre],
    [{ state: 'kept-aside' }, of.keptAside],
  ]),
  family('praatplaat_last_place', 'gauge', 'Place of the last record, and of the last that a backup holds.', [
    [{ of: 'record' }, of.seq],
    [{ of: 'backup' }, of.backedUpThrough],
  ]),
  family('praatplaat_tablets', 'gauge', 'Tablets that were enrolled.', [
    [{ state: 'in-use' }, of.tablets],
    [{ state: 'shut-out' }, of.tabletsShutOut],
  ]),
  family('praatplaat_on_tablets', 'gauge', 'Conversations on tablets, as they last told.', [
    [{ state: 'unsent' }, of.unsent],
    [{ state: 'quarantined' }, of.quarantined],
  ]),
  family('praatplaat_upkeep_timestamp_seconds', 'gauge', 'When it was last done; 0 before the first.', [
    [{ of: 'backup' }, of.lastBackup],
    [{ of: 'retention' }, of.lastSweep],
  ]),
  family('praatplaat_upkeep_failed', 'gauge', '1 when it was tried since and went wrong.', [
    [{ of: 'backup' }, of.backupFailed],
    [{ of: 'retention' }, of.sweepFailed],
  ]),
]

/** Counts from its making on. */
export const createMetrics = (): Metrics => {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const requests = new Map<string, { readonly labels: Labels; count: number }>()
  const timings = new Map<string, Timing>()
  const outcomes = new Map<PushOutcome, number>()

  return {
    answered: ({ method, route = 'none', status, seconds }) => {
      const key = `${method} ${status} ${route}`
      const held = requests.get(key) ?? { labels: { method, route, status: String(status) }, count: 0 }
      requests.set(key, held)
      held.count += 1
      const timing = timings.get(route) ?? { counts: bounds.map(() => 0), count: 0, sum: 0 }
      timings.set(route, timing)
      timing.count += 1
      timing.sum += seconds
      for (const [at, bound] of bounds.entries()) if (seconds <= bound) timing.counts[at]! += 1
    },
    pushed: (outcome) => {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    },
    text: (standings) =>
      `${[
        family(
          'praatplaat_http_requests_total',
          'counter',
          'Requests that were answered.',
          [...requests.values()].map(({ labels, count }): Sample => [labels, count]),
        ),
        family('praatplaat_http_request_seconds', 'histogram', 'How long answers took.', histogram(timings)),
        family(
          'praatplaat_pushed_records_total',
          'counter',
          'Records that tablets pushed, by what was answered.',
          [...outcomes].map(([outcome, count]): Sample => [{ outcome }, count]),
        ),
        ...ofStore(standings),
        ...ofProcess(delay),
      ].join('\n')}\n`,
    close: () => delay.disable(),
  }
}
