import type { Centre } from '#domain/programme.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { DeviceRow } from '../storage/database.ts'
import { putDevice } from '../storage/device-row.ts'
import { beginPulling } from './begin-pulling.ts'
import type { Enrolled } from './enrol-tablet.ts'

export type SetUp = {
  readonly centre: Centre
  /** Every centre that was typed, chosen or not. */
  readonly typed?: readonly Centre[]
  readonly readingCode: string
  /** Words of the recovery sheet, already shown and asked back (`vault/recovery-words.ts`). */
  readonly recoverySeed: Uint8Array<ArrayBuffer>
  readonly language: string
  /** Present when the tablet was enrolled first. */
  readonly link?: Enrolled
}

/** What the device row keeps of an enrolment. @param at when, in epoch milliseconds: its token is as old as this. */
export const linkOf = (
  { server, device, token, ingestKey, programme, centre, reads, sealedFor }: Enrolled,
  at: number,
): NonNullable<DeviceRow['link']> => ({
  server,
  device,
  token,
  tokenAt: at,
  ingestKey,
  programme,
  ...(centre === undefined ? {} : { centre }),
  ...(reads === true ? { reads } : {}),
  ...(sealedFor === undefined ? {} : { sealedFor }),
})

/**
 * Makes the keys and writes the device row. Ends with the reading key unlocked. Problems: low-memory, storage problems.
 * @returns `already` when the tablet was set up in another window meanwhile: that set-up stands, these keys are dropped.
 */
export const setUpTablet = async (
  services: Services,
  setUp: SetUp,
): Promise<Result<'ready' | 'already', ClientProblem>> => {
  const { database, vault, randomBytes, programme, sync, now } = services
  const { centre, readingCode, recoverySeed, language, link } = setUp
  const made = await vault.makeKeys(readingCode, recoverySeed)
  if (!made.ok) return made
  const { readingKey, recoveryKey, open } = made.value
  const listed = new Set((link?.programme ?? (await programme())).centres.map((one) => one.id))
  const named = new Map([...(setUp.typed ?? []), centre].map((one) => [one.id, one]))
  const kept = link === undefined ? undefined : linkOf(link, now())
  const stored = await putDevice(database, {
    key: 'device',
    installId: uuidFromBytes(randomBytes(16)),
    centre,
    typedCentres: [...named.values()].filter((one) => !listed.has(one.id)),
    readingKey,
    recoveryKey,
    wrongTries: { count: 0, pausedUntil: 0 },
    ...(kept === undefined ? {} : { link: kept }),
    numbers: {},
    language,
  })
  if (!stored.ok) return stored
  if (stored.value === 'already') return ok('already')
  await open()
  beginPulling(services, kept)
  sync.wake()
  return ok('ready')
}
