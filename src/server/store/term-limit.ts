import { monthsBefore } from '#domain/retention.ts'

/** Before this moment (ISO text) what came in has had its term; `undefined` where there is none. */
export const limitOf = (now: number, months: number | null): string | undefined =>
  months === null ? undefined : new Date(monthsBefore(now, months)).toISOString()
