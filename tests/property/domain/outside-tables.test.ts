import { describe, expect, it } from 'vitest'
import type { Codebook } from '#domain/codebook.ts'
import type { CodedPassage } from '#domain/coded-passage.ts'
import type { CodedConversation } from '#domain/count-mentions.ts'
import { isHidden, isSmall } from '#domain/disclosure.ts'
import { countRound } from '#domain/round-counts.ts'
import { seededRandom } from '#domain/seeded-random.ts'
import type { GivenVersion } from '#domain/suppress.ts'
import { giveRound, isGiven, outsideTables } from '#domain/suppress.ts'
import type { Sheet, Told } from '#tests/support/given-equations.ts'
import { knownSmallNumbers } from '#tests/support/subtracting-reader.ts'

const sets = Number(process.env.PRAATPLAAT_OUTSIDE_SETS ?? 60)
const firstSeed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 1e9))

const codebook: Codebook = {
  id: 'small',
  version: 1,
  changeStory: 'small@1',
  status: 'concept',
  source: '',
  effects: [
    { id: 'E01', goals: ['G1'], subGoals: ['G1.1'], indicators: ['I01'] },
    { id: 'E02', goals: ['G1', 'G2'], subGoals: ['G1.1', 'G2.1'], indicators: ['I01', 'I02'] },
    { id: 'E03', goals: ['G2'], subGoals: ['G2.1'], indicators: ['I03'] },
    { id: 'E04', goals: ['G3'], subGoals: ['G3.1'], indicators: ['I04'] },
    { id: 'E05', goals: ['G3'], subGoals: [], indicators: ['I04'] },
  ],
}
const findCodebook = () => codebook

/** Conversations as uneven as real ones: a large centre and small ones, a rare language, goals that go with a person. */
const makeTold = (random: () => number): readonly Told[] => {
  const pick = <Value>(values: readonly Value[], skew: number): Value =>
    values[Math.floor(values.length * random() ** skew)]!
  const skews = [random() * 3 + 0.3, random() * 4 + 0.3, random() * 4 + 0.3, random() * 2 + 0.5] as const
  const rounds = random() < 0.5 ? ['a'] : ['a', 'b']
  const waves = random() < 0.4 ? 2 : 1
  const density = random()
  const leaning = random() < 0.4
  const size = 5 + Math.floor(random() ** 2 * 90)
  return Array.from({ length: size }, (): Told => {
    const who = pick(['resident', 'partner', 'other'], skews[1])
    const centre = pick(['c1', 'c2', 'c3', 'c4'], skews[0])
    const effects = Object.fromEntries(
      codebook.effects.flatMap(({ id }, at): [string, number][] => {
        const likely = leaning ? (at % 2 === (who === 'resident' ? 0 : 1) ? 0.95 : 0.02) : density / (1 + at * random())
        return random() < likely ? [[id, random() < 0.8 ? 1 : 2]] : []
      }),
    )
    return {
      wave: Math.floor(random() * waves),
      round: pick(rounds, 1),
      centre,
      with: who,
      language: pick(['nl', 'ar'], skews[2]),
      effects,
    }
  })
}

const countsOf = (told: readonly Told[]) => {
  const conversations = told.map(
    (one, at): CodedConversation => ({
      root: String(at),
      round: one.round,
      centre: one.centre,
      with: one.with as 'resident',
      language: one.language,
      instrument: 'praatplaat@1',
      changeStory: 'small@1',
    }),
  )
  const passages = told.flatMap((one, at) =>
    Object.entries(one.effects).flatMap(([effect, times]) =>
      Array.from(
        { length: times },
        (): CodedPassage => ({
          conversation: String(at),
          by: { kind: 'coding', coder: 'a', place: 0 },
          effects: [effect],
          negative: false,
          health: false,
          nowhere: false,
        }),
      ),
    ),
  )
  return countRound({ conversations, passages, joined: new Set(), findCodebook })
}

