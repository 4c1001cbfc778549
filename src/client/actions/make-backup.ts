import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { goesInCopy, writeBackup } from '../storage/backup.ts'
import { changeDevice } from '../storage/device-row.ts'
import { readEverything } from '../storage/record-log.ts'

export type Backup = {
  readonly name: string
  readonly text: string
  /** Conversations in it, finished and not: a correction is no second one, a refusal or a coding is none. */
  readonly conversations: number
  readonly drafts: number
}

/** One file of everything, sealed as it lies on the disk; safe to mail or put on a stick. Notes that a backup was made today, if it can. */
export const makeBackup = async ({ database, drafts, now }: Services): Promise<Result<Backup, ClientProblem>> => {
  // What is being typed belongs in it too.
  for (const draft of drafts.all()) await draft.flush()
  const everything = await readEverything(database)
  if (!everything.ok) return everything
  const { device, ...everyRow } = everything.value
  // The bytes of sound and photos do not fit in one file of text; manifests alone would make a server await them for ever.
  const records = everyRow.records.filter(({ kind, state }) => kind !== 'recording' && goesInCopy(state))
  const contents = { ...everyRow, records }
  if (device === undefined) throw new Error('no backup before set-up')
  const made = amsterdamDay(now())
  const { recoveryKey, readingKey, formerRecoveryKids = [], carriedKeys = [] } = device
  const own = formerRecoveryKids.length === 0 ? [] : [{ kid: readingKey.kid, ...recoveryKey.wrapped }]
  const readingKeys = [...own, ...carriedKeys]
  const text = await writeBackup(
    {
      made,
      centre: device.centre.id,
      recoveryKid: recoveryKey.kid,
      ...(readingKeys.length === 0 ? {} : { readingKeys }),
    },
    contents,
  )
  // P9: on a full disk the date cannot be noted; a copy is worth most just then, so it is handed over all the same.
  await changeDevice(database, (row) => ({ ...row, lastBackupAt: now() }))
  const conversations = contents.records.filter(
    (row) => row.envelope !== undefined && row.kind === 'conversation' && row.revision === 1,
  ).length
  const unfinished = contents.drafts.filter((row) => row.revision === 1).length
  return ok({ name: `praatplaat-${device.centre.id}-${made}.jsonl`, text, conversations, drafts: unfinished })
}
