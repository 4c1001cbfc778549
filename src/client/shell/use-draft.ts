import { useSyncExternalStore } from 'react'
import type { Draft } from '#domain/draft.ts'
import type { OpenDraft } from '../services.ts'

/**
 * A piece of the conversation under way, followed as it changes. `select` gives a plain value or a part of the draft
 * itself, never something new each time: the component renders again only when that piece changed, so that a key
 * stroke costs one draft and no screen.
 */
export const useDraft = <Value>(draft: OpenDraft, select: (current: Draft) => Value): Value =>
  useSyncExternalStore(draft.subscribe, () => select(draft.current()))
