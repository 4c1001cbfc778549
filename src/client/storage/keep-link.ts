import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow, PraatplaatDatabase } from './database.ts'
import { letGoRead } from './let-go-read.ts'
import type { Readdressed } from './record-log.ts'
import { replaceWaiting } from './record-log.ts'

/**
 * Links the tablet and puts the re-addressed envelopes in place, in one transaction: no record may go to the server
 * without the key that the server opens it with. What was read back by another link goes: whose it was may be another
 * centre's than this tablet is of now (L4). What the new link may read comes again.
 * @returns ids of what was read back and went; `changed` when a record was finished meanwhile: re-address again.
 */
export const linkWithReaddressed = (
  database: PraatplaatDatabase,
  {
    link,
    readdressed,
    seen,
  }: {
    readonly link: DeviceRow['link'] & {}
    readonly readdressed: readonly Readdressed[]
    readonly seen: readonly string[]
  },
): Promise<Result<readonly string[] | 'changed', ClientProblem>> =>
  database.write(['records', 'device'], async ({ records, device }) => {
    const row = await device.get('device')
    if (row === undefined) throw new Error('no link before set-up')
    const waiting = await records.where('state').equals('waiting').primaryKeys()
    const known = new Set(seen)
    // The same link already standing: this work ran before and its answer was lost.
    if (row.link?.token !== link.token && waiting.some((id) => !known.has(id))) return 'changed'
    await replaceWaiting(records, readdressed)
    await device.put({ ...row, link })
    if (row.link === undefined || row.link.device === link.device) return []
    const read = await records.where('state').anyOf('pulled', 'pruned').primaryKeys()
    for (const id of read) await letGoRead({ records }, [await records.get(id)])
    return read
  })
