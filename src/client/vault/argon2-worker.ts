// Runs Argon2id off the main thread: a second of hashing must not freeze the screen it was asked from.
import { argon2id } from '@noble/hashes/argon2.js'
import type { Cost } from './derive.ts'

export type DeriveRequest = { readonly code: string; readonly salt: Uint8Array; readonly cost: Cost }

const worker = globalThis as unknown as { postMessage: (message: unknown) => void }

addEventListener('message', (event: MessageEvent<DeriveRequest>) => {
  const { code, salt, cost } = event.data
  worker.postMessage(
    argon2id(new TextEncoder().encode(code), salt, { t: cost.passes, m: cost.memoryKiB, p: 1, dkLen: 32 }),
  )
})
