import { sha256Hex, toBase64Url } from '#wire/bytes.ts'
import { apartAnswer, selfAnswer } from '#wire/enrolment.ts'
import type { Services } from '../services.ts'
import type { DeviceRow, PraatplaatDatabase } from '../storage/database.ts'
import { changeDevice } from '../storage/device-row.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { askServer } from '../sync/ask-server.ts'

type Link = NonNullable<DeviceRow['link']>
type Asking = Pick<Services, 'database' | 'fetch' | 'after' | 'randomBytes' | 'now' | 'lock'>

/** Only while it is still this tablet by this token: linked anew or renewed meanwhile, that stands. */
const changeLink = async (
  database: PraatplaatDatabase,
  { device, token }: Link,
  change: (link: Link) => Link,
): Promise<Link | undefined> => {
  const changed = await changeDevice(database, (row) =>
    row.link?.token === token && row.link.device === device ? { ...row, link: change(row.link) } : row,
  )
  return changed.ok ? changed.value?.link : undefined
}

/** Did anybody else send under this tablet's name? A record that came from it and that it never made says so. */
const isCopied = async (tools: Asking, link: Link): Promise<boolean | 'refused' | undefined> => {
  const asked = await askServer(tools, {
    url: `${link.server}/api/v1/sync/self`,
    token: link.token,
    // From the first place: the round before this look raised the place of the last receipt past what the other one sent.
    body: { after: 0 },
    schema: selfAnswer,
  })
  if (!asked.ok) return asked.failure.code === 'not-signed-in' ? 'refused' : undefined
  if (asked.value.device !== link.device) return undefined
  const { newest } = asked.value
  // Also what was withdrawn or let go has its row: whatever this tablet made, it knows.
  const known = await tools.database.read(({ records }) => records.bulkGet(newest))
  return known.ok ? known.value.includes(undefined) : undefined
}

const takeOwnPlace = async (tools: Asking, link: Link): Promise<Link | 'later' | 'refused'> => {
  const { database, randomBytes, now } = tools
  const drawn = toBase64Url(randomBytes(32))
  const kept = await changeLink(database, link, (held) => ({ ...held, apartToken: held.apartToken ?? drawn }))
  const token = kept?.apartToken
  if (token === undefined) return 'later'
  const apart = await askServer(tools, {
    url: `${link.server}/api/v1/sync/apart`,
    token: link.token,
    body: { tokenHash: await sha256Hex(token) },
    schema: apartAnswer,
  })
  if (!apart.ok) return apart.failure.code === 'not-signed-in' ? 'refused' : 'later'
  if (apart.value.device === link.device) return 'later'
  const { device } = apart.value
  const moved = await changeLink(
    database,
    link,
    // How far the other one read back is a cursor of its own (L3): this one begins again.
    ({ apartToken: _told, nextToken: _next, formerToken: _former, pull: _cursor, ...held }) => ({
      ...held,
      device,
      token,
      tokenAt: now(),
    }),
  )
  return moved?.device === device ? moved : 'later'
}

/**
 * S16: of two tablets with one name, as a copied profile makes them, the one that finds a record it never made takes a
 * name of its own. It keeps all it holds; what the server has already stays sent once, by its id.
 * @returns the link it goes by from now on; `alone` when nobody else goes by this name, `later` when it could not be known,
 * `refused` when the server knows no such token.
 */
export const setApart = async (tools: Asking): Promise<Link | 'alone' | 'later' | 'refused'> => {
  const { database, lock } = tools
  // Behind the lock of sending: no round goes on under a name that is given up.
  const done = await lock('sync', async () => {
    const device = await database.read(() => readDevice(database))
    const link = device.ok ? device.value?.link : undefined
    if (link === undefined) return 'alone'
    // Found out before, and the answer was lost: that it is a copy is known.
    if (link.apartToken !== undefined) return takeOwnPlace(tools, link)
    const copied = await isCopied(tools, link)
    if (copied === undefined) return 'later'
    if (copied === 'refused') return 'refused'
    return copied ? takeOwnPlace(tools, link) : 'alone'
  })
  return done ?? 'later'
}
