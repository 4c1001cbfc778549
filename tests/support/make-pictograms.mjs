// Run by hand after a change: `node tests/support/make-pictograms.mjs`. Its output, public/pictograms and
// src/client/ui/{pictogram-name,icon-paths,drawing-sizes}.ts, is committed, so that a build needs no icon
// sets and a change of a set shows as a diff.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')
const write = (path, text) => writeFileSync(new URL(path, root), text)

const readSet = (name) => {
  const set = JSON.parse(read(`node_modules/@iconify-json/${name}/icons.json`))
  return (wanted) => {
    const icon = set.icons[wanted] ?? set.icons[set.aliases?.[wanted]?.parent]
    if (icon === undefined) throw new Error(`${name} has no drawing called ${wanted}`)
    return { body: icon.body, width: icon.width ?? set.width ?? 24, height: icon.height ?? set.height ?? 24 }
  }
}

// Resident pictures. Cards (indicators), effects, withdrawal code, faces, then consent and with-whom.
const indicators =
  'people-dialogue people-hugging houses collaboration party-popper broom handshake house-with-garden safety light-bulb person-raising-hand open-book smiling-face-with-hearts cook help-others student puzzle-piece interview ear envelope authority-building megaphone'
const effects =
  'waving-hand hugging-face people-holding-hands artist-palette deciduous-tree shelter graduation-cap input-latin-letters hot-beverage pot-of-food shopping-bags memo signpost eyes'
const goals = 'people-dialogue house-with-garden flexed-biceps pot-of-food ear'
const faces = 'slightly-smiling-face neutral-face slightly-frowning-face red-question-mark'
const conversation =
  'person person-standing older-person old-woman family family-adult-adult-child-child busts-in-silhouette office-worker office-building speech-balloon thought-balloon left-speech-bubble locked unlocked door pencil writing-hand name-badge bar-chart open-hands raised-hand palm-up-hand person-walking person-shrugging person-gesturing-no person-gesturing-ok person-tipping-hand wastebasket framed-picture ticket page-facing-up newspaper wrapped-gift bouquet thinking-face ok-hand globe-with-meridians speaker-high-volume old-key desktop-computer house'

// Own card sets: people of many kinds, and for a hand or a person every skin tone that is drawn.
const people =
  'person old-man old-woman older-person woman-with-headscarf teacher person-in-manual-wheelchair person-with-white-cane'
const tones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'].map((tone) => `${tone}-skin-tone`)
const toned =
  'person old-man old-woman older-person woman-with-headscarf person-raising-hand people-holding-hands handshake waving-hand ear cook student'
const variants = [
  ...toned.split(' ').flatMap((name) => tones.map((tone) => `${name}-${tone}`)),
  'people-holding-hands-light-skin-tone-dark-skin-tone',
  'people-holding-hands-medium-skin-tone-light-skin-tone',
  'handshake-light-skin-tone-dark-skin-tone',
  'handshake-medium-skin-tone-light-skin-tone',
]

const codePictures = (() => {
  const source = read('src/domain/withdrawal-code.ts')
  const list = source.slice(source.indexOf('codePictures = ['), source.indexOf('] as const'))
  return [...list.matchAll(/'([a-z-]+)'/g)].map((match) => match[1])
})()

const pictograms = [
  ...new Set([
    ...[indicators, effects, goals, faces, conversation, people].flatMap((names) => names.split(' ')),
    ...variants,
    ...codePictures,
  ]),
].sort()

const openmoji = readSet('openmoji')
for (const file of readdirSync(new URL('public/pictograms/', root)))
  if (file.endsWith('.svg')) rmSync(new URL(`public/pictograms/${file}`, root))
for (const name of pictograms) {
  const { body, width, height } = openmoji(name)
  write(
    `public/pictograms/${name}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>\n`,
  )
}
write(
  'src/client/ui/pictogram-name.ts',
  `// Made by tests/support/make-pictograms.mjs. A name without a file does not compile.\nexport type PictogramName =\n${pictograms.map((name) => `  | '${name}'`).join('\n')}\n`,
)

const iconNames =
  'alert-triangle arrow-back-up arrow-left arrow-right book check chevron-down chevron-left chevron-right chevron-up clock cloud-check copy device-tablet dots download external-link eye file-export file-import help history home info-circle key language lock lock-open map microphone minus mood-smile pencil player-pause player-play player-stop plus printer qrcode refresh school send settings hand-stop star star-filled trash upload user users volume wifi-off x'
    .split(' ')
    .sort()
const tabler = readSet('tabler')
/** All strokes of an icon as one path. A path of its own begins absolutely even with a small m; joined, it would not. */
const onePath = (body) =>
  [...body.matchAll(/ d="([^"]+)"/g)]
    .map(([, strokes]) =>
      strokes.replace(
        /^m(-?[\d.]+)[ ,]?(-?[\d.]+)(.?)/,
        (_, x, y, next) => `M${x} ${y}${/[-\d. ]/.test(next) ? `l${next}` : next}`,
      ),
    )
    .join('')
const icons = iconNames.map((name) => {
  const { body, width, height } = tabler(name)
  const isLine = !body.includes('fill="currentColor"')
  const shapes = [...body.matchAll(/<([a-z]+)/g)].map(([, shape]) => shape)
  if (
    width !== 24 ||
    height !== 24 ||
    isLine === name.endsWith('-filled') ||
    body.includes('transform') ||
    shapes.some((shape) => !['g', 'path'].includes(shape))
  )
    throw new Error(`${name} is not drawn as the others are`)
  return `  '${name}': '${onePath(body)}',`
})
write(
  'src/client/ui/icon-paths.ts',
  `// Made by tests/support/make-pictograms.mjs from Tabler icons (MIT). Strokes of 2 on a square of 24; a name that ends in\n// \`-filled\` is filled instead.\nexport const iconPaths = {\n${icons.join('\n')}\n} as const\nexport type IconName = keyof typeof iconPaths\n`,
)

const drawings = readdirSync(new URL('public/drawings/', root))
  .filter((file) => file.endsWith('.svg'))
  .sort()
  .flatMap((file) => {
    // A file without the symbol is a background for a style sheet, not a drawing.
    const box = /<symbol id="d" viewBox="0 0 (\d+) (\d+)"/.exec(read(`public/drawings/${file}`))
    return box === null ? [] : [`  '${file.slice(0, -4)}': [${box[1]}, ${box[2]}],`]
  })
write(
  'src/client/ui/drawing-sizes.ts',
  `// Made by tests/support/make-pictograms.mjs: width and height of each drawing, so that its place is kept before it loads.\nexport const drawingSizes = {\n${drawings.join('\n')}\n} as const satisfies Record<string, readonly [number, number]>\nexport type DrawingName = keyof typeof drawingSizes\n`,
)
console.log(`${pictograms.length} pictograms, ${iconNames.length} icons, ${drawings.length} drawings`)
