import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { changeDevice } from '../storage/device-row.ts'

/** Changes the tablet's centre (a tablet moves house); conversations keep the centre they were held in. */
export const chooseCentre = async (
  { database, programme }: Services,
  centre: { readonly id: string; readonly name: string },
): Promise<Result<void, ClientProblem>> => {
  const known = (await programme()).centres.some((one) => one.id === centre.id)
  const changed = await changeDevice(database, (row) => ({
    ...row,
    centre,
    // A typed centre is listed once, however often the tablet comes back to it.
    typedCentres:
      known || row.typedCentres.some((one) => one.id === centre.id) ? row.typedCentres : [...row.typedCentres, centre],
  }))
  return changed.ok ? ok(undefined) : changed
}
