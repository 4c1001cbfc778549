import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

/** Changes the tablet's centre (a tablet moves house); conversations keep the centre they were held in. */
export const chooseCentre = async (_services: Services, _centre: { readonly id: string; readonly name: string }): Promise<Result<void, ClientProblem>> => {
  throw new Error('not built')
}
