import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chapters, fileOf, guidePictures } from '#client/features/guide/chapters.ts'
import en from '#locales/en/guide.json' with { type: 'json' }
import nl from '#locales/nl/guide.json' with { type: 'json' }

describe.each([
  ['nl', nl],
  ['en', en],
] as const)('the guide in %s', (_, words) => {
  it.each(chapters)('has a title, a lead, a tip and exactly the steps of chapter $key', (chapter) => {
    const steps = chapter.steps.map((_step, index) => `step${index + 1}`)
    const { [chapter.key]: texts } = words.chapters
    expect(Object.keys(texts).toSorted()).toEqual(['lead', ...steps, 'tip', 'title'].toSorted())
  })

  it('says in words what each picture shows', () => {
    expect(Object.keys(words.pictures).toSorted()).toEqual([...guidePictures].toSorted())
  })
})

describe('the pictures of the guide', () => {
  it.each(guidePictures)('%s is there, and small enough to load beside a conversation', (picture) => {
    const size = statSync(new URL(`../../../../public/${fileOf(picture)}`, import.meta.url)).size
    expect(size).toBeGreaterThan(2_000)
    expect(size).toBeLessThanOrEqual(60 * 1024)
  })

  it('are all used, and every path can be told apart', () => {
    const used = new Set<string | undefined>(chapters.flatMap((chapter) => chapter.steps))
    for (const picture of guidePictures) expect(used, picture).toContain(picture)
    expect(new Set(chapters.map((chapter) => chapter.path)).size).toBe(chapters.length)
  })
})
