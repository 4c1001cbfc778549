import type { Page } from 'playwright-core'
import type { DeviceRow, TableName } from '#client/storage/database.ts'
import { fromBase64Url } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'

// Looks into the tablet's own store past the app, and puts rows into it that the app would not make by itself.

/** Every row of a table, as it lies there. */
export const rowsOf = (page: Page, table: TableName): Promise<readonly Record<string, unknown>[]> =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('praatplaat')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asked = opening.result.transaction(name).objectStore(name).getAll()
          asked.onerror = () => reject(asked.error)
          asked.onsuccess = () => {
            opening.result.close()
            resolve(asked.result)
          }
        }
      }),
    table,
  )

export const addRows = async (page: Page, table: TableName, rows: readonly unknown[]): Promise<void> => {
  // In pieces: one message to the browser has its limit.
  for (let at = 0; at < rows.length; at += 250)
    await page.evaluate(
      ([name, some]) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('praatplaat')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const writing = opening.result.transaction(name, 'readwrite', { durability: 'strict' })
            for (const row of some) writing.objectStore(name).add(row)
            writing.onabort = () => reject(writing.error)
            writing.oncomplete = () => {
              opening.result.close()
              resolve()
            }
          }
        }),
      [table, rows.slice(at, at + 250)] as const,
    )
}

export const deviceOf = async (page: Page): Promise<DeviceRow> => {
  const [device] = (await rowsOf(page, 'device')) as unknown as readonly DeviceRow[]
  if (device === undefined) throw new Error('the tablet is not set up')
  return device
}

/** Whom this tablet seals for, by its public keys. */
export const recipientsOf = (device: DeviceRow): readonly Recipient[] =>
  [device.readingKey, device.recoveryKey, ...(device.link === undefined ? [] : [device.link.ingestKey])].map(
    ({ kid, publicKey }) => ({ kid, publicKey: fromBase64Url(publicKey) }),
  )
