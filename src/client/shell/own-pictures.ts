import type { PictogramName } from '../ui/pictogram-name.ts'

/** What somebody can put on a card of their own; each has a word in `cards:own-picture`. */
export const ownPictures = [
  'smiling-face-with-hearts',
  'people-holding-hands',
  'house',
  'hot-beverage',
  'pot-of-food',
  'deciduous-tree',
  'open-book',
  'artist-palette',
  'bicycle',
  'family',
  'speech-balloon',
  'light-bulb',
] as const satisfies readonly PictogramName[]
export type OwnPicture = (typeof ownPictures)[number]
