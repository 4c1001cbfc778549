import type { Role } from '#domain/role.ts'

/** What can be asked of the desk's side of the server. Every route names one of these. */
export const actions = [
  'see-results',
  'export-stories',
  'see-tablets',
  'enrol-tablets',
  'shut-out-tablets',
  'see-centres',
  'change-centres',
  'see-people',
  'change-people',
  'read-audit',
  'see-backups',
  'see-retention',
  'change-retention',
  'accept-other-centre',
  'seal-programme',
  'own-account',
] as const
export type Action = (typeof actions)[number]

/** Somebody who signed in, or a script with the manager's key. */
export type AskerRole = Role | 'key'

export type Scope = 'none' | 'own-centres' | 'programme'

/**
 * The one table of who may do what. A coordinator's rows are those of their own centres; a researcher reads the
 * programme and changes nothing; the manager's key does what scripts did before people could sign in, and nothing about
 * people.
 */
export const scopes: Readonly<Record<Action, Readonly<Record<AskerRole, Scope>>>> = {
  'see-results': { coordinator: 'own-centres', researcher: 'programme', manager: 'programme', key: 'programme' },
  'export-stories': { coordinator: 'own-centres', researcher: 'programme', manager: 'programme', key: 'programme' },
  'see-tablets': { coordinator: 'own-centres', researcher: 'none', manager: 'programme', key: 'programme' },
  'enrol-tablets': { coordinator: 'own-centres', researcher: 'none', manager: 'programme', key: 'programme' },
  'shut-out-tablets': { coordinator: 'own-centres', researcher: 'none', manager: 'programme', key: 'none' },
  'see-centres': { coordinator: 'own-centres', researcher: 'programme', manager: 'programme', key: 'none' },
  'change-centres': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'see-people': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'change-people': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'read-audit': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'see-backups': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'see-retention': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'change-retention': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'accept-other-centre': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'seal-programme': { coordinator: 'none', researcher: 'none', manager: 'programme', key: 'none' },
  'own-account': { coordinator: 'own-centres', researcher: 'programme', manager: 'programme', key: 'none' },
}

/** What somebody of this role may ask at all. */
export const mayOf = (role: AskerRole): readonly Action[] => actions.filter((action) => scopes[action][role] !== 'none')

/** @returns the centres whose rows this asker may touch: `undefined` for all, `none` for may not. */
export const centresFor = (
  action: Action,
  role: AskerRole,
  own: readonly string[],
): readonly string[] | undefined | 'none' => {
  const scope = scopes[action][role]
  return scope === 'none' ? 'none' : scope === 'programme' ? undefined : own
}
