import type { Guard } from './guards.ts'

const newSheet = { file: 'src/client/vault/set-keys.ts', tests: ['tests/unit/client/vault/new-sheet.test.ts'] }
const renewal = {
  file: 'src/client/actions/renew-token.ts',
  tests: ['tests/contract/server/token-renewal.test.ts'],
}
const copied = { tests: ['tests/contract/server/copied-tablet.test.ts'] }

/** A lost sheet, a token that is renewed, a profile that was copied. */
export const ofRecovering: readonly Guard[] = [
  {
    name: 'the old sheet opens nothing once the new one counts',
    rule: 'P16',
    ...newSheet,
    find: `    ...row,
    recoveryKey,`,
    replace: `    ...row,
    recoveryKey: { ...recoveryKey, wrapped: row.recoveryKey.wrapped },`,
  },
  {
    name: 'a copy carries the reading key under the new words',
    rule: 'P25',
    file: 'src/client/actions/make-backup.ts',
    find: 'formerRecoveryKids.length === 0 ? []',
    replace: 'formerRecoveryKids.length >= 0 ? []',
    tests: newSheet.tests,
  },
  {
    name: 'a copy of a copy still opens with the sheet that it came from',
    rule: 'P25',
    file: 'src/client/actions/import-backup.ts',
    find: 'if (kids.size === 0)',
    replace: 'if (kids.size >= 0)',
    tests: newSheet.tests,
  },
  {
    name: 'words that open nothing in a copy bring nothing in',
    rule: 'P25',
    ...newSheet,
    find: "if (adopted.length === 0) return err({ code: 'wrong-recovery-words' })",
    replace: 'void adopted',
  },
  {
    name: 'the next token is on disk before its hash is told',
    rule: 'S14',
    ...renewal,
    find: 'const next = link.nextToken ?? (await drawNext(tools, link))',
    replace: 'const next = toBase64Url(tools.randomBytes(drawNext.length * 16))',
  },
  {
    name: 'a token counts once the server answered to it',
    rule: 'S14',
    ...renewal,
    find: 'if (answer.ok) return',
    replace: "if (answer.ok || answer.failure.code === 'offline') return",
  },
  {
    name: 'a server that was put back finds the token it knows',
    rule: 'S14',
    ...renewal,
    find: '...(told.ok || formerToken === undefined ? [] : [formerToken])',
    replace: '...(told.ok || formerToken !== undefined ? [] : [link.token])',
  },
  {
    name: 'a renewal leaves another link alone',
    rule: 'S14',
    ...renewal,
    find: 'row.link?.token === token ? {',
    replace: 'row.link !== undefined ? {',
  },
  {
    name: 'who finds a record that it never made takes another name',
    rule: 'S16',
    ...copied,
    file: 'src/client/actions/set-apart.ts',
    find: 'known.ok ? known.value.includes(undefined) : undefined',
    replace: 'known.ok ? false : undefined',
  },
  {
    name: 'a copy that is set apart twice is one tablet',
    rule: 'S16',
    ...copied,
    file: 'src/client/actions/set-apart.ts',
    find: 'apartToken: held.apartToken ?? drawn }',
    replace: 'apartToken: drawn }',
  },
  {
    name: 'the name that a copy gets reads with the pinned key',
    rule: 'L2',
    ...copied,
    file: 'src/server/store/copied-tablets.ts',
    find: ".select(['name', 'centre', 'reads', 'reading_key'])",
    replace: ".select(['name', 'centre', 'reads'])",
  },
  {
    name: 'a token that somebody took does not fill the desk',
    rule: 'S16',
    ...copied,
    file: 'src/server/routes/sync-apart.ts',
    find: 'if (made.isNew) copies.failed(from.id)',
    replace: 'void made.isNew',
  },
  {
    name: 'a copy renews no token that is not its own',
    rule: 'S16',
    ...copied,
    file: 'src/client/upkeep.ts',
    find: 'if (isLookDue && !isRefused) {',
    replace: "if (isLookDue && !isRefused && (await renewToken(services, { isRefused })) === 'none') {",
  },
  {
    name: 'what is held is noted beside the store',
    rule: 'I1',
    file: 'src/client/upkeep.ts',
    find: 'if (held.ok) noteHeld(',
    replace: 'if (held.ok && now() < 0) noteHeld(',
    tests: ['tests/unit/client/shell/held-before.test.ts'],
  },
]
