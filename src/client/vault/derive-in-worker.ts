import type { DeriveRequest } from './argon2-worker.ts'
import workerAddress from './argon2-worker.ts?worker&url'
import type { Derive } from './derive.ts'

/** Many times what the slowest tablet takes. */
const timeLimit = 60_000

/**
 * Argon2id in a worker of its own, ended afterwards: its memory held the code. Rejects when there is no memory for it,
 * when its file is gone (an old window after an update), and when it never answers: some systems end a worker silently.
 */
export const deriveInWorker =
  (ownScript: (address: string) => string): Derive =>
  (code, salt, cost) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(ownScript(workerAddress), { type: 'module' })
      const end = () => {
        clearTimeout(limit)
        worker.terminate()
      }
      const fail = () => {
        end()
        reject(new Error('the key worker failed'))
      }
      const limit = setTimeout(fail, timeLimit)
      worker.onmessage = (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
        end()
        resolve(event.data)
      }
      worker.onerror = fail
      const request: DeriveRequest = { code, salt, cost }
      worker.postMessage(request)
    })
