import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judgement, Ratings } from '#domain/agreement.ts'
import {
  alphaInterval,
  cohensKappa,
  differences,
  effectAgreement,
  isDefined,
  krippendorffsAlpha,
  percentAgreement,
} from '#domain/agreement.ts'
import { seededRandom } from '#domain/seeded-random.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
console.log(`agreement: SEED=${seed}`)

/** Rows of coders to rows of units; a dot is a unit that this coder did not judge. */
const units = (...coders: readonly string[]): Ratings<string> => {
  const rows = coders.map((row) => row.split(' '))
  return rows[0]!.map((_, at) => rows.map((row) => (row[at] === '.' ? undefined : row[at])))
}

/** A contingency table, first coder in rows, as one row a unit. */
const fromTable = (table: readonly (readonly number[])[]): Ratings<number> =>
  table.flatMap((row, first) => row.flatMap((n, second) => Array.from({ length: n }, () => [first, second] as const)))

// Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania,
// https://repository.upenn.edu/asc_papers/43. The paper prints three decimals; the fractions follow from its matrices.
const paper = {
  a: units('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'),
  b: units('a a b b d c c c e d d a', 'b a b b b c c c e d d d'),
  c: units('1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'),
}

describe('agreement between coders', () => {
  it.each([
    ['A: binary, two observers, no missing data', paper.a, 0.095, 1 - (19 * 4) / (14 * 6)],
    ['B: nominal, two observers, no missing data', paper.b, 0.692, 310 / 448],
    ['C: nominal, four observers, missing data', paper.c, 0.743, 904 / 1216],
  ])('α equals Krippendorff (2011), example %s', (_, ratings, printed, exact) => {
    const alpha = krippendorffsAlpha(ratings) as number
    expect(Math.abs(alpha - exact)).toBeLessThan(1e-9)
    expect(Math.round(alpha * 1000) / 1000).toBe(printed)
  })

  it.each([
    // Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1),
    // the table with N = 200: shares .44 .07 .09 / .05 .20 .05 / .01 .03 .06, κ = .492.
    [
      'Cohen (1960)',
      [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      0.492,
      (140 - 82) / (200 - 82),
    ],
    // Fleiss, J. L., Levin, B. & Paik, M. C. (2003). Statistical Methods for Rates and Proportions, 3rd ed., table 18.1:
    // N = 100, observed .89, expected .66, κ = .68 (printed with two decimals).
    [
      'Fleiss, Levin & Paik (2003), table 18.1',
      [
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ],
      0.676,
      (0.89 - 0.66) / (1 - 0.66),
    ],
  ])('κ equals %s', (_, table, printed, exact) => {
    const kappa = cohensKappa(fromTable(table)) as number
    expect(Math.abs(kappa - exact)).toBeLessThan(1e-9)
    expect(Math.round(kappa * 1000) / 1000).toBe(printed)
  })

  it('κ takes chance agreement on both values together: 8/2/3/7 gives 0.5', () => {
    expect(
      cohensKappa(
        fromTable([
          [8, 2],
          [3, 7],
        ]),
      ),
    ).toBeCloseTo(0.5, 12)
  })

  it('percent agreement is the share of pairs that say the same', () => {
    expect(percentAgreement(paper.a)).toBeCloseTo(0.6, 12)
    expect(percentAgreement(units('a a', 'a b', 'a b'))).toBeCloseTo(4 / 6, 12)
  })

  it.each([
    ['nothing was coded', [], 'too-few-units', 'too-few-units'],
    ['one unit only', units('a', 'b'), 'too-few-units', 'too-few-units'],
    ['both always say yes', units('1 1 1 1', '1 1 1 1'), 'coder-never-varies', 'nothing-varies'],
    ['nobody judged what another judged', units('1 2 . .', '. . 1 2'), 'too-few-units', 'too-few-units'],
    ['one coder', units('1 0 1'), 'not-two-coders', 'too-few-units'],
  ] as const)('degenerate is undefined, never 1 and never NaN: %s', (_, ratings, kappa, alpha) => {
    expect(cohensKappa(ratings)).toEqual({ undefined: kappa })
    expect(krippendorffsAlpha(ratings)).toEqual({ undefined: alpha })
  })

  it('κ is undefined where only one of the two never varies, and with three coders', () => {
    expect(cohensKappa(units('1 1 1 1', '1 0 1 1'))).toEqual({ undefined: 'coder-never-varies' })
    expect(cohensKappa(units('1 0', '1 0', '1 0'))).toEqual({ undefined: 'not-two-coders' })
  })

  it('α of two coders is one less disagreement over what chance expects, for any binary data', () => {
    // Krippendorff (2011), the short form for binary data: α = 1 − (n − 1) · o01 / (n0 · n1).
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 60 }), (pairs) => {
        const values = pairs.flat()
        const ones = values.filter(Boolean).length
        const alpha = krippendorffsAlpha(pairs)
        if (ones === 0 || ones === values.length) return !isDefined(alpha)
        const differing = pairs.filter(([first, second]) => first !== second).length
        const expected = 1 - ((values.length - 1) * differing) / (ones * (values.length - ones))
        return isDefined(alpha) && Math.abs(alpha - expected) < 1e-9
      }),
      { seed, numRuns: 500 },
    )
  })

  it('the interval holds α, narrows with more units, and is the same for the same seed', () => {
    const many = Array.from({ length: 12 }, () => paper.b).flat()
    const of = (ratings: Ratings<string>, from: number) => {
      const interval = alphaInterval(ratings, seededRandom(from))
      if ('undefined' in interval) throw new Error(interval.undefined)
      return interval
    }
    const [few, more] = [of(paper.b, seed), of(many, seed)]
    expect(few.low).toBeLessThan(310 / 448)
    expect(few.high).toBeGreaterThan(310 / 448)
    expect(more.high - more.low).toBeLessThan(few.high - few.low)
    expect(of(paper.b, seed)).toEqual(few)
  })

  it('the interval is undefined where too many resamples have nothing that varies', () => {
    const rare = units('1 0 0 0 0 0 0 0 0 0', '1 0 0 0 0 0 0 0 0 0')
    expect(krippendorffsAlpha(rare)).toBe(1)
    expect(alphaInterval(rare, seededRandom(seed))).toEqual({ undefined: 'too-few-resamples' })
    expect(alphaInterval(units('1', '0'), seededRandom(seed))).toEqual({ undefined: 'too-few-units' })
  })
})

