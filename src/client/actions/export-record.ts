import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { writeBackup } from '../storage/backup.ts'
import { readRecord } from '../storage/record-log.ts'
import { readDevice } from '../storage/truth-queries.ts'
import type { Backup } from './make-backup.ts'

/** One record as a sealed file: how a quarantined one is taken to whoever can help. */
export const exportRecord = async (
  { database, now }: Services,
  id: string,
): Promise<Result<Pick<Backup, 'name' | 'text'>, ClientProblem>> => {
  const row = await readRecord(database, id)
  if (!row.ok) return row
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  if (row.value?.envelope === undefined || device.value === undefined) return err({ code: 'not-found' })
  const about = { made: amsterdamDay(now()), centre: row.value.centre, recoveryKid: device.value.recoveryKey.kid }
  const text = await writeBackup(about, { records: [row.value], drafts: [], tombstones: [], decks: [] })
  return ok({ name: `praatplaat-${row.value.centre}-${row.value.day}-${id.slice(0, 8)}.jsonl`, text })
}
