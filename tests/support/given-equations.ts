import type { Codebook } from '#domain/codebook.ts'
import type { Shown } from '#domain/disclosure.ts'
import { isHidden } from '#domain/disclosure.ts'
import type { OutsideTables } from '#domain/suppress.ts'

/*
 * A reader who lays everything that was ever given side by side and subtracts: all tables, rounds, sums over rounds,
 * filters and versions become one system over whole numbers, and a solver says how low and how high each unknown can be.
 * What the reader knows beside the tables: the codebook; that sums add up; that a conversation is in one round, centre,
 * language and with one sort of person; that it tells of a goal when it tells of an effect under it; that a row is
 * listed only when it is not all zero.
 */

export type Sheet = {
  /** Which moments' conversations it counts: numbers of waves, 0 first. */
  readonly waves: readonly number[]
  readonly rounds: readonly string[]
  readonly tables: OutsideTables
}

/** One conversation, or what tells where all of them stand. */
export type Told = {
  readonly wave: number
  readonly round: string
  readonly centre: string
  readonly with: string
  readonly language: string
  /** How often each effect is told in it. */
  readonly effects: Readonly<Record<string, number>>
}

export type Term = readonly [coefficient: number, variable: string]
export type Quantity = { readonly name: string; readonly terms: readonly Term[]; readonly truth: number }

const people = ['resident', 'partner', 'other'] as const

