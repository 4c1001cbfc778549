import type { ModuleImport } from '#tests/support/read-modules.ts'

export type Edge = { readonly from: string; readonly to: Pick<ModuleImport, 'path' | 'package' | 'kind'> }

export type ImportRule = {
  readonly name: string
  /** What to do when it fires. */
  readonly toDo: string
  readonly breaks: (edge: Edge) => boolean
  /** Each of these must be refused and each of those let through: a rule that cannot fire is no rule. */
  readonly refused: readonly Edge[]
  readonly allowed: readonly Edge[]
}

const from = (path: string) => ({
  to: (target: string, kind: ModuleImport['kind'] = 'value'): Edge => ({
    from: path,
    to:
      target.startsWith('src/') || target.startsWith('locales/') || target.startsWith('tests/')
        ? { path: target, kind }
        : { package: target, kind },
  }),
})

const isIn = (path: string | undefined, ...folders: readonly string[]): boolean =>
  path !== undefined &&
  folders.some((folder) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`))

const featureOf = (path: string | undefined): string | undefined =>
  /^src\/client\/features\/([^/]+)\//.exec(path ?? '')?.[1]

/** A room may see itself, these of ours, and these packages. Whatever is not listed is refused. */
type Room = {
  readonly folder: string
  readonly sees: readonly string[]
  readonly packages: readonly string[]
  readonly toDo: string
}

const rooms: readonly Room[] = [
  {
    folder: 'src/domain',
    sees: [],
    packages: ['zod'],
    toDo: 'The domain is pure: pass in what it needs as a value, or move the code that needs more to the room that has it.',
  },
  {
    folder: 'src/content',
    sees: ['src/domain'],
    packages: ['zod'],
    toDo: 'Content is data with its parser: only shapes from the domain belong here.',
  },
  {
    folder: 'src/wire',
    sees: ['src/domain'],
    packages: ['zod', '@hpke/core'],
    toDo: 'The wire is what client and server agree on: keep both of them, and any library of either, out of it.',
  },
  {
    folder: 'src/client/ui',
    sees: ['src/domain'],
    packages: ['react', 'react-dom', 'uqr'],
    toDo: 'Pieces of ui are dumb: give them words, values and callbacks as props instead of fetching them.',
  },
  {
    folder: 'src/client/i18n',
    sees: ['src/domain', 'src/wire', 'locales'],
    packages: ['i18next', 'react-i18next', 'react'],
    toDo: 'Words know no screens and no store: pass the value in.',
  },
  {
    folder: 'src/client/storage',
    // It implements the ports that sync declares.
    sees: [
      'src/domain',
      'src/wire',
      'src/client/sync/outbox-port.ts',
      'src/client/sync/pull-port.ts',
      'src/client/sync/attachment-port.ts',
      'src/client/problem.ts',
      'src/client/timer.ts',
    ],
    packages: ['dexie', 'zod'],
    toDo: 'Storage keeps what it is given: sealing, sending and screens belong to vault, sync and features.',
  },
  {
    folder: 'src/client/vault',
    sees: [
      'src/domain',
      'src/wire',
      'src/content/recovery-words.ts',
      'src/client/storage/database.ts',
      'src/client/problem.ts',
      'src/client/timer.ts',
    ],
    packages: ['@noble/hashes'],
    toDo: 'The vault holds the private keys: the less it sees, the less can reach them. Pass in what it needs.',
  },
  {
    folder: 'src/client/sync',
    sees: ['src/domain', 'src/wire', 'src/client/problem.ts', 'src/client/timer.ts'],
    packages: ['zod'],
    toDo: 'Sync moves envelopes through ports: put Dexie behind the outbox in storage and React in a feature.',
  },
  {
    folder: 'src/client/actions',
    sees: [
      'src/domain',
      'src/content',
      'src/wire',
      'src/client/storage',
      'src/client/vault',
      // One question to a server, without queue or engine: enrolment asks it before there is anything to sync.
      'src/client/sync/ask-server.ts',
      // Reading back has no queue: a round, whoever asks for it.
      'src/client/sync/pull-round.ts',
      'src/client/sync/pull-port.ts',
      'src/client/services.ts',
      'src/client/problem.ts',
      'src/client/timer.ts',
    ],
    packages: [],
    toDo: 'An action is one intention over the services: no screen, no words, no library.',
  },
  {
    folder: 'src/client/shell',
    sees: [
      'src/domain',
      'src/content',
      'src/wire',
      'src/client/install-prompt.ts',
      'src/client/actions',
      'src/client/ui',
      'src/client/i18n',
      'src/client/vault',
      'src/client/storage',
      'src/client/services.ts',
      'src/client/problem.ts',
      'src/client/timer.ts',
      'src/client/register-worker.ts',
    ],
    packages: ['react', 'react-i18next', 'wouter'],
    toDo: 'The shell is what features share: it may not know any feature, nor how things are stored or sent.',
  },
  {
    folder: 'src/client/features',
    sees: [
      'src/domain',
      'src/content',
      'src/client/install-prompt.ts',
      'src/wire',
      'src/client/actions',
      'src/client/shell',
      'src/client/ui',
      'src/client/i18n',
      'src/client/vault',
      'src/client/storage',
      'src/client/services.ts',
      'src/client/problem.ts',
      'src/client/timer.ts',
      'src/client/register-worker.ts',
    ],
    packages: ['react', 'react-i18next', 'wouter', 'uqr', '@simplewebauthn/browser'],
    toDo: 'A screen reads by queries and changes by actions: move the rest into an action, the shell or ui.',
  },
  {
    folder: 'src/client',
    sees: ['src/domain', 'src/content', 'src/wire', 'locales'],
    packages: ['react', 'react-dom', 'react-i18next', 'wouter', 'workbox-window'],
    toDo: 'The client never sees the server, and its libraries live in the rooms that own them.',
  },
  {
    folder: 'src/server',
    // Exports carry words beside their codes: those of the export itself, what the plate calls its questions, what cards say.
    sees: [
      'src/domain',
      'src/content',
      'src/wire',
      'locales/nl/export.json',
      'locales/nl/praatplaat.json',
      'locales/nl/meaning-cards.json',
      'locales/nl/effects.json',
      'locales/nl/caveats.json',
      'locales/nl/change-story.json',
    ],
    packages: [
      'zod',
      'fastify',
      'fflate',
      '@rgrove/parse-xml',
      'kysely',
      'libsql',
      'pg',
      'papaparse',
      'uqr',
      'tsx',
      '@noble/hashes',
      '@simplewebauthn/server',
    ],
    toDo: 'The server never sees the client or its words; a new library must be chosen knowingly and listed here.',
  },
]

const roomOf = (path: string): Room | undefined =>
  rooms.filter((room) => isIn(path, room.folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0]

const roomRule = (room: Room, refused: readonly Edge[], allowed: readonly Edge[]): ImportRule => ({
  name: `${room.folder} sees only what it may`,
  toDo: room.toDo,
  breaks: ({ from, to }) => {
    if (roomOf(from) !== room) return false
    if (to.package !== undefined)
      return !room.packages.includes(to.package) && !(to.package.startsWith('node:') && isIn(from, 'src/server'))
    return !isIn(to.path, room.folder, ...room.sees)
  },
  refused,
  allowed,
})

const find = (folder: string): Room => rooms.find((room) => room.folder === folder)!

const onlyIn = (name: string, packages: readonly string[], folders: readonly string[], toDo: string): ImportRule => ({
  name,
  toDo,
  breaks: ({ from, to }) => to.package !== undefined && packages.includes(to.package) && !isIn(from, ...folders),
  refused: packages.map((one) => from('src/wire/batch.ts').to(one)),
  allowed: packages.map((one) => from(folders[0]!.includes('.') ? folders[0]! : `${folders[0]}/a.ts`).to(one)),
})

export const importRules: readonly ImportRule[] = [
  roomRule(
    find('src/domain'),
    [
      from('src/domain/a.ts').to('src/wire/b.ts'),
      from('src/domain/a.ts').to('dexie'),
      from('src/domain/a.ts').to('src/content/x.json'),
    ],
    [from('src/domain/a.ts').to('src/domain/b.ts'), from('src/domain/a.ts').to('zod')],
  ),
  roomRule(
    find('src/content'),
    [from('src/content/a.ts').to('src/wire/b.ts'), from('src/content/a.ts').to('react')],
    [from('src/content/a.ts').to('src/domain/b.ts')],
  ),
  roomRule(
    find('src/wire'),
    [
      from('src/wire/a.ts').to('src/client/problem.ts'),
      from('src/wire/a.ts').to('src/content/registry.ts'),
      from('src/wire/a.ts').to('@noble/hashes'),
    ],
    [from('src/wire/a.ts').to('@hpke/core'), from('src/wire/a.ts').to('src/domain/b.ts')],
  ),
  roomRule(
    find('src/client/ui'),
    [from('src/client/ui/a.tsx').to('src/client/services.ts'), from('src/client/ui/a.tsx').to('react-i18next')],
    [from('src/client/ui/a.tsx').to('react')],
  ),
  roomRule(
    find('src/client/i18n'),
    [from('src/client/i18n/a.ts').to('src/client/storage/database.ts')],
    [from('src/client/i18n/a.ts').to('locales/nl/ui.json')],
  ),
  roomRule(
    find('src/client/storage'),
    [from('src/client/storage/a.ts').to('src/client/vault/vault.ts'), from('src/client/storage/a.ts').to('react')],
    [from('src/client/storage/a.ts').to('dexie')],
  ),
  roomRule(
    find('src/client/vault'),
    [
      from('src/client/vault/a.ts').to('src/client/sync/b.ts'),
      from('src/client/vault/a.ts').to('src/client/services.ts'),
    ],
    [from('src/client/vault/a.ts').to('src/wire/envelope.ts')],
  ),
  roomRule(
    find('src/client/sync'),
    [
      from('src/client/sync/a.ts').to('src/client/storage/database.ts'),
      from('src/client/sync/a.ts').to('react'),
      from('src/client/sync/a.ts').to('dexie'),
    ],
    [from('src/client/sync/a.ts').to('src/wire/batch.ts')],
  ),
  roomRule(
    find('src/client/actions'),
    [
      from('src/client/actions/a.ts').to('src/client/sync/sync-engine.ts'),
      from('src/client/actions/a.ts').to('react'),
      from('src/client/actions/a.ts').to('src/client/ui/button.tsx'),
    ],
    [from('src/client/actions/a.ts').to('src/client/services.ts')],
  ),
  roomRule(
    find('src/client/shell'),
    [
      from('src/client/shell/a.tsx').to('src/client/features/home/home-screen.tsx'),
      from('src/client/shell/a.tsx').to('src/client/sync/sync-engine.ts'),
    ],
    [from('src/client/shell/a.tsx').to('src/client/ui/button.tsx')],
  ),
  roomRule(
    find('src/client/features'),
    [from('src/client/features/x/a.tsx').to('src/client/routes.tsx'), from('src/client/features/x/a.tsx').to('dexie')],
    [from('src/client/features/x/a.tsx').to('src/client/actions/make-backup.ts')],
  ),
  roomRule(
    find('src/client'),
    [from('src/client/app.tsx').to('src/server/main.ts'), from('src/client/boot.ts').to('dexie')],
    [from('src/client/boot.ts').to('src/client/vault/vault.ts')],
  ),
  roomRule(
    find('src/server'),
    [
      from('src/server/a.ts').to('src/client/problem.ts'),
      from('src/server/a.ts').to('locales/nl/ui.json'),
      from('src/server/a.ts').to('express'),
    ],
    [from('src/server/a.ts').to('node:fs'), from('src/server/a.ts').to('src/wire/batch.ts')],
  ),
  {
    name: 'a feature never sees another feature',
    toDo: 'What two features share belongs in shell (with state), ui (without) or actions.',
    breaks: ({ from, to }) => {
      const own = featureOf(from)
      const other = featureOf(to.path)
      return own !== undefined && other !== undefined && own !== other
    },
    refused: [from('src/client/features/home/a.tsx').to('src/client/features/send/b.tsx')],
    allowed: [from('src/client/features/home/a.tsx').to('src/client/features/home/b.tsx')],
  },
  {
    name: 'screens read by queries',
    toDo: 'A screen reads through storage/*-queries.ts and writes through an action; types may come from database.ts.',
    breaks: ({ from, to }) =>
      isIn(from, 'src/client/features', 'src/client/shell') &&
      isIn(to.path, 'src/client/storage') &&
      to.kind !== 'type' &&
      !/-queries\.ts$/.test(to.path ?? ''),
    refused: [from('src/client/features/x/a.tsx').to('src/client/storage/database.ts')],
    allowed: [
      from('src/client/features/x/a.tsx').to('src/client/storage/truth-queries.ts'),
      from('src/client/features/x/a.tsx').to('src/client/storage/database.ts', 'type'),
    ],
  },
  {
    name: 'composition roots are imported by nobody',
    toDo: 'main, boot, app and routes wire everything together; whatever another file needs from them belongs in services.ts or the shell.',
    breaks: ({ from, to }) =>
      /^src\/client\/(main|boot|app|routes)\.tsx?$/.test(to.path ?? '') &&
      !/^src\/client\/(main|boot|app)\.tsx?$/.test(from),
    refused: [from('src/client/shell/a.tsx').to('src/client/app.tsx')],
    allowed: [from('src/client/main.tsx').to('src/client/app.tsx')],
  },
  onlyIn(
    'only storage knows Dexie',
    ['dexie'],
    ['src/client/storage'],
    'Add a query or a write to client/storage and use that.',
  ),
  onlyIn(
    'only i18n knows i18next',
    ['i18next'],
    ['src/client/i18n'],
    "Use react-i18next's useTranslation in screens, or add a function to client/i18n.",
  ),
  onlyIn(
    'only the vault stretches codes, and only one file passwords',
    ['@noble/hashes'],
    ['src/client/vault', 'src/server/people/password.ts'],
    'Argon2id stays in the vault, and for passwords in server/people/password.ts, so that one place decides what a guess costs.',
  ),
  onlyIn(
    'only the store knows SQL',
    ['kysely', 'libsql', 'pg'],
    ['src/server/store'],
    'Add a method to the store port in server/store and use that.',
  ),
  onlyIn(
    'only one file on each side knows passkeys',
    ['@simplewebauthn/server', '@simplewebauthn/browser'],
    ['src/server/people/passkeys.ts', 'src/client/features/desk/ask-passkey.ts'],
    'Ask people/passkeys.ts or desk/ask-passkey.ts for what you need.',
  ),
  onlyIn(
    'only exchange packs and unpacks files',
    ['fflate', '@rgrove/parse-xml'],
    ['src/server/exchange'],
    'Files from elsewhere are opened in server/exchange, where their size and shape are guarded.',
  ),
  onlyIn('only the server speaks HTTP as a server', ['fastify'], ['src/server'], 'Routes live in src/server.'),
  onlyIn(
    'only one file knows the worker library',
    ['workbox-window'],
    ['src/client/register-worker.ts'],
    'Ask register-worker.ts for what you need.',
  ),
  {
    name: 'no node:* outside the server',
    toDo: 'domain, content, wire and client run in a browser: pass the effect in from a composition root.',
    breaks: ({ from, to }) => to.package?.startsWith('node:') === true && !isIn(from, 'src/server'),
    refused: [from('src/wire/a.ts').to('node:crypto')],
    allowed: [from('src/server/a.ts').to('node:crypto')],
  },
  {
    name: 'the product never imports its tests',
    toDo: 'Move what both need into src.',
    breaks: ({ to }) => isIn(to.path, 'tests'),
    refused: [from('src/domain/a.ts').to('tests/support/b.ts')],
    allowed: [],
  },
]

/** Everything an edge breaks, each with what to do about it. */
export const brokenBy = (edge: Edge): readonly string[] =>
  importRules
    .filter((rule) => rule.breaks(edge))
    .map((rule) => `${edge.from} → ${edge.to.path ?? edge.to.package}: ${rule.name}. ${rule.toDo}`)
