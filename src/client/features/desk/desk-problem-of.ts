import { deskProblem } from '#wire/desk-problem.ts'

/** What somebody at the desk can do something about. Each has a sentence and a next step in `desk.json`. */
export type DeskProblem =
  | 'wrongKey'
  | 'offline'
  | 'busy'
  | 'other'
  | 'signedOut'
  | 'proveAgain'
  | 'notAllowed'
  | 'gone'
  | 'wrongSignIn'
  | 'nameTaken'
  | 'weakPassword'
  | 'wrongCode'
  | 'passkeyRefused'
  /** The browser's own dialog was closed, or the device has none. */
  | 'passkeyStopped'
  | 'lastManager'
  | 'lastWayIn'
  | 'centreTaken'
  | 'linkUnknown'
  | 'linkUsed'
  | 'linkExpired'

const problems = {
  'too-many-requests': 'busy',
  'not-signed-in': 'signedOut',
  'prove-again': 'proveAgain',
  'not-allowed': 'notAllowed',
  'not-found': 'gone',
  'wrong-sign-in': 'wrongSignIn',
  'name-taken': 'nameTaken',
  'weak-password': 'weakPassword',
  'wrong-code': 'wrongCode',
  'passkey-refused': 'passkeyRefused',
  'last-manager': 'lastManager',
  'last-way-in': 'lastWayIn',
  'centre-taken': 'centreTaken',
  'invitation-unknown': 'linkUnknown',
  'invitation-used': 'linkUsed',
  'invitation-expired': 'linkExpired',
} as const satisfies Readonly<Record<string, DeskProblem>>

/** What an answer that is no success says. S8: what is not our own answer comes from something in between. */
export const deskProblemOf = async (answer: Response): Promise<DeskProblem> => {
  const said = deskProblem.safeParse(await answer.json().catch(() => undefined))
  if (!said.success) return 'offline'
  const { code } = said.data
  return code in problems ? problems[code as keyof typeof problems] : 'other'
}
