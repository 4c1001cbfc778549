import type { PictogramName } from './pictogram-name.ts'

const pictograms: Readonly<Record<string, PictogramName>> = {
  E01: 'waving-hand',
  E02: 'hugging-face',
  E03: 'people-holding-hands',
  E04: 'artist-palette',
  E05: 'deciduous-tree',
  E06: 'safety',
  E07: 'graduation-cap',
  E08: 'input-latin-letters',
  E09: 'hot-beverage',
  E10: 'pot-of-food',
  E11: 'shopping-bags',
  E12: 'memo',
  E13: 'signpost',
  E14: 'ear',
}

/** The picture of an effect of bijlage 3; a bulb for one that a programme named itself. Always with its name beside it. */
export const effectPictogram = (effect: string): PictogramName => pictograms[effect] ?? 'light-bulb'
