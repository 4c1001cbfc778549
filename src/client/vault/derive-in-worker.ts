import type { DeriveRequest } from './argon2-worker.ts'
import workerAddress from './argon2-worker.ts?worker&url'
import type { Derive } from './derive.ts'

/** Argon2id in a worker of its own, ended afterwards: its memory held the code. */
export const deriveInWorker =
  (ownScript: (address: string) => string): Derive =>
  (code, salt, cost) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(ownScript(workerAddress), { type: 'module' })
      worker.onmessage = (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
        worker.terminate()
        resolve(event.data)
      }
      worker.onerror = () => {
        worker.terminate()
        reject(new Error('the key worker failed'))
      }
      const request: DeriveRequest = { code, salt, cost }
      worker.postMessage(request)
    })