describe('agreement per effect', () => {
  const said = (coder: string, ...perUnit: readonly string[]): readonly Judgement[] =>
    perUnit.flatMap((effects, at) =>
      effects === '.' ? [] : [{ unit: `u${at}`, coder, effects: new Set(effects.split(' ').filter(Boolean)) }],
    )
  const of = (judgements: readonly Judgement[], ...effects: readonly string[]) =>
    effectAgreement(judgements, effects, () => seededRandom(seed))

  it('counts only units that two coders judged, and an empty judgement counts', () => {
    const judgements = [...said('a', 'E01', '', 'E01', 'E01 E02'), ...said('b', 'E01', 'E01', '', '.')]
    const [first] = of(judgements, 'E01')
    expect(first).toMatchObject({ units: 3, differing: 2, found: { a: 2, b: 2 }, prevalence: 4 / 6 })
    expect(first!.percent).toBeCloseTo(1 / 3, 12)
  })

  it('is not to be computed where a coder never varies, and says the prevalence all the same', () => {
    const judgements = [...said('a', 'E01', 'E01', 'E01', 'E01'), ...said('b', 'E01', 'E01', '', 'E01')]
    const [first, second] = of(judgements, 'E01', 'E02')
    expect(first).toMatchObject({
      percent: 0.75,
      kappa: { undefined: 'coder-never-varies' },
      alpha: { undefined: 'coder-never-varies' },
      interval: { undefined: 'coder-never-varies' },
      prevalence: 7 / 8,
    })
    expect(second).toMatchObject({ percent: 1, kappa: { undefined: 'coder-never-varies' }, prevalence: 0 })
  })

  it('equals the paper’s example A, put as codings', () => {
    const [first] = of(
      [
        ...said('meg', '', 'E01', '', '', '', '', '', '', 'E01', ''),
        ...said('owen', 'E01', 'E01', 'E01', '', '', 'E01', '', '', '', ''),
      ],
      'E01',
    )
    expect(first!.alpha).toBeCloseTo(1 - (19 * 4) / (14 * 6), 12)
    expect(first!.interval).toHaveProperty('low')
  })

  it('lists the differences with who found what, once each', () => {
    const judgements = [...said('b', 'E02', 'E01 E03', 'E01'), ...said('a', 'E02 E05', 'E01', '.')]
    expect(differences(judgements)).toEqual([
      { unit: 'u0', effect: 'E05', found: ['a'], notFound: ['b'] },
      { unit: 'u1', effect: 'E03', found: ['b'], notFound: ['a'] },
    ])
    // One coder's two codings of one unit are one judgement.
    expect(differences([...judgements, { unit: 'u0', coder: 'b', effects: new Set(['E05']) }])).toHaveLength(1)
  })
})
