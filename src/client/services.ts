import { createContext, useContext, useEffect, useState } from 'react'
import type { AttachmentKind, MediaType } from '#domain/attachment.ts'
import type { CodedRecord } from '#domain/coded-record.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Draft } from '#domain/draft.ts'
import type { Programme } from '#domain/programme.ts'
import type { Reading } from '#domain/reading.ts'
import type { Result } from '#domain/result.ts'
import type { Sealer } from '#wire/envelope.ts'
import type { AttachProblem, ClientProblem } from './problem.ts'
import type { PraatplaatDatabase } from './storage/database.ts'
import type { AttachmentSender } from './sync/send-attachments.ts'
import type { SyncEngine } from './sync/sync-engine.ts'
import type { After } from './timer.ts'
import type { Vault } from './vault/vault.ts'

export type SaveState =
  /** Everything typed stands on disk, sealed: the only state in which a screen may say *bewaard* (T2). */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly problem: ClientProblem }
  /** Nothing of a practice conversation is ever kept: a screen must not say *bewaard*. */
  | { readonly kind: 'practice' }

/** A conversation under way in this window; its content key lives here and nowhere else. */
export type OpenDraft = {
  readonly id: string
  /** The newest typed version, on disk or not yet. */
  readonly current: () => Draft
  /** Changes it in memory at once and saves soon (300 ms after the last key, at most 830 ms after the first). */
  readonly change: (update: (draft: Draft) => Draft) => void
  /** Saves now; resolves when everything typed so far is on disk or has failed. */
  readonly flush: () => Promise<SaveState>
  readonly saveState: () => SaveState
  /** Called after every change and save. @returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void
  /** Does a screen show it now? */
  readonly isWatched: () => boolean
  /** Seals under this conversation's content key, which never leaves it; absent for practice. For actions only. */
  readonly sealer: Sealer | undefined
  /** Stops saving and gives up the hold on this draft; the desk calls it. What was not saved is lost, so flush first. */
  readonly close: () => void
}

/** The drafts open in this window; at most one on screen. */
export type DraftDesk = {
  readonly find: (id: string) => OpenDraft | undefined
  readonly all: () => readonly OpenDraft[]
  readonly put: (draft: OpenDraft) => void
  /** Opens one draft once: a second tap while it opens joins the first instead of finding it held. */
  readonly opening: <Value>(id: string, open: () => Promise<Value>) => Promise<Value>
  /** Finishes one draft once: a second tap gets the answer of the first. A failure may be tried again. */
  readonly finishing: <Value, Failure>(
    id: string,
    finish: () => Promise<Result<Value, Failure>>,
  ) => Promise<Result<Value, Failure>>
  /** Somebody goes on with it: it is not put away under their hands. */
  readonly takeUp: (id: string) => void
  /** Saves all others and closes those that are safe on disk and on no screen: from then on they need the reading code. */
  readonly putAway: (except?: string) => Promise<void>
  /** Takes it off the desk and closes it. */
  readonly remove: (id: string) => void
}

export type OpenedRecord = Conversation | CodedRecord | Reading

/** Records opened while reading is unlocked, by hash of their envelope, and who codes; forgotten when it locks. */
export type OpenedRecords = {
  readonly get: (hash: string) => OpenedRecord | undefined
  /** Forgets every opened one of these ids. */
  readonly forget: (ids: readonly string[]) => void
  readonly put: (hash: string, record: OpenedRecord) => void
  /** What whoever codes now is called; asked again after a lock: somebody else may sit there. */
  readonly coder: () => string | undefined
  readonly sitDown: (coder: string | undefined) => void
}

type Attached<Value> = Promise<Result<Value, AttachProblem>>
/** Bytes of what was recorded. */
export type AttachedWhole = { readonly id: string; readonly size: number }

/** A recording under way in this window; its content key lives here and, wrapped, beside its pieces. */
export type OpenAttachment = {
  readonly id: string
  /**
   * Keeps what came in behind what came before; resolves when it is on disk. Calls may follow each other without waiting:
   * what comes while one is being kept goes in the next, so nothing waits longer than one save.
   */
  readonly add: (bytes: Uint8Array<ArrayBuffer>) => Attached<void>
  /** No more comes. What could not be kept is not in it; everything before that is. */
  readonly finish: () => Attached<AttachedWhole>
  /** It is not to be kept after all. */
  readonly drop: () => Attached<void>
}

/** Sound and photos of this window. */
export type Attachments = {
  /** Needs no unlocking; the draft lists it from then on. */
  readonly begin: (
    draft: OpenDraft,
    what: { readonly what: AttachmentKind; readonly mediaType: MediaType },
  ) => Attached<OpenAttachment>
  readonly photo: (
    draft: OpenDraft,
    photo: { readonly mediaType: MediaType; readonly bytes: Uint8Array<ArrayBuffer> },
  ) => Attached<AttachedWhole>
  /** What a crash broke off, finished as it is; while reading is open. @returns how many are whole now. */
  readonly finishBrokenOff: () => Attached<number>
  readonly sender: AttachmentSender
}

/** What actions may use. Built once, in the composition root; tests build their own. */
export type Services = {
  readonly database: PraatplaatDatabase
  readonly vault: Vault
  readonly sync: SyncEngine
  readonly drafts: DraftDesk
  readonly opened: OpenedRecords
  /** Sound and photos; fetched when there are any. */
  readonly attachments: () => Promise<Attachments>
  readonly programme: () => Promise<Programme>
  /** Epoch milliseconds. Device clocks may be wrong by years: never an order, only a display (P20). */
  readonly now: () => number
  readonly after: After
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  /** Runs the work while holding a lock of that name across windows; `undefined` when another window holds it. */
  readonly lock: <Value>(name: string, work: () => Promise<Value>) => Promise<Value | undefined>
  readonly fetch: typeof fetch
  /** Where this app was loaded from: the server it links to. */
  readonly origin: string
  readonly build: string
  /** Asks the browser to keep the store, and how full it is. */
  readonly storageHealth: () => Promise<{ readonly persisted: boolean; readonly usage: number; readonly quota: number }>
  readonly requestPersistence: () => Promise<boolean>
}

export const ServicesContext = createContext<Services | undefined>(undefined)

export const useServices = (): Services => {
  const services = useContext(ServicesContext)
  if (services === undefined) throw new Error('no services above this component')
  return services
}

type Query<Value> = (database: PraatplaatDatabase) => Promise<Value>

/**
 * Shows what is stored: runs the query now and again whenever the tables it read change, also from another window.
 * @returns `first` (what is already known) until the first answer.
 */
export function useLive<Value>(query: Query<Value>, key: string, first: Value): Value
export function useLive<Value>(query: Query<Value>, key: string): Value | undefined
export function useLive<Value>(query: Query<Value>, key: string, first?: Value): Value | undefined {
  const { database } = useServices()
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Value }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is named by its key; a new closure each render is the same query.
  useEffect(() => database.observe(query, (value) => setAnswer({ key, value })), [database, key])
  return answer?.key === key ? answer.value : first
}
