import type { AttachmentKind, BegunRecording, MediaType } from '#domain/attachment.ts'
import { maxAttachmentBytes, plainPartBytes } from '#domain/attachment.ts'
import { maxAttachments } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { partKeyOf, sealPiece } from '#wire/attachment.ts'
import { attachmentIdsOfRoot } from '#wire/attachment-id.ts'
import type { Bytes } from '#wire/bytes.ts'
import { sealerFromKey } from '#wire/envelope.ts'
import type { AttachProblem } from '../problem.ts'
import type { OpenAttachment, OpenDraft, Services } from '../services.ts'
import { addAttachment, addPiece } from '../storage/attachment-log.ts'
import { finishAttachment, forgetAttachment } from './attach-finish.ts'
import { attachProblemOf } from './attach-problem-of.ts'

type Done<Value> = Promise<Result<Value, AttachProblem>>
type Tools = Pick<Services, 'database' | 'vault' | 'randomBytes' | 'lock'>

/** One owner across windows, as of a draft. `undefined` when another window has it. */
export const holdAttachment = ({ lock }: Pick<Services, 'lock'>, id: string): Promise<(() => void) | undefined> =>
  new Promise((resolve, reject) => {
    lock(
      `attachment ${id}`,
      () =>
        new Promise<true>((done) => {
          resolve(() => done(true))
        }),
    ).then((held) => {
      if (held === undefined) resolve(undefined)
    }, reject)
  })

const nextId = async (root: string, taken: ReadonlySet<string>): Promise<string | undefined> =>
  (await attachmentIdsOfRoot(root)).find((id) => !taken.has(id))

/**
 * Begins sound or a photo of this open conversation: id, content key and its wraps first (E5), then the draft lists it.
 * Needs no unlocking.
 */
export const beginAttachment = async (
  services: Tools,
  draft: OpenDraft,
  { what, mediaType }: { readonly what: AttachmentKind; readonly mediaType: MediaType },
): Done<OpenAttachment> => {
  const { database, vault, randomBytes } = services
  const told = draft.current()
  if (told.practice) return err({ code: 'practice' })
  // P9: what is left of the disk is for words. Sound and photos are refused first.
  if (database.problem()?.code === 'storage-full') return err({ code: 'tablet-full' })
  const here = await database.read(({ attachments }) => attachments.toCollection().primaryKeys())
  if (!here.ok) return err(attachProblemOf(here.failure.code))
  const taken = new Set([...(told.attachments ?? []), ...here.value])
  if ((told.attachments ?? []).length >= maxAttachments) return err({ code: 'too-many' })
  const { day, programme, centre, instrument } = told
  const contentKey = randomBytes(32)
  const recipients = await vault.recipients()
  for (;;) {
    const id = await nextId(told.root, taken)
    if (id === undefined) return err({ code: 'too-many' })
    const begun: BegunRecording = {
      kind: 'begun-recording',
      id,
      revision: 1,
      day,
      programme,
      centre,
      instrument,
      conversation: told.root,
      what,
      mediaType,
    }
    const sealer = await sealerFromKey(id, contentKey, recipients)
    const head = await sealer.seal({ id, kind: 'recording', revision: 1, day, centre, instrument }, begun)
    const release = await holdAttachment(services, id)
    if (release === undefined) {
      taken.add(id)
      continue
    }
    const row = { id, conversation: draft.id, state: 'open', head, size: 0, hashes: [] } as const
    const added = await addAttachment(database, row)
    if (added.ok && added.value === 'stored') {
      draft.change((now) => ({ ...now, attachments: [...(now.attachments ?? []), id] }))
      return ok(await openStream(services, draft, { begun, contentKey, release }))
    }
    release()
    if (!added.ok) return err(attachProblemOf(added.failure.code))
    if (added.value === 'gone') return err({ code: 'conversation-gone' })
    taken.add(id)
  }
}

const joined = (chunks: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(chunks.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of chunks) {
    whole.set(one, at)
    at += one.length
  }
  return whole
}

const openStream = async (
  services: Tools,
  draft: OpenDraft,
  {
    begun,
    contentKey,
    release,
  }: {
    readonly begun: BegunRecording
    readonly contentKey: Bytes
    readonly release: () => void
  },
): Promise<OpenAttachment> => {
  const { database } = services
  const { id } = begun
  const key = await partKeyOf(contentKey)
  let coming: Bytes[] = []
  /** Plain bytes on disk, and all that were given. */
  let at = 0
  let given = 0
  let ended = false
  /** After the first piece that could not be kept nothing more is: a recording with a hole would say what nobody said. */
  let stopped: AttachProblem | undefined
  let running: Promise<void> | undefined

  const keepOne = async (plain: Bytes): Promise<AttachProblem | undefined> => {
    // P9: the reserve that a full disk gave back is for words.
    if (database.problem()?.code === 'storage-full') return { code: 'tablet-full' }
    if (at + plain.length > maxAttachmentBytes) return { code: 'too-long' }
    const bytes = await sealPiece(key, { id, at }, plain)
    const stored = await addPiece(database, { id, at, size: plain.length, bytes })
    if (!stored.ok) return attachProblemOf(stored.failure.code)
    if (stored.value === 'elsewhere') return { code: 'elsewhere' }
    if (stored.value !== 'stored') return { code: 'conversation-gone' }
    at += plain.length
    return undefined
  }
  const keepAll = async (): Promise<void> => {
    while (coming.length > 0 && stopped === undefined) {
      const plain = joined(coming.splice(0))
      for (let from = 0; from < plain.length && stopped === undefined; from += plainPartBytes)
        stopped = await keepOne(plain.slice(from, from + plainPartBytes))
    }
    coming = []
  }
  const keep = (): Promise<void> => {
    running ??= keepAll().finally(() => {
      running = undefined
    })
    return running
  }
  const settle = async (): Promise<void> => {
    ended = true
    while (running !== undefined || (coming.length > 0 && stopped === undefined)) await keep()
  }

  return {
    id,
    add: async (bytes) => {
      if (ended) throw new Error('nothing comes behind the end')
      if (stopped !== undefined) return err(stopped)
      if (bytes.length === 0) return ok(undefined)
      // A copy: whoever records may use the same bytes again.
      coming.push(bytes.slice())
      given += bytes.length
      const mine = given
      while (stopped === undefined && at < mine) await keep()
      return at >= mine ? ok(undefined) : err(stopped ?? { code: 'not-kept' })
    },
    finish: async () => {
      await settle()
      const whole = await finishAttachment(services, { begun, contentKey, brokenOff: stopped !== undefined })
      if (whole.ok || whole.failure.code === 'conversation-gone') release()
      return whole
    },
    drop: async () => {
      await settle()
      draft.change(({ attachments = [], ...rest }) => {
        const left = attachments.filter((one) => one !== id)
        return left.length === 0 ? rest : { ...rest, attachments: left }
      })
      const dropped = await forgetAttachment(database, id)
      if (dropped.ok) release()
      return dropped
    },
  }
}
