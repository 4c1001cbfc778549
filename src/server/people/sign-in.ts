import type { FastifyReply, FastifyRequest } from 'fastify'
import { personNameKey } from '#domain/person-name.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { SessionAnswer } from '#wire/people.ts'
import type { AppContext } from '../app-context.ts'
import { sha256OfSecret } from '../keys/key-files.ts'
import { problemError } from '../problem-error.ts'
import type { Person } from '../store/people-store.ts'
import { findSession } from './access.ts'
import { mayOf } from './may.ts'
import { setSessionCookie } from './session-cookie.ts'
import { freshLife, wholeLife } from './session-life.ts'
import { secondsLeft, waitAfter } from './sign-in-limit.ts'
import { stepOfCode } from './totp.ts'

const day = 24 * 60 * 60_000

/** What the desk's page knows of who sits before it. */
export const sessionAnswerFor = async (
  { store }: Pick<AppContext, 'store'>,
  session: { readonly person: Person; readonly provenAt: number } | undefined,
): Promise<SessionAnswer> => {
  const hasManager = await store.people.hasManager()
  if (session === undefined) return { person: null, may: [], provenUntil: null, hasManager }
  const { id, name, role, centres } = session.person
  return {
    person: { id, name, role, centres: [...centres] },
    may: [...mayOf(role)],
    provenUntil: new Date(session.provenAt + freshLife).toISOString(),
    hasManager,
  }
}

/**
 * A session for somebody who just proved who they are. Always a new token, also for somebody who was signed in: one that
 * was slipped in or seen before is worth nothing afterwards (ASVS 7.2.4).
 */
export const signIn = async (
  context: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person,
  // Whoever joins is in the audit log by that.
  isNew = false,
): Promise<SessionAnswer> => {
  const { store, now, randomBytes, staff } = context
  const before = await findSession(context, request)
  const token = toBase64Url(randomBytes(32))
  await store.people.openSession({
    tokenHash: sha256OfSecret(token),
    person: person.id,
    instead: before?.tokenHash,
    what: isNew ? undefined : before?.person.id === person.id ? 'proved-again' : 'signed-in',
    now: now(),
  })
  await store.people.sweep({ sessions: now() - wholeLife, others: now() - day })
  setSessionCookie(reply, token, staff.https())
  return sessionAnswerFor(context, { person, provenAt: now() })
}

/**
 * The person whose name, password and code these are.
 * @throws `wrong-sign-in`, never telling which of them, and `too-many-requests` for an account or an address that
 * guessed too often.
 */
export const provePassword = async (
  context: AppContext,
  request: FastifyRequest,
  given: { readonly name: string; readonly password: string; readonly code: string },
): Promise<Person> => {
  const { store, now, staff } = context
  const { people } = store
  const blocked = staff.wrongSignIns.blockedFor(request.ip)
  if (blocked !== undefined) throw problemError('too-many-requests', blocked)
  // A rush of names from everywhere: each costs us a hash, and those who belong here wait behind it.
  if (staff.passwords.isBusy()) throw problemError('too-many-requests', 10)
  const nameKey = personNameKey(given.name)
  // Names that nobody has are counted too, or the wait would tell which names exist.
  const subject = sha256OfSecret(`name ${nameKey}`)
  const before = await people.countTry(
    subject,
    now(),
    (failed, lastAt) => secondsLeft(failed, lastAt, now()) === undefined,
  )
  const wait = secondsLeft(before.failed, before.lastAt, now())
  if (wait !== undefined) throw problemError('too-many-requests', wait)

  const found = await people.named(nameKey)
  const fits = await staff.passwords.fits(given.password, found?.password?.passwordHash)
  const secret = found?.password === undefined ? undefined : staff.secrets.open(found.password.totpSealed)
  const step = secret === undefined ? undefined : stepOfCode(secret, given.code, now(), found!.password!.totpStep)
  if (!fits || step === undefined || !(await people.spendTotpStep(found!.person.id, step))) {
    staff.wrongSignIns.failed(request.ip)
    // Once a try costs a wait, and not for every name somebody makes up: a log that anybody can fill is no log.
    if (found !== undefined && waitAfter(before.failed + 1) > 0)
      await store.audit.note({ who: 'nobody', what: 'sign-in-refused', about: found.person.id }, now())
    throw problemError('wrong-sign-in')
  }
  await people.forgetTries(subject)
  return found!.person
}
