import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { haveAnswer, protocol } from '#wire/batch.ts'
import { sha256Hex, toBase64Url } from '#wire/bytes.ts'
import { tokenAnswer } from '#wire/enrolment.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { DeviceRow, PraatplaatDatabase } from '../storage/database.ts'
import { changeDevice } from '../storage/device-row.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { askServer } from '../sync/ask-server.ts'

type Link = NonNullable<DeviceRow['link']>
type Renewing = Pick<Services, 'database' | 'fetch' | 'after' | 'randomBytes' | 'now' | 'lock'>

const tokenLife = 30 * 24 * 60 * 60_000

/** By the tablet's own clock, which may be wrong by years: then it renews too early, or once more. */
const isOld = ({ tokenAt = 0, nextToken }: Link, at: number): boolean =>
  nextToken !== undefined || Math.abs(at - tokenAt) >= tokenLife

const changeLink = async (
  database: PraatplaatDatabase,
  token: string,
  change: (link: Link) => Link,
): Promise<Result<Link | undefined, ClientProblem>> => {
  const changed = await changeDevice(database, (row) =>
    // Linked anew, or renewed by another window meanwhile: that stands.
    row.link?.token === token ? { ...row, link: change(row.link) } : row,
  )
  return changed.ok ? ok(changed.value?.link) : changed
}

/** The next token, on disk before anybody hears of it: whatever breaks off, the same one is told again. */
const drawNext = async ({ database, randomBytes }: Renewing, { token }: Link): Promise<string | undefined> => {
  const drawn = toBase64Url(randomBytes(32))
  const kept = await changeLink(database, token, (link) => ({ ...link, nextToken: link.nextToken ?? drawn }))
  return kept.ok && kept.value?.token === token ? kept.value.nextToken : undefined
}

/** Is this a token of this tablet, as the server has it? The first question with a next token is what takes it into use. */
const tryToken = (tools: Renewing, { server }: Link, token: string) =>
  askServer(tools, {
    url: `${server}/api/v1/sync/have`,
    token,
    body: { protocol, records: [] },
    schema: haveAnswer,
  })

const goBy = ({ database, now }: Renewing, { token, nextToken }: Link, taken: string) =>
  changeLink(database, token, ({ nextToken: _taken, tokenAt: _before, ...link }) => ({
    ...link,
    token: taken,
    formerToken: token,
    // The former one opened: this is a server from before, and the next round draws another.
    ...(taken === nextToken ? { tokenAt: now() } : {}),
  }))

const renewOnce = async (tools: Renewing, link: Link): Promise<Result<'renewed', 'later' | 'refused'>> => {
  const next = link.nextToken ?? (await drawNext(tools, link))
  if (next === undefined) return err('later')
  const told = await askServer(tools, {
    url: `${link.server}/api/v1/sync/token`,
    token: link.token,
    body: { tokenHash: await sha256Hex(next) },
    schema: tokenAnswer,
  })
  if (!told.ok && told.failure.code !== 'not-signed-in') return err('later')
  // Refused: the next one was used already and this tablet never heard of it, or the server was put back by hand.
  const { formerToken } = link
  for (const token of [next, ...(told.ok || formerToken === undefined ? [] : [formerToken])]) {
    const answer = await tryToken(tools, link, token)
    if (answer.ok) return (await goBy(tools, { ...link, nextToken: next }, token)).ok ? ok('renewed') : err('later')
    if (answer.failure.code !== 'not-signed-in') return err('later')
  }
  return err('refused')
}

/**
 * S14: another token when this one had its month, or when the server knows it no longer and one that was drawn or used
 * before may still be known. The old one works until the new one was used, and nothing is let go before that is known.
 * @param isRefused the server no longer knew the tablet in the round before.
 * @returns `none` when there is nothing to renew, `later` when it could not be done now, `refused` when no token of this
 * tablet opens: it was shut out, or another copy of it went on.
 */
export const renewToken = async (
  tools: Renewing,
  { isRefused }: { readonly isRefused: boolean },
): Promise<'renewed' | 'none' | 'later' | 'refused'> => {
  const { database, now, lock } = tools
  const look = async () => {
    const device = await database.read(() => readDevice(database))
    const link = device.ok ? device.value?.link : undefined
    return link !== undefined && (isOld(link, now()) || (isRefused && link.formerToken !== undefined))
      ? link
      : undefined
  }
  // After every round: nothing is held up for a token that is young.
  if ((await look()) === undefined) return 'none'
  // Behind the lock of sending: a round under way would go on with a token that opens nothing any more.
  const done = await lock('sync', async () => {
    const link = await look()
    if (link === undefined) return 'none'
    const renewed = await renewOnce(tools, link)
    return renewed.ok ? renewed.value : renewed.failure
  })
  return done ?? 'later'
}
