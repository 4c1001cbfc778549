import type { Result } from '#domain/result.ts'
import type { DraftDesk, OpenDraft } from '../services.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * What lies on the desk opens without a code, so nothing stays there unseen: when reading locks, every draft that no
 * screen shows is put away.
 */
export const createDraftDesk = (vault: Pick<Vault, 'isOpen' | 'subscribe'>): DraftDesk => {
  const open = new Map<string, OpenDraft>()
  const underWay = new Map<string, Promise<unknown>>()
  const finished = new Map<string, Promise<unknown>>()
  /** Counts how often a draft was taken up: one taken up again while it was being put away stays. */
  const turns = new Map<string, number>()
  const takeUp = (id: string) => void turns.set(id, (turns.get(id) ?? 0) + 1)
  const remove = (id: string) => {
    open.get(id)?.close()
    open.delete(id)
  }
  const putAway = async (except?: string) => {
    const leaving = [...open.values()]
      .filter((draft) => draft.id !== except)
      .map((draft) => ({ draft, turn: turns.get(draft.id) }))
    for (const { draft, turn } of leaving) {
      const { kind } = await draft.flush()
      const isIdle = !draft.isWatched() && turns.get(draft.id) === turn && open.get(draft.id) === draft
      // P2: words that are not on disk are nowhere else: such a draft stays, whoever may see it.
      if (isIdle && (kind === 'saved' || kind === 'practice')) remove(draft.id)
    }
  }
  vault.subscribe(() => {
    if (!vault.isOpen()) void putAway()
  })
  return {
    find: (id) => open.get(id),
    all: () => [...open.values()],
    put: (draft) => {
      takeUp(draft.id)
      open.set(draft.id, draft)
    },
    takeUp,
    putAway,
    opening: <Value>(id: string, work: () => Promise<Value>): Promise<Value> => {
      const joined = underWay.get(id) as Promise<Value> | undefined
      if (joined !== undefined) return joined
      const opened = work().finally(() => underWay.delete(id))
      underWay.set(id, opened)
      return opened
    },
    finishing: <Value, Failure>(
      id: string,
      work: () => Promise<Result<Value, Failure>>,
    ): Promise<Result<Value, Failure>> => {
      const joined = finished.get(id) as Promise<Result<Value, Failure>> | undefined
      if (joined !== undefined) return joined
      const made = work().then(
        (result) => {
          if (!result.ok) finished.delete(id)
          return result
        },
        (error: unknown) => {
          finished.delete(id)
          throw error
        },
      )
      finished.set(id, made)
      return made
    },
    remove,
  }
}
