import type { OpenedRecord, OpenedRecords } from '../services.ts'
import type { Vault } from '../vault/vault.ts'

/** Opened once, shown often; nothing of it outlives the lock. Keyed by hash: the bytes of a record never change. */
export const createOpenedRecords = (vault: Pick<Vault, 'isOpen' | 'subscribe'>): OpenedRecords => {
  const held = new Map<string, OpenedRecord>()
  let coder: string | undefined
  vault.subscribe(() => {
    if (vault.isOpen()) return
    held.clear()
    coder = undefined
  })
  return {
    get: (hash) => held.get(hash),
    forget: (ids) => {
      for (const [hash, { id }] of held) if (ids.includes(id)) held.delete(hash)
    },
    // What finished opening after the lock fell must not stay.
    put: (hash, record) => {
      if (vault.isOpen()) held.set(hash, record)
    },
    coder: () => coder,
    sitDown: (name) => {
      coder = name
    },
  }
}
