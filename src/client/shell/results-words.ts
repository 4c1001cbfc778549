import type { ConversationsTable } from '#domain/count-conversations.ts'

export type SplitPart = { readonly key: 'withResident' | 'withPartner' | 'withOther'; readonly count: number }

/** With whom the counted conversations were held, in the order of the table; nobody is named with nought. Unit: conversations. */
export const splitOf = (total: ConversationsTable['total']): readonly SplitPart[] =>
  (
    [
      { key: 'withResident', count: total.resident },
      { key: 'withPartner', count: total.partner },
      { key: 'withOther', count: total.other },
    ] as const
  ).filter((part) => part.count > 0)

/** `a, b en c` in the language of the screen. */
export const listInWords = (parts: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
