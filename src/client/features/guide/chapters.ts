/** A picture of the app in `public/guide`, made by `npm run guide:pictures`; its words are in `guide.json` under `pictures`. */
export const guidePictures = [
  'home',
  'start',
  'consent',
  'plate',
  'question',
  'readBack',
  'thanks',
  'check',
  'stopping',
  'send',
  'door',
  'withdraw',
  'results',
  'receipt',
] as const
export type GuidePicture = (typeof guidePictures)[number]

/** Size of every picture, so that its place is kept before it loads. */
export const guidePictureSize = { width: 800, height: 500 } as const

export const fileOf = (picture: GuidePicture): string =>
  `guide/${picture.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.webp`

/** `steps`: a picture for each step where there is one to show; `path` is what stands behind #/handleiding/. */
export const chapters = [
  { key: 'before', path: 'vooraf', steps: [undefined, undefined, 'home', undefined] },
  {
    key: 'conversation',
    path: 'gesprek',
    steps: ['start', 'consent', 'plate', 'question', 'readBack', 'thanks'],
  },
  { key: 'names', path: 'geen-namen', steps: [undefined, undefined, 'check'] },
  { key: 'stop', path: 'stoppen', steps: ['stopping', undefined, undefined, undefined] },
  { key: 'where', path: 'waar-is-wat', steps: ['stack', 'envelope', 'postmark'] },
  { key: 'sending', path: 'versturen', steps: [undefined, 'send', undefined, undefined] },
  { key: 'copy', path: 'tweede-kopie', steps: [undefined, undefined, undefined, undefined] },
  { key: 'forgotten', path: 'code-vergeten', steps: [undefined, undefined, 'door', undefined] },
  { key: 'withdrawing', path: 'intrekken', steps: [undefined, undefined, 'withdraw', undefined] },
  { key: 'lost', path: 'tablet-kwijt', steps: [undefined, undefined, undefined, undefined] },
  { key: 'interpreting', path: 'samen-duiden', steps: [undefined, undefined, undefined, undefined, undefined] },
  { key: 'printing', path: 'printen', steps: ['results', 'receipt', undefined] },
] as const satisfies readonly {
  readonly key: string
  readonly path: string
  readonly steps: readonly (GuidePicture | 'stack' | 'envelope' | 'postmark' | undefined)[]
}[]
export type Chapter = (typeof chapters)[number]
