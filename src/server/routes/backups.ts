import type { FastifyInstance } from 'fastify'
import type { BackupsAnswer } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { backupFailures } from '../backups/back-up.ts'
import type { BackupRun } from '../store/backup-runs.ts'

const shown = (run: BackupRun | undefined) =>
  run === undefined ? null : { at: run.at, records: run.seq, apart: run.apart }

/** When copies were made, and when one was last put back to see whether it can be. */
export const addBackupsRoute = (app: FastifyInstance, { store, backupEveryHours, backupPlan }: AppContext): void => {
  app.get(
    '/api/v1/backups',
    { config: { access: { by: 'staff', to: 'see-backups' } } },
    async (): Promise<BackupsAnswer> => {
      const { last, lastApart, lastDrill } = await store.backupRuns.latest()
      const { seq, backedUpThrough } = await store.standing()
      const { failure, failedAt, lookedAt } = await store.chores.read('backup')
      const at = failedAt ?? lookedAt
      const why = backupFailures.find((one) => one === failure)
      return {
        last: shown(last),
        lastApart: shown(lastApart),
        lastDrill: shown(lastDrill),
        due:
          lastApart === undefined
            ? null
            : new Date(Date.parse(lastApart.at) + backupEveryHours * 3_600_000).toISOString(),
        everyHours: backupEveryHours,
        byServer: backupPlan === undefined ? null : { keep: backupPlan.keep },
        failure: at === undefined || why === undefined ? null : { at, why },
        notInAny: Math.max(0, seq - backedUpThrough),
      }
    },
  )
}
