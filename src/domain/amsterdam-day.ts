const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * The calendar day in the neighbourhood, `YYYY-MM-DD`. The tablet's own time zone is often wrong and never asked: a
 * conversation at half past midnight belongs to the day that the people at the table say it is.
 */
export const amsterdamDay = (epochMilliseconds: number): string => {
  const found = Object.fromEntries(parts.formatToParts(epochMilliseconds).map((part) => [part.type, part.value]))
  return `${(found.year ?? '').padStart(4, '0')}-${found.month}-${found.day}`
}
