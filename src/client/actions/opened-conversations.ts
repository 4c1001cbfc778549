import type { Conversation } from '#domain/conversation.ts'
import type { OpenedConversations } from '../services.ts'
import type { Vault } from '../vault/vault.ts'

/** Opened once, shown often; nothing of it outlives the lock. Keyed by hash: the bytes of a record never change. */
export const createOpenedConversations = (vault: Pick<Vault, 'isOpen' | 'subscribe'>): OpenedConversations => {
  const held = new Map<string, Conversation>()
  vault.subscribe(() => {
    if (!vault.isOpen()) held.clear()
  })
  return {
    get: (hash) => held.get(hash),
    forget: (ids) => {
      for (const [hash, { id }] of held) if (ids.includes(id)) held.delete(hash)
    },
    // A conversation that finished opening after the lock fell must not stay.
    put: (hash, conversation) => {
      if (vault.isOpen()) held.set(hash, conversation)
    },
  }
}
