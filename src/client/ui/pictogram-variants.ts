import type { PictogramName } from './pictogram-name.ts'

export const skinTones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const
export type SkinTone = (typeof skinTones)[number]

/** Drawn in every skin tone; yellow is nobody's. A name without its files does not compile. */
const toned = [
  'person',
  'old-man',
  'old-woman',
  'older-person',
  'woman-with-headscarf',
  'person-raising-hand',
  'people-holding-hands',
  'handshake',
  'waving-hand',
  'ear',
  'cook',
  'student',
] as const satisfies readonly PictogramName[]

/** Two people, two skin tones. */
const mixed: Readonly<Partial<Record<PictogramName, readonly PictogramName[]>>> = {
  'people-holding-hands': [
    'people-holding-hands-light-skin-tone-dark-skin-tone',
    'people-holding-hands-medium-skin-tone-light-skin-tone',
  ],
  handshake: ['handshake-light-skin-tone-dark-skin-tone', 'handshake-medium-skin-tone-light-skin-tone'],
}

/** The same thing drawn otherwise: for a person in skin tones. The picture itself stands first. */
export const pictogramVariants: ReadonlyMap<PictogramName, readonly PictogramName[]> = new Map(
  toned.map((name) => [
    name,
    [name, ...skinTones.map((tone): PictogramName => `${name}-${tone}-skin-tone`), ...(mixed[name] ?? [])],
  ]),
)

/** The picture that this one is a variant of; itself when it is none. */
export const plainPictogram = (name: string): string =>
  [...pictogramVariants].find(([, variants]) => variants.some((one) => one === name))?.[0] ?? name

/** Skin tones of a variant, none for the plain picture. */
export const tonesOf = (name: string): readonly SkinTone[] =>
  [...name.matchAll(/-(medium-light|medium-dark|light|medium|dark)-skin-tone/g)].map((found) => found[1] as SkinTone)

/** What a card of one's own can show: every card and effect picture, then people. */
export const cardPictograms = [
  'people-dialogue',
  'people-hugging',
  'houses',
  'collaboration',
  'party-popper',
  'broom',
  'handshake',
  'house-with-garden',
  'safety',
  'light-bulb',
  'person-raising-hand',
  'open-book',
  'smiling-face-with-hearts',
  'cook',
  'help-others',
  'student',
  'puzzle-piece',
  'interview',
  'ear',
  'envelope',
  'authority-building',
  'megaphone',
  'waving-hand',
  'hugging-face',
  'people-holding-hands',
  'artist-palette',
  'deciduous-tree',
  'shelter',
  'graduation-cap',
  'input-latin-letters',
  'hot-beverage',
  'pot-of-food',
  'shopping-bags',
  'memo',
  'signpost',
  'eyes',
  'flexed-biceps',
  'person',
  'woman-with-headscarf',
  'old-woman',
  'old-man',
  'older-person',
  'person-in-manual-wheelchair',
  'person-with-white-cane',
  'family',
  'teacher',
  'busts-in-silhouette',
  'bicycle',
  'tulip',
  'teapot',
  'sun',
  'red-question-mark',
] as const satisfies readonly PictogramName[]
export type CardPictogram = (typeof cardPictograms)[number]
