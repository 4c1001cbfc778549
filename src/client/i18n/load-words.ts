import i18next from 'i18next'

/**
 * Fetches words before a screen needs them, so that no screen blinks: a language that comes in while people talk must
 * not take the sheet away, not even for a moment.
 */
export const loadWords = async (namespaces: readonly string[], language?: string): Promise<void> => {
  if (language !== undefined) await i18next.loadLanguages([language])
  await i18next.loadNamespaces([...namespaces])
}

/** What every screen of a conversation speaks with, up to its end. */
export const conversationNamespaces = ['conversation', 'praatplaat'] as const

/** What the slip at the end needs besides; fetched while people talk. */
export const endingNamespaces = ['pictures'] as const

/** A screen with its words, in one wait instead of two: people sit at the table while it opens. */
export const withWords = <Screen>(namespaces: readonly string[], screen: Promise<Screen>): Promise<Screen> =>
  Promise.all([screen, loadWords(namespaces)]).then(([loaded]) => loaded)
