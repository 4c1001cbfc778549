import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawingSizes } from '#client/ui/drawing-sizes.ts'
import { iconPaths } from '#client/ui/icon-paths.ts'
import { cardPictograms, pictogramVariants, plainPictogram, tonesOf } from '#client/ui/pictogram-variants.ts'
import { currentPraatplaat } from '#content/registry.ts'
import { codePictures } from '#domain/withdrawal-code.ts'
import decks from '#locales/nl/decks.json' with { type: 'json' }

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const list = (folder: string) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url)).filter((file) => file.endsWith('.svg'))

describe('pictures', () => {
  it('the withdrawal code has 32 different pictures and each can be shown', () => {
    expect(codePictures).toHaveLength(32)
    expect(new Set(codePictures).size).toBe(32)
    expect(list('public/pictograms')).toEqual(expect.arrayContaining(codePictures.map((name) => `${name}.svg`)))
  })

  it('every pictogram name that compiles has its file, and no file is left over', () => {
    const names = [...read('src/client/ui/pictogram-name.ts').matchAll(/\| '([a-z0-9-]+)'/g)].map(
      (match) => `${match[1]}.svg`,
    )
    expect(names.length).toBeGreaterThan(100)
    expect(names.toSorted()).toEqual(list('public/pictograms').toSorted())
  })

  it('every picture that a card can have, and every skin tone of it, has its file and its word', () => {
    const files = list('public/pictograms')
    expect(pictogramVariants.size).toBeGreaterThan(10)
    for (const [name, variants] of pictogramVariants) {
      expect(variants.length, name).toBeGreaterThanOrEqual(6)
      expect(files).toEqual(expect.arrayContaining(variants.map((one) => `${one}.svg`)))
      for (const one of variants) expect(plainPictogram(one)).toBe(name)
    }
    expect(tonesOf('people-holding-hands-medium-skin-tone-light-skin-tone')).toEqual(['medium', 'light'])
    expect(Object.keys(decks.picture).toSorted()).toEqual([...cardPictograms].toSorted())
    expect(files).toEqual(expect.arrayContaining(cardPictograms.map((one) => `${one}.svg`)))
  })

  it('every icon is one path of absolute beginnings, so that joined strokes stand where they stood apart', () => {
    expect(Object.keys(iconPaths).length).toBeGreaterThan(40)
    for (const [name, path] of Object.entries(iconPaths)) expect(path, name).toMatch(/^M[-\d. ]+[a-zA-Z][^"<>]*$/)
    // The arrow back has two strokes, and the second began with a small m in a path of its own.
    expect(iconPaths['arrow-back-up'].match(/M/g)).toHaveLength(2)
  })

  it('a drawing keeps its place before it loads: the listed sizes are those of the files', () => {
    // A file without the symbol is a background for a style sheet, not a drawing.
    const found = list('public/drawings').flatMap((file) => {
      const box = /<symbol id="d" viewBox="0 0 (\d+) (\d+)"/.exec(read(`public/drawings/${file}`))
      return box === null ? [] : [[file.slice(0, -4), [Number(box[1]), Number(box[2])]] as const]
    })
    expect(drawingSizes).toEqual(Object.fromEntries(found))
  })

  it('every part of the plate has its drawing', () => {
    for (const question of currentPraatplaat.questions) expect(Object.keys(drawingSizes)).toContain(question.drawing)
  })

  it('[P22] no picture carries script, links out or loads something from elsewhere', () => {
    for (const folder of ['public/pictograms', 'public/drawings'])
      for (const file of list(folder)) {
        const text = read(`${folder}/${file}`).replace('xmlns="http://www.w3.org/2000/svg"', '')
        expect(text, file).not.toMatch(/<script|\son[a-z]+=|https?:|<foreignObject|<image/i)
      }
  })
})
