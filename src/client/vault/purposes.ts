// What each wrap is for, bound to it as associated data. LOUD: every key on every tablet is wrapped under these words.

export const readingPurpose = (kid: string) => `praatplaat reading key ${kid} under reading code`
export const recoveryPurpose = (kid: string) => `praatplaat reading key ${kid} under recovery words`
export const importedPurpose = (kid: string) => `praatplaat recovery key ${kid} under reading key`
