import { recordId } from '#domain/conversation.ts'
import type { TabletRow } from '../store/record-store.ts'
import { aligned } from './aligned.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s tablets -- [--revoke ID]'

const yesNo = (value: boolean | undefined): string => (value === undefined ? '-' : value ? 'yes' : 'no')
const moment = (at: string | undefined): string => at?.slice(0, 16).replace('T', ' ') ?? 'never'

const rowOf = (tablet: TabletRow): readonly (string | number)[] => [
  tablet.id,
  tablet.createdAt.slice(0, 10),
  moment(tablet.lastSeen),
  tablet.build ?? '-',
  tablet.unsent ?? '-',
  tablet.quarantined ?? '-',
  yesNo(tablet.persisted),
  tablet.revokedAt === undefined ? '-' : tablet.revokedAt.slice(0, 10),
]

await runCommand(async () => {
  const read = readArguments({ revoke: { type: 'string' } }, usage)
  if (read === undefined) return { exit: 2 }
  const { revoke } = read.values
  if (read.positionals.length > 0) return misuse('This command takes no file.', usage)
  if (revoke !== undefined && !recordId.safeParse(revoke).success)
    return misuse('--revoke takes the whole id of a tablet, as the list shows it.', usage)

  return withWorkplace(settings(), async ({ store }) => {
    if (revoke !== undefined) {
      if (!(await store.revoke(revoke, Date.now()))) {
        console.error(`There is no tablet ${revoke} here.`)
        return { exit: 1 }
      }
      console.log(`shut out: ${revoke}`)
      console.log('It sends nothing from now on. What it sent before stays; what it still holds, it keeps.')
      return { exit: 0 }
    }
    const tablets = await store.tablets()
    console.log(
      aligned([
        ['id', 'enrolled', 'last seen (UTC)', 'build', 'unsent', 'quarantined', 'persisted', 'shut out'],
        ...tablets.map(rowOf),
      ]),
    )
    console.log('\nUnsent and quarantined as the tablet told when it was last seen. Shut one out: -- --revoke ID')
    return { exit: 0 }
  })
})