/** Unknowns and equations of what was given about these conversations. */
export const systemOf = (sheets: readonly Sheet[], told: readonly Told[], codebook: Codebook) => {
  const distinct = (pick: (one: Told) => string) => [...new Set(told.map(pick))].sort()
  const centres = distinct((one) => one.centre)
  const languages = distinct((one) => one.language)
  const rounds = distinct((one) => one.round)
  const waves = [...new Set(told.map((one) => one.wave))].sort()
  const effects = codebook.effects
  const groups = [
    ...new Set(effects.flatMap((one) => one.goals as readonly string[])),
    ...new Set(effects.flatMap((one) => one.subGoals)),
    ...new Set(effects.flatMap((one) => one.indicators)),
  ]
  const goals = groups.filter((one) => /^G\d$/.test(one))
  const members = (group: string) =>
    effects.filter((one) => [...one.goals, ...one.subGoals, ...one.indicators].includes(group as never))

  const names = new Map<string, string>()
  const truths = new Map<string, number>()
  const variable = (key: string, truth: number): string => {
    const held = names.get(key)
    if (held !== undefined) return held
    const name = `x${names.size}`
    names.set(key, name)
    truths.set(name, truth)
    return name
  }
  const count = (test: (one: Told) => boolean): number => told.filter(test).length
  const tells = (one: Told, group: string): boolean => members(group).some(({ id }) => (one.effects[id] ?? 0) > 0)
  const rows: string[] = []
  const say = (terms: readonly Term[], relation: '=' | '>=' | '<=', value: number): void => {
    if (terms.length === 0) return
    rows.push(
      `${terms.map(([n, name]) => `${n < 0 ? '-' : '+'} ${Math.abs(n)} ${name}`).join(' ')} ${relation} ${value}`,
    )
  }
  const quantities: Quantity[] = []
  const keep = (name: string, terms: readonly Term[], truth: number): void => {
    quantities.push({ name, terms, truth })
  }

  type At = { wave: number; round: string; centre: string; with: string; language: string }
  const places: readonly At[] = waves.flatMap((wave) =>
    rounds.flatMap((round) =>
      centres.flatMap((centre) =>
        people.flatMap((who) => languages.map((language) => ({ wave, round, centre, with: who, language }))),
      ),
    ),
  )
  const isAt = (one: Told, at: At): boolean =>
    one.wave === at.wave &&
    one.round === at.round &&
    one.centre === at.centre &&
    one.with === at.with &&
    one.language === at.language
  const keyOf = (at: At): string => `${at.wave} ${at.round} ${at.centre} ${at.with} ${at.language}`
  const N = (at: At) =>
    variable(
      `n ${keyOf(at)}`,
      count((one) => isAt(one, at)),
    )
  const G = (at: At, goal: string) =>
    variable(
      `g ${goal} ${keyOf(at)}`,
      count((one) => isAt(one, at) && tells(one, goal)),
    )
  const inWave = (one: Told, wave: number, round: string): boolean => one.wave === wave && one.round === round
  const ne = (wave: number, round: string, id: string) =>
    variable(
      `ne ${id} ${wave} ${round}`,
      count((one) => inWave(one, wave, round) && (one.effects[id] ?? 0) > 0),
    )
  const me = (wave: number, round: string, id: string) =>
    variable(
      `me ${id} ${wave} ${round}`,
      told.filter((one) => inWave(one, wave, round)).reduce((sum, one) => sum + (one.effects[id] ?? 0), 0),
    )
  const nk = (wave: number, round: string, group: string) =>
    variable(
      `nk ${group} ${wave} ${round}`,
      count((one) => inWave(one, wave, round) && tells(one, group)),
    )
  const coded = (wave: number, round: string) =>
    variable(
      `coded ${wave} ${round}`,
      count((one) => inWave(one, wave, round) && Object.values(one.effects).some((n) => n > 0)),
    )

  for (const at of places)
    for (const goal of goals)
      say(
        [
          [1, G(at, goal)],
          [-1, N(at)],
        ],
        '<=',
        0,
      )
  for (const wave of waves)
    for (const round of rounds) {
      const here = places.filter((at) => at.wave === wave && at.round === round)
      say([[1, coded(wave, round)], ...here.map((at): Term => [-1, N(at)])], '<=', 0)
      for (const { id } of effects) {
        say(
          [
            [1, ne(wave, round, id)],
            [-1, me(wave, round, id)],
          ],
          '<=',
          0,
        )
        say(
          [
            [1, me(wave, round, id)],
            [-50, ne(wave, round, id)],
          ],
          '<=',
          0,
        )
        say(
          [
            [1, ne(wave, round, id)],
            [-1, coded(wave, round)],
          ],
          '<=',
          0,
        )
      }
      for (const goal of goals) say([[1, nk(wave, round, goal)], ...here.map((at): Term => [-1, G(at, goal)])], '=', 0)
      for (const group of groups) {
        const inside = members(group)
        for (const { id } of inside)
          say(
            [
              [1, ne(wave, round, id)],
              [-1, nk(wave, round, group)],
            ],
            '<=',
            0,
          )
        say([[1, nk(wave, round, group)], ...inside.map(({ id }): Term => [-1, ne(wave, round, id)])], '<=', 0)
        say(
          [
            [1, nk(wave, round, group)],
            [-1, coded(wave, round)],
          ],
          '<=',
          0,
        )
      }
    }

  const seen = (shown: Shown, terms: readonly Term[]): void => {
    if (!isHidden(shown)) say(terms, '=', shown)
  }
  for (const [sheetAt, { waves: of, rounds: over, tables }] of sheets.entries()) {
    const parts = of.flatMap((wave) => over.map((round) => [wave, round] as const))
    const isIn = (at: { wave: number; round: string }) => of.includes(at.wave) && over.includes(at.round)
    const here = places.filter(isIn)
    const heldHere = told.filter(isIn)
    const sum = (test: (at: At) => boolean): readonly Term[] => here.filter(test).map((at): Term => [1, N(at)])
    const total = tables.conversations.total
    // Nothing given about it at all, not even which rows there are.
    if (isHidden(total.total)) continue

    seen(
      total.total,
      sum(() => true),
    )
    for (const who of people) {
      seen(
        total[who],
        sum((at) => at.with === who),
      )
    }
    for (const centre of centres) {
      const row = tables.conversations.rows.find((one) => one.centre === centre)
      const all = sum((at) => at.centre === centre)
      if (row === undefined) {
        say(all, '=', 0)
        continue
      }
      say(all, '>=', 1)
      seen(row.total, all)
      for (const who of people) {
        const cell = sum((at) => at.centre === centre && at.with === who)
        seen(row[who], cell)
      }
    }
    for (const language of languages) {
      const row = tables.languages.find((one) => one.language === language)
      const all = sum((at) => at.language === language)
      if (row === undefined) say(all, '=', 0)
      else {
        say(all, '>=', 1)
        seen(row.conversations, all)
      }
    }

    const part = (make: (wave: number, round: string) => string): readonly Term[] =>
      parts.map(([wave, round]): Term => [1, make(wave, round)])
    seen(tables.coded.conversations, part(coded))
    const mentionsOf = (ids: readonly string[], weight: (id: string) => number = () => 1): readonly Term[] =>
      ids.flatMap((id) => parts.map(([wave, round]): Term => [weight(id), me(wave, round, id)]))
    const ids = effects.map((one) => one.id)
    seen(tables.effects.mentions, mentionsOf(ids))
    const weightBy = (level: 'goals' | 'subGoals' | 'indicators') => (id: string) =>
      effects.find((one) => one.id === id)![level].length
    const weighed = (level: 'goals' | 'subGoals' | 'indicators') =>
      mentionsOf(
        ids.filter((id) => weightBy(level)(id) > 0),
        weightBy(level),
      )
    seen(tables.goals.sumOverGoals, weighed('goals'))
    seen(tables.subGoals.sumOverSubGoals, weighed('subGoals'))
    seen(tables.indicators.sumOverIndicators, weighed('indicators'))
    for (const { id } of effects) {
      const row = tables.effects.rows.find((one) => one.effect === id)
      const n = part((wave, round) => ne(wave, round, id))
      if (row === undefined) {
        say(n, '=', 0)
        continue
      }
      say(n, '>=', 1)
      seen(row.conversations, n)
      seen(row.mentions, mentionsOf([id]))
    }
    for (const group of groups) {
      const row =
        tables.goals.rows.find((one) => one.goal === group) ??
        tables.subGoals.rows.find((one) => one.subGoal === group) ??
        tables.indicators.rows.find((one) => one.indicator === group)
      const n = part((wave, round) => nk(wave, round, group))
      if (row === undefined) {
        say(n, '=', 0)
        continue
      }
      say(n, '>=', 1)
      seen(row.conversations, n)
      seen(row.mentions, mentionsOf(members(group).map((one) => one.id)))
      if (!goals.includes(group)) continue
      // Told in so many centres: each of these has at least one, each other none.
      if (!isHidden(row.centres)) {
        const switches = centres.map((centre) => {
          const on = variable(
            `on ${sheetAt} ${group} ${centre}`,
            heldHere.some((one) => one.centre === centre && tells(one, group)) ? 1 : 0,
          )
          const inside = here.filter((at) => at.centre === centre).map((at): Term => [1, G(at, group)])
          say([...inside, [-1, on]], '>=', 0)
          say([...inside, [-1000, on]], '<=', 0)
          say([[1, on]], '<=', 1)
          return on
        })
        say(
          switches.map((on): Term => [1, on]),
          '=',
          row.centres,
        )
      }
    }
    const { by, rows: split } = tables.split
    for (const filter of ['centre', 'with', 'language'] as const)
      for (const value of { centre: centres, with: [...people], language: languages }[filter])
        for (const goal of goals) {
          const cell = here.filter((at) => at[filter] === value).map((at): Term => [1, G(at, goal)])
          if (filter === by) {
            const row = split.find((one) => one.value === value)
            if (row === undefined) say(cell, '=', 0)
            else seen(row.goals[goal] ?? 0, cell)
          }
        }
  }
  // Everything that a table could show of one look, and of what came between two: whatever was given of it.
  const looks = [
    ...sheets.map(({ waves: of, rounds: over }) => ({ of, over })),
    ...waves.flatMap((wave) => rounds.map((round) => ({ of: [wave], over: [round] }))),
  ]
  const distinctLooks = new Map(looks.map((look) => [JSON.stringify(look), look]))
  for (const [name, { of, over }] of distinctLooks) {
    const isIn = (at: { wave: number; round: string }) => of.includes(at.wave) && over.includes(at.round)
    const here = places.filter(isIn)
    const heldHere = told.filter(isIn)
    const add = (what: string, terms: readonly Term[], test: (one: Told) => boolean): void =>
      keep(`${what} in ${name}`, terms, heldHere.filter(test).length)
    const sum = (test: (at: At) => boolean): readonly Term[] => here.filter(test).map((at): Term => [1, N(at)])
    const part = (make: (wave: number, round: string) => string): readonly Term[] =>
      of.flatMap((wave) => over.map((round): Term => [1, make(wave, round)]))
    const values = { centre: centres, with: people as readonly string[], language: languages }
    for (const filter of ['centre', 'with', 'language'] as const)
      for (const value of values[filter]) {
        add(
          `${filter} ${value}`,
          sum((at) => at[filter] === value),
          (one) => one[filter] === value,
        )
        for (const goal of goals)
          add(
            `${goal} by ${filter} ${value}`,
            here.filter((at) => at[filter] === value).map((at): Term => [1, G(at, goal)]),
            (one) => one[filter] === value && tells(one, goal),
          )
      }
    for (const centre of centres)
      for (const who of people)
        add(
          `${who} at ${centre}`,
          sum((at) => at.centre === centre && at.with === who),
          (one) => one.centre === centre && one.with === who,
        )
    for (const { id } of effects)
      add(
        `effect ${id}`,
        part((wave, round) => ne(wave, round, id)),
        (one) => (one.effects[id] ?? 0) > 0,
      )
    for (const group of groups)
      add(
        `group ${group}`,
        part((wave, round) => nk(wave, round, group)),
        (one) => tells(one, group),
      )
  }
  return { names, truths, rows, quantities }
}
