export type Spread = {
  readonly median: number
  readonly p95: number
  readonly least: number
  readonly most: number
  readonly runs: number
}

const round = (value: number) => Math.round(value * 100) / 100

/** Median and spread of measured values; milliseconds unless the caller says otherwise. */
export const spread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN)
  return { median: at(0.5), p95: at(0.95), least: at(0), most: at(1), runs: values.length }
}

export const ratio = (ours: Spread, other: Spread): number => round(ours.median / other.median)
