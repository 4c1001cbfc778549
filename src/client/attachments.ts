// Everything about sound and photos, in one piece that is fetched when there is any: a tablet without them loads none of it.

import { finishBrokenOff } from './actions/attach-broken-off.ts'
import { attachPhoto } from './actions/attach-photo.ts'
import { beginAttachment } from './actions/attach-stream.ts'
import type { Attachments, Services } from './services.ts'
import { createAttachmentQueue } from './storage/attachment-queue.ts'
import { createOutbox } from './storage/outbox.ts'
import { createAttachmentTransport } from './sync/attachment-transport.ts'
import { createAttachmentSender } from './sync/send-attachments.ts'

/** Resolves at once, or when the round of records that is under way has ended. */
const recordsFirst = (sync: Services['sync']) => (): Promise<void> =>
  new Promise((resolve) => {
    if (!sync.status().running) {
      resolve()
      return
    }
    const leave = sync.subscribe(() => {
      if (sync.status().running) return
      leave()
      resolve()
    })
  })

/**
 * Sends what waits from here on, behind every round of records; and finishes what broke off, whenever reading is open. To be
 * called once a window.
 */
export const createAttachments = (services: Services & { readonly random: () => number }): Attachments => {
  const { database, vault, sync, lock, now, after, build, random } = services
  const sender = createAttachmentSender({
    queue: createAttachmentQueue({ database, now }),
    outbox: createOutbox({ database, now, build, persisted: async () => false }),
    transport: createAttachmentTransport(services),
    recordsFirst: recordsFirst(sync),
    wakeRecords: () => sync.wake(),
    lock,
    now,
    random,
    after,
  })
  let finishing: ReturnType<Attachments['finishBrokenOff']> | undefined
  // One at a time: a second that finds them held would say that there is nothing to finish.
  const finish: Attachments['finishBrokenOff'] = () => {
    finishing ??= finishBrokenOff(services).finally(() => {
      finishing = undefined
      sender.wake()
    })
    return finishing
  }
  const look = () => {
    if (vault.isOpen()) void finish()
  }
  vault.subscribe(look)
  // Behind every round of records: what it brought there may be the manifest that parts wait for.
  sync.subscribe(() => {
    if (!sync.status().running) sender.wake()
  })
  look()
  sender.wake()
  return {
    begin: (draft, what) => beginAttachment(services, draft, what),
    photo: (draft, photo) => attachPhoto(services, draft, photo),
    finishBrokenOff: finish,
    sender,
  }
}
