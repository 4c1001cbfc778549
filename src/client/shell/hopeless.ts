import type { ClientProblem, ClientProblemCode } from '../problem.ts'

/** What no other try will open: only then may it be thrown away unread. */
const hopeless: ReadonlySet<ClientProblemCode> = new Set([
  'draft-damaged',
  'unknown-instrument',
  'backup-for-other-key',
])

export const isHopeless = (problem: ClientProblem): boolean => hopeless.has(problem.code)
