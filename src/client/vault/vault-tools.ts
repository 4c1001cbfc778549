import type { Result } from '#domain/result.ts'
import type { Bytes } from '#wire/bytes.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow } from '../storage/database.ts'
import type { After } from '../timer.ts'
import type { Derive } from './derive.ts'

/** Where the device row is read and changed; the storage room's, passed in so that the vault knows no database. */
export type DeviceStore = {
  readonly read: () => Promise<Result<DeviceRow | undefined, ClientProblem>>
  readonly change: (change: (row: DeviceRow) => DeviceRow) => Promise<Result<DeviceRow | undefined, ClientProblem>>
}

export type VaultTools = {
  readonly device: DeviceStore
  readonly derive: Derive
  readonly now: () => number
  /** Milliseconds that only ever go forward, to measure with. */
  readonly stopwatch: () => number
  readonly after: After
  readonly randomBytes: (length: number) => Bytes
}
