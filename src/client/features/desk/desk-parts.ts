import type { IconName } from '../../ui/icon.tsx'

/** The parts of the desk: where each is, and what somebody must be allowed for it (the server's word for it). */
export const deskParts = [
  { key: 'results', path: '/bureau', needs: 'see-results', icon: 'book' },
  { key: 'files', path: '/bureau/bestanden', needs: 'export-stories', icon: 'download' },
  { key: 'tablets', path: '/bureau/tablets', needs: 'see-tablets', icon: 'device-tablet' },
  { key: 'centres', path: '/bureau/centra', needs: 'change-centres', icon: 'home' },
  { key: 'people', path: '/bureau/mensen', needs: 'see-people', icon: 'users' },
  { key: 'backups', path: '/bureau/back-ups', needs: 'see-backups', icon: 'copy' },
  { key: 'sealing', path: '/bureau/verzegelen', needs: 'seal-programme', icon: 'lock' },
  { key: 'retention', path: '/bureau/bewaartermijn', needs: 'see-retention', icon: 'clock' },
  { key: 'audit', path: '/bureau/logboek', needs: 'read-audit', icon: 'history' },
  { key: 'account', path: '/bureau/account', needs: 'own-account', icon: 'user' },
] as const satisfies readonly {
  readonly key: string
  readonly path: string
  readonly needs: string
  readonly icon: IconName
}[]
export type DeskPart = (typeof deskParts)[number]['key']

/** The part that a path asks for: the results when it asks for none that this person may see. */
export const partAt = (path: string, may: readonly string[]): DeskPart =>
  deskParts.find((part) => part.path === path.replace(/\/$/, '') && may.includes(part.needs))?.key ?? 'results'

/** The token of a one-time link, when the path is one. */
export const invitationIn = (path: string): string | undefined =>
  /^\/bureau\/uitnodiging\/([A-Za-z0-9_-]{43})$/.exec(path)?.[1]