/** Everything that is ever given of these: each round and all rounds, after each wave. */
const give = (told: readonly Told[], least: number): readonly Sheet[] => {
  const rounds = [...new Set(told.map((one) => one.round))].sort()
  const lastWave = Math.max(...told.map((one) => one.wave))
  const sheets: Sheet[] = []
  const given = new Map<string, { version: GivenVersion; waves: readonly number[] }[]>()
  for (let wave = 0; wave <= lastWave; wave += 1) {
    const waves = Array.from({ length: wave + 1 }, (_, at) => at)
    for (const round of rounds) {
      const earlier = given.get(round) ?? []
      const counts = countsOf(told.filter((one) => one.round === round && one.wave <= wave))
      const version = giveRound({ counts, last: earlier.at(-1)?.version, codebook, least })
      if (version !== earlier.at(-1)?.version) given.set(round, [...earlier, { version, waves }])
    }
    const standing = rounds.map((round) => ({ round, ...given.get(round)!.at(-1)! }))
    for (const { round, version, waves: of } of standing)
      sheets.push({ waves: of, rounds: [round], tables: outsideTables([version], [], least) })
    const shown = standing.filter(({ version }) => isGiven(version))
    const sameWaves = new Set(shown.map((one) => JSON.stringify(one.waves))).size === 1
    // Rounds that stand at different moments add up to what no one moment was; the parts are in the sheets above.
    if (sameWaves)
      sheets.push({
        waves: shown[0]!.waves,
        rounds: shown.map((one) => one.round),
        tables: outsideTables(
          standing.map((one) => one.version),
          [],
          least,
        ),
      })
  }
  return sheets
}

describe('[5.6] what is given outside', () => {
  it(`no small number can be told by anybody who subtracts, over all tables, filters, rounds, sums and versions (seed ${firstSeed}, ${sets} sets)`, {
    timeout: 600_000,
  }, async () => {
    let [given, kept] = [0, 0]
    for (let at = 0; at < sets; at += 1) {
      const random = seededRandom(firstSeed + at)
      const told = makeTold(random)
      const least = [3, 5, 5, 5, 8][Math.floor(random() * 5)]!
      const sheets = give(told, least)
      expect(await knownSmallNumbers(sheets, told, codebook, least), `seed ${firstSeed + at}`).toEqual([])
      for (const { tables } of sheets)
        for (const row of [...tables.effects.rows, ...tables.goals.rows])
          if (isHidden(row.conversations)) kept += 1
          else given += 1
    }
    // Safe because nothing is ever said would be no use.
    expect(given).toBeGreaterThan(kept / 4)
  })

  it('the reader is no fool: where only small numbers themselves are kept back, most sets tell one', async () => {
    let fooled = 0
    for (let at = 0; at < 20; at += 1) {
      const told = makeTold(seededRandom(firstSeed + at)).map((one) => ({ ...one, wave: 0, round: 'a' }))
      const counts = countsOf(told)
      const all = outsideTables([{ counts, least: 5, hidden: [] }], [], 5)
      const hidden = [
        ...all.effects.rows
          .filter((row) => isSmall(row.conversations as number, 5))
          .map((row) => `effects/${row.effect}`),
        ...all.goals.rows.filter((row) => isSmall(row.conversations as number, 5)).map((row) => `goals/${row.goal}`),
        ...all.conversations.rows.flatMap((row) =>
          (['resident', 'partner', 'other', 'total'] as const)
            .filter((column) => isSmall(row[column] as number, 5))
            .map((column) => `conversations/${row.centre}/${column}`),
        ),
      ]
      const tables = outsideTables([{ counts, least: 5, hidden }], [], 5)
      const known = await knownSmallNumbers([{ waves: [0], rounds: ['a'], tables }], told, codebook, 5, { first: true })
      if (hidden.length > 0 && known.length > 0) fooled += 1
    }
    expect(fooled).toBeGreaterThan(10)
  })
})
