import type { Draft } from '#domain/draft.ts'
import { draft as draftSchema } from '#domain/draft.ts'
import type { Sealer } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, SaveState } from '../services.ts'
import type { PraatplaatDatabase, StoredDraft } from '../storage/database.ts'
import { replaceDraft } from '../storage/draft-log.ts'
import type { After } from '../timer.ts'

const quiet = 300
/** Whoever types without a pause is saved in the rest behind a key, never just in front of one: that key would show late. */
const patience = 700
/** How long to wait for that key; whoever stopped just now is not kept waiting. */
const nextKeyWithin = 100
/** Until that key has been painted, on a slow tablet too. */
const untilPainted = 30
const longestRetry = 5000

export type KeepDraft = {
  readonly draft: Draft
  readonly sealer: Sealer
  /** Version of this draft that stands on disk. */
  readonly version: number
  /** Gives up the hold on this draft across windows. */
  readonly release: () => void
}

/** A version as it goes to disk: sealed first (T1), because sealing is asynchronous and a transaction does not wait for it. */
export const sealDraft = async (sealer: Sealer, draft: Draft, version: number): Promise<StoredDraft> => {
  const { id, revision, day, centre, instrument } = draft
  const envelope = await sealer.seal({ id, kind: 'draft', revision, day, centre, instrument }, draft)
  return { id, version, day, centre, instrument, revision, envelope }
}

/**
 * Keeps one conversation: every change in memory at once, on disk soon, one save after the other. A save that fails
 * leaves the words in memory and tries again by itself and at the next change; the newest is never given up.
 */
export const keepDraft = (
  { database, after }: { readonly database: PraatplaatDatabase; readonly after: After },
  kept: KeepDraft,
): OpenDraft => {
  const { sealer } = kept
  let { draft, version } = kept
  let changes = 0
  let savedChanges = 0
  let failures = 0
  let state: SaveState = { kind: 'saved' }
  let closed = false
  let running: Promise<void> | undefined
  /** Somebody waits for everything typed so far: no pause between saves. */
  let hurried = false
  /** A pause in typing fell inside a save: what was typed until then goes right after it. */
  let due = false
  /** The patience is over: the next key brings the save. */
  let ripe = false
  /** That key came. */
  let brought = false
  let cancelQuiet: (() => void) | undefined
  let cancelPatience: (() => void) | undefined
  let cancelRetry: (() => void) | undefined
  const listeners = new Set<() => void>()

  const become = (next: SaveState) => {
    state = next
    for (const listener of [...listeners]) listener()
  }
  const cancelTimers = () => {
    for (const cancel of [cancelQuiet, cancelPatience, cancelRetry]) cancel?.()
    cancelQuiet = cancelPatience = cancelRetry = undefined
    ripe = brought = false
  }
  const fail = (problem: ClientProblem) => {
    failures += 1
    if (!closed) cancelRetry = after(Math.min(longestRetry, 500 * 2 ** failures), saveNow)
    become({ kind: 'failed', problem })
  }

  const saveOnce = async (): Promise<boolean> => {
    const mark = changes
    const snapshot = draft
    // What does not fit the schema would be stored and never open again. It stays on the screen, and is said.
    if (!draftSchema.safeParse(snapshot).success) {
      fail({ code: 'too-much-text' })
      return false
    }
    // A failed attempt may have been committed after all; a number used once is not used again.
    version += 1
    const stored = await replaceDraft(database, await sealDraft(sealer, snapshot, version))
    if (!stored.ok) {
      fail(stored.failure)
      return false
    }
    if (stored.value !== 'stored') {
      // Finished, thrown away or withdrawn meanwhile: saving again would bring it back from the dead.
      if (!closed) fail({ code: stored.value === 'gone' ? 'not-found' : 'open-elsewhere' })
      return false
    }
    savedChanges = mark
    failures = 0
    return true
  }

  const sayWhenSaved = () => {
    if (state.kind !== 'saved' && savedChanges === changes && running === undefined) become({ kind: 'saved' })
  }
  const saveAll = async () => {
    // Between two keys of somebody who types on: said at the next pause, or the mark would flicker once a second, and
    // each time the next key would show late.
    const typesOn = ripe && !hurried
    do {
      cancelTimers()
      due = false
      if (!(await saveOnce())) return
    } while (savedChanges !== changes && (hurried || due) && !closed)
    // Typed while saving, and no pause came yet: the timers of that change are running.
    if (savedChanges !== changes) return
    if (typesOn && !hurried) cancelQuiet = after(quiet, sayWhenSaved)
    else become({ kind: 'saved' })
  }

  // [T1] One save after the other: `running` is the queue, and whoever comes meanwhile joins it.
  const save = (): Promise<void> => {
    if (running !== undefined) return running
    running = saveAll()
      .catch((error: unknown) => {
        // A mistake of ours must not look like a save. It surfaces as an error, the words stay.
        fail({ code: 'storage-lost' })
        after(0, () => {
          throw error
        })
      })
      .finally(() => {
        running = undefined
      })
    return running
  }

  const saveNow = () => {
    due = true
    void save()
  }
  const ripen = () => {
    ripe = true
    cancelPatience = after(nextKeyWithin, saveNow)
  }
  const schedule = () => {
    cancelQuiet?.()
    cancelQuiet = after(quiet, saveNow)
    cancelPatience ??= after(patience, ripen)
    if (!ripe || brought) return
    brought = true
    cancelPatience?.()
    cancelPatience = after(untilPainted, saveNow)
  }

  return {
    id: draft.id,
    sealer,
    current: () => draft,
    saveState: () => state,
    change: (update) => {
      const next = update(draft)
      if (next === draft || closed) return
      draft = next
      changes += 1
      schedule()
      become({ kind: 'saving' })
    },
    flush: async () => {
      hurried = true
      while (savedChanges !== changes && !closed) {
        const before = failures
        await save()
        if (failures > before) break
      }
      hurried = false
      sayWhenSaved()
      return state
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isWatched: () => listeners.size > 0,
    close: () => {
      if (closed) return
      closed = true
      cancelTimers()
      kept.release()
    },
  }
}

/** A practice conversation: in memory, never sealed, never stored. */
export const keepPractice = (start: Draft): OpenDraft => {
  let draft = start
  const listeners = new Set<() => void>()
  const state: SaveState = { kind: 'practice' }
  return {
    id: draft.id,
    sealer: undefined,
    current: () => draft,
    saveState: () => state,
    change: (update) => {
      draft = update(draft)
      for (const listener of [...listeners]) listener()
    },
    flush: async () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isWatched: () => listeners.size > 0,
    close: () => {},
  }
}
