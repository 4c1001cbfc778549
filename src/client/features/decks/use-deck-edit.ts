import { useEffect, useRef, useState } from 'react'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { keepDeckEdit } from '../../actions/edit-deck.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'

export type KeepState = 'untouched' | 'keeping' | 'kept'

export type DeckOnBench = {
  readonly edit: DeckEdit
  readonly change: (update: (edit: DeckEdit) => DeckEdit) => void
  readonly state: KeepState
  readonly problem: ClientProblem | undefined
  /** Resolves when nothing is being written any more: publishing must not be overtaken by an older save. */
  readonly settled: () => Promise<void>
  /** The version stands: what is on the bench is what was published. */
  readonly rest: (edit: DeckEdit) => void
}

/** Keeps every change at once, one after the other, the newest last. */
export const useDeckEdit = (start: DeckEdit, isKept: boolean): DeckOnBench => {
  const services = useServices()
  const [edit, setEdit] = useState(start)
  const [state, setState] = useState<KeepState>(isKept ? 'kept' : 'untouched')
  const [problem, setProblem] = useState<ClientProblem>()
  const newest = useRef(start)
  const running = useRef<Promise<void>>(undefined)
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const keepAll = async () => {
    for (;;) {
      const writing = newest.current
      const kept = await keepDeckEdit(services, writing)
      if (isShown.current) setProblem(kept.ok ? undefined : kept.failure)
      if (!kept.ok) return
      if (newest.current === writing) {
        if (isShown.current) setState('kept')
        return
      }
    }
  }
  return {
    edit,
    state,
    problem,
    change: (update) => {
      const next = update(newest.current)
      if (next === newest.current) return
      newest.current = next
      setEdit(next)
      setState('keeping')
      running.current ??= keepAll().finally(() => {
        running.current = undefined
      })
    },
    settled: async () => running.current,
    rest: (published) => {
      newest.current = published
      setEdit(published)
      setState('untouched')
    },
  }
}
