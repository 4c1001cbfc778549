import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../src/content/', import.meta.url)

/**
 * Published versions. Records point at them for ever: to change a question or a goal, add a file with the next version
 * and its line here; never change a line.
 */
const published: Readonly<Record<string, string>> = {
  'meaning-cards-short.v1.json': '0c52f4b1450804fb260c48c72fbf63794a6d95c64e90bc44b760ca98c7234e9a',
  'meaning-cards.v1.json': '3bb3f18e488a61acf0bbdad8bbdafc4455b4bb2444013b6746fe278f9024706e',
  'praatplaat.v1.json': '24445ed3f8214e650d2598c0eff99a957f9b82d416adb0382059c2f91b8f4311',
  'zuidwest.change-story.v1.json': 'c0853c5f1c47822d2bb9dc06d4b41e411981214d40e6267f5b033403a2b95e98',
  'zuidwest.codebook.v1.json': '97d15215f51c35f14f9b0bbadcfde00cf50cbe3ddc624c06cd6a7192dfb7297a',
}

describe('content', () => {
  // Hashed as parsed and written again, so that white space may change and meaning may not.
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(JSON.stringify(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
      .digest('hex')

  it.each(Object.keys(published))('a published version never changes: %s', (file) => {
    expect(hashOf(file), `${file} was published: leave it and add a next version`).toBe(published[file])
  })

  // Answers were given to these words; other words under the same number would be added up with them (C12).
  it('what the standard cards say in Dutch never changes: a card that must say something else is a new card', () => {
    expect(hashOf('../../locales/nl/meaning-cards.json')).toBe(
      'c0bd9d067262e7464d57f0e3df2a33c7a63224ee1c7cf43ce655c829e0c0d1bc',
    )
  })

  it('every versioned file is listed here', () => {
    const versioned = readdirSync(folder).filter((file) => /\.v\d+\.json$/.test(file))
    expect(versioned.toSorted()).toEqual(Object.keys(published).toSorted())
  })
})
