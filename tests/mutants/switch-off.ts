import type { Guard } from './guards.ts'

/** The text of a file without one of its guards; `undefined` when the guard is not there exactly once. */
export const switchOff = (text: string, { find, replace }: Pick<Guard, 'find' | 'replace'>): string | undefined => {
  const parts = text.split(find)
  return parts.length === 2 ? parts.join(replace) : undefined
}
