/** `conversations_one`, `conversations_other`, …: how many of what, in Dutch. */
export type Counted = Readonly<Record<`${string}_${'one' | 'other'}`, string>>

const plural = new Intl.PluralRules('nl')

/**
 * `1 gesprek`, `2 gesprekken`: the form for this number, with the number in it.
 * @throws Error when the words have no such form: the locale test asks for every one.
 */
export const counted =
  (words: Counted) =>
  (what: string, count: number): string => {
    const text = words[`${what}_${plural.select(count) === 'one' ? 'one' : 'other'}`]
    if (text === undefined) throw new Error(`no words for ${what}`)
    return text.replaceAll('{{count}}', String(count))
  }
