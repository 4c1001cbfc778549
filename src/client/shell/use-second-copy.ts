import { useState } from 'react'
import { err } from '#domain/result.ts'
import type { Backup } from '../actions/make-backup.ts'
import type { ClientProblem } from '../problem.ts'
import { useServices } from '../services.ts'
import { saveFile } from './save-file.ts'

export type SecondCopyMaking = {
  readonly make: () => Promise<void>
  readonly busy: boolean
  /** The copy that was just given to the browser's downloads. */
  readonly made: Backup | undefined
  readonly problem: ClientProblem | undefined
}

const oldWindow = err({ code: 'newer-app' } as const)

/** One tap: the sealed file of everything is made and handed over, wherever the button stands. */
export const useSecondCopy = (): SecondCopyMaking => {
  const services = useServices()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Backup>()
  const [problem, setProblem] = useState<ClientProblem>()
  const make = async () => {
    setBusy(true)
    try {
      // Behind the first paint: the copy brings envelopes and their parser along (120 kB).
      const action = await import('../actions/make-backup.ts').catch(() => undefined)
      // Gone from server and cache: this window is older than the app.
      const copy = action === undefined ? oldWindow : await action.makeBackup(services)
      setProblem(copy.ok ? undefined : copy.failure)
      if (!copy.ok) return
      saveFile({ name: copy.value.name, content: copy.value.text, type: 'application/x-ndjson' })
      setMade(copy.value)
    } finally {
      setBusy(false)
    }
  }
  return { make, busy, made, problem }
}
