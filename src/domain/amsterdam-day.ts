const hour = 3_600_000

/** 01:00 UTC on the last Sunday of a month (0 to 11), when clocks change in the European Union (directive 2000/84/EC). */
const clockChange = (year: number, month: number): number => {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1))
  return lastDay.getTime() - lastDay.getUTCDay() * 24 * hour
}

/**
 * The calendar day in the neighbourhood, `YYYY-MM-DD`. The tablet's own time zone is often wrong and never asked: a
 * conversation at half past midnight belongs to the day that the people at the table say it is.
 * Reckoned by the rule that holds since 1996: the browser's own time zones cost a slow tablet 0.1 s at every start. A
 * test holds the rule beside them, so a change of the law shows.
 */
export const amsterdamDay = (epochMilliseconds: number): string => {
  const year = new Date(epochMilliseconds).getUTCFullYear()
  const isSummer = epochMilliseconds >= clockChange(year, 2) && epochMilliseconds < clockChange(year, 9)
  return new Date(epochMilliseconds + (isSummer ? 2 : 1) * hour).toISOString().slice(0, 10)
}
