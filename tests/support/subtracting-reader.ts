import type { Highs } from 'highs'
import highsLoader from 'highs'
import type { Codebook } from '#domain/codebook.ts'
import type { Quantity, Sheet, Term, Told } from './given-equations.ts'
import { systemOf } from './given-equations.ts'

let loaded: Promise<Highs> | undefined

/**
 * Names of small quantities (1 to `least` − 1 conversations) that this reader knows for certain. Empty is safe. With
 * `first` it stops at the first.
 * @throws when the tables contradict themselves: then they do not tell the truth.
 */
export const knownSmallNumbers = async (
  sheets: readonly Sheet[],
  told: readonly Told[],
  codebook: Codebook,
  least: number,
  { first = false }: { readonly first?: boolean } = {},
): Promise<readonly string[]> => {
  loaded ??= highsLoader()
  const highs = await loaded
  const { names, truths, rows, quantities } = systemOf(sheets, told, codebook)
  const small = quantities.filter(({ truth }) => truth > 0 && truth < least)
  const all = [...names.values()]
  const solve = (sense: 'Minimize' | 'Maximize', terms: readonly Term[]) => {
    const objective = terms.map(([n, name]) => `+ ${n} ${name}`).join(' ')
    const model = `${sense}\n obj: ${objective}\nSubject To\n${rows.map((row, at) => ` r${at}: ${row}`).join('\n')}\nBounds\n${all.map((name) => ` 0 <= ${name} <= 1000`).join('\n')}\nGeneral\n ${all.join(' ')}\nEnd\n`
    const solved = highs.solve(model, { output_flag: false, mip_rel_gap: 0, time_limit: 20 })
    if (solved.Status === 'Infeasible') throw new Error('the tables contradict each other')
    // No answer is no proof of anything.
    if (solved.Status !== 'Optimal') throw new Error(`the solver says ${solved.Status}`)
    return solved
  }
  const sumUp = (terms: readonly Term[], columns: Readonly<Record<string, unknown>>): number =>
    Math.round(terms.reduce((sum, [n, name]) => sum + n * (columns[name] as { Primal: number }).Primal, 0))
  const certain = new Set(small)
  const notice = (columns: Readonly<Record<string, unknown>>): void => {
    for (const one of [...certain]) if (sumUp(one.terms, columns) !== one.truth) certain.delete(one)
  }
  // The truth itself must fit, or the reader is told lies.
  for (const row of rows) {
    const [left, relation, right] = row.split(/ (=|<=|>=) /) as [string, string, string]
    const value = [...left.matchAll(/([+-]) (\d+) (x\d+)/g)].reduce(
      (sum, [, sign, n, name]) => sum + (sign === '-' ? -1 : 1) * Number(n) * truths.get(name!)!,
      0,
    )
    const holds =
      relation === '=' ? value === Number(right) : relation === '<=' ? value <= Number(right) : value >= Number(right)
    if (!holds) throw new Error(`not true of what was told: ${row}`)
  }
  const known: string[] = []
  while (certain.size > 0 && !(first && known.length > 0)) {
    const [one] = [...certain] as [Quantity]
    for (const sense of ['Maximize', 'Minimize'] as const) {
      if (!certain.has(one)) break
      notice(solve(sense, one.terms).Columns)
    }
    // Both ends at the truth: nothing else is possible.
    if (certain.has(one)) known.push(`${one.name} = ${one.truth}`)
    certain.delete(one)
  }
  return known
}
