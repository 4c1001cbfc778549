import { expect, it } from 'vitest'
import { amsterdamDay } from '#domain/amsterdam-day.ts'

const hour = 3_600_000

it('gives the day that the time zone data gives, for every hour of forty years', () => {
  const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })
  const wrong: string[] = []
  for (let at = Date.UTC(1997, 0, 1); at < Date.UTC(2037, 0, 1); at += hour)
    if (amsterdamDay(at) !== zone.format(at)) wrong.push(new Date(at).toISOString())
  expect(wrong).toEqual([])
})

it('changes clocks at the very second', () => {
  const midnight = Date.UTC(2026, 9, 24, 22)
  expect([amsterdamDay(midnight - 1), amsterdamDay(midnight)]).toEqual(['2026-10-24', '2026-10-25'])
  const winter = Date.UTC(2026, 9, 25, 23)
  expect([amsterdamDay(winter - 1), amsterdamDay(winter)]).toEqual(['2026-10-25', '2026-10-26'])
})
