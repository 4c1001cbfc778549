/**
 * Two small preferences of this tablet, remembered before the store is open. Where the browser forbids storage every
 * touch of it throws: then nothing is remembered, and no screen stays white for it.
 */
export const readRemembered = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Remembers it where the browser lets it; forgets it silently elsewhere: it is a convenience, never somebody's words. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Forbidden or full: it holds until this window closes.
  }
}
