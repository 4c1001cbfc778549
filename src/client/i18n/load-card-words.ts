import type { StandardWords } from '#domain/card-words.ts'

const files = import.meta.glob<{ readonly default: { readonly cards: Readonly<Record<string, string>> } }>(
  '../../../locales/*/meaning-cards.json',
)

/** What the standard cards say, in every language that has words for them; each file is precached, so this works offline. */
export const loadCardWords = async (): Promise<StandardWords> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(files).map(async ([path, load]) => [path.split('/').at(-2) ?? '', (await load()).default.cards]),
    ),
  )
