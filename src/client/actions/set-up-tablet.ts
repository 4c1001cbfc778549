import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

export type SetUp = {
  readonly centre: { readonly id: string; readonly name: string }
  readonly readingCode: string
  /** Words of the recovery sheet, already shown and asked back (`vault/recovery-words.ts`). */
  readonly recoverySeed: Uint8Array<ArrayBuffer>
  readonly language: string
  /** Present when the tablet was enrolled first. */
  readonly link?: import('./enrol-tablet.ts').Enrolled
}

/** Makes the keys and writes the device row. Ends with the reading key unlocked. Fails with storage problems only. */
export const setUpTablet = async (_services: Services, _setUp: SetUp): Promise<Result<void, ClientProblem>> => {
  throw new Error('not built')
}
