import type { IssuedLink } from './invitation-link.ts'
import { issueInvitation } from './invitation-link.ts'

/** No name: nobody knows yet who takes it up. */
const nobody = ''

/**
 * The link by which the first manager comes in, printed at a start while there is none: whoever can start the server and
 * read what it says runs it anyway. Those of earlier starts stop working.
 */
export const issueFirstLink = async (
  parts: Omit<Parameters<typeof issueInvitation>[0], 'by' | 'name' | 'role' | 'centres' | 'person'>,
): Promise<IssuedLink> => {
  await parts.people.dropInvitations({ name: nobody })
  return issueInvitation({ ...parts, by: 'command', name: nobody, role: 'manager' })
}
