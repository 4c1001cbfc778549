import type { DraftDesk, OpenDraft } from '../services.ts'

export const createDraftDesk = (): DraftDesk => {
  const open = new Map<string, OpenDraft>()
  const underWay = new Map<string, Promise<unknown>>()
  return {
    find: (id) => open.get(id),
    all: () => [...open.values()],
    put: (draft) => void open.set(draft.id, draft),
    opening: <Value>(id: string, work: () => Promise<Value>): Promise<Value> => {
      const joined = underWay.get(id) as Promise<Value> | undefined
      if (joined !== undefined) return joined
      const opened = work().finally(() => underWay.delete(id))
      underWay.set(id, opened)
      return opened
    },
    remove: (id) => {
      open.get(id)?.close()
      open.delete(id)
    },
  }
}
