import { useCallback, useEffect, useState } from 'react'
import type { Result } from '#domain/result.ts'
import type { DeskProblem } from './desk-problem-of.ts'

/** What a part of the desk shows: asked when it opens and again after every change. The last answer stays meanwhile. */
export const useAsked = <Value>(
  ask: () => Promise<Result<Value, DeskProblem>>,
): {
  readonly value: Value | undefined
  readonly problem: DeskProblem | undefined
  readonly again: () => Promise<void>
  /** Does something, shows what stands then, or what went wrong. @returns whether it was done. */
  readonly change: (work: () => Promise<Result<unknown, DeskProblem>>) => Promise<boolean>
} => {
  const [value, setValue] = useState<Value>()
  const [problem, setProblem] = useState<DeskProblem>()
  const take = useCallback((answer: Result<Value, DeskProblem>) => {
    setProblem(answer.ok ? undefined : answer.failure)
    if (answer.ok) setValue(answer.value)
  }, [])
  useEffect(() => {
    let isShown = true
    ask().then((answer) => {
      if (isShown) take(answer)
    })
    return () => {
      isShown = false
    }
  }, [ask, take])
  const again = useCallback(async () => take(await ask()), [ask, take])
  return {
    value,
    problem,
    again,
    change: async (work) => {
      const done = await work()
      if (done.ok) await again()
      else setProblem(done.failure)
      return done.ok
    },
  }
}
