import type { Programme } from '#domain/programme.ts'
import type { RecordStore } from './store/record-store.ts'

/**
 * The programme with its centres as the desk left them: `open` for what tablets may choose, `all` for names, because
 * what was told in a centre that closed stays.
 */
export type ReadProgramme = (which: 'open' | 'all') => Promise<Programme>

export const createReadProgramme =
  ({
    programme,
    store,
  }: {
    readonly programme: Programme
    readonly store: Pick<RecordStore, 'centres'>
  }): ReadProgramme =>
  async (which) => ({
    ...programme,
    centres: (await store.centres.all())
      .filter((centre) => which === 'all' || centre.closedAt === undefined)
      .map(({ id, name }) => ({ id, name })),
  })
