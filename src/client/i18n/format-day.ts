/**
 * A day or moment in words. Gregorian and Latin digits always: Persian and Pashto defaults show another calendar, and
 * languages that Chromium has no data for would silently follow the device (ux 4.2), so they are shown as Dutch.
 */
const known = new Set(['nl', 'en', 'ar', 'tr', 'pl', 'fa'])
const localeOf = (language: string): string => `${known.has(language) ? language : 'nl'}-u-ca-gregory-nu-latn`

/** `2026-11-23` → `maandag 23 november`. */
export const formatDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))

/** Epoch milliseconds → `23 november 16:40`, in the device's time. */
export const formatMoment = (at: number, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
