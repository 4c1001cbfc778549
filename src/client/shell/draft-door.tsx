import type { ReactNode } from 'react'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import { err } from '#domain/result.ts'
import { openDraft } from '../actions/open-draft.ts'
import type { OpenedSlip } from '../actions/open-slip.ts'
import { isPracticeId } from '../actions/practice-id.ts'
import { conversationNamespaces, endingNamespaces, loadWords } from '../i18n/load-words.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft } from '../services.ts'
import { useServices } from '../services.ts'
import { TableTop } from '../ui/table-top.tsx'
import { placeOfPath } from './conversation-path.ts'
import type { DraftProblemProps } from './draft-problem.tsx'

// Only after a reload or when something is the matter: a first answer does not wait for them (200 kB).
const UnlockDoor = lazy(() => import('./unlock-door.tsx').then((room) => ({ default: room.UnlockDoor })))
const SlipScreen = lazy(() =>
  Promise.all([import('./slip-screen.tsx'), loadWords(endingNamespaces)]).then(([room]) => ({
    default: room.SlipScreen,
  })),
)
const PracticeOver = lazy(() => import('./practice-over.tsx').then((room) => ({ default: room.PracticeOver })))
const ProblemScreen = lazy(() => import('./draft-problem.tsx').then((room) => ({ default: room.DraftProblemScreen })))

const Fetched = (props: { readonly children: ReactNode }) => (
  <Suspense fallback={<TableTop>{null}</TableTop>}>{props.children}</Suspense>
)

export const DraftProblem = (props: DraftProblemProps) => (
  <Fetched>
    <ProblemScreen {...props} />
  </Fetched>
)

/** Its files are gone with an update. */
const oldWindow = err({ code: 'newer-app' } as const)

type Behind =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly draft: OpenDraft }
  /** Finished; its thank-you screen was never left, so the code can be shown once more. */
  | { readonly kind: 'slip'; readonly slip: OpenedSlip }
  | { readonly kind: 'problem'; readonly problem: ClientProblem; readonly finished?: boolean }

/**
 * Opens the conversation of this id before it shows what is behind it: at once when it lies on the desk, with the
 * reading code after a reload. What cannot be opened says why, and how to get back to the table.
 */
export const DraftDoor = (props: { readonly id: string; readonly children: (draft: OpenDraft) => ReactNode }) => {
  const services = useServices()
  const { t } = useTranslation('ui')
  const [path] = useLocation()
  const { id } = props
  const [behind, setBehind] = useState<Behind>(() => {
    const draft = services.drafts.find(id)
    return draft === undefined ? { kind: 'opening' } : { kind: 'open', draft }
  })
  const open = useCallback(async () => {
    setBehind({ kind: 'opening' })
    const opened = await openDraft(services, id)
    if (!opened.ok && opened.failure.code === 'already-finished') {
      const slip = await import('../actions/open-slip.ts').then(
        ({ openSlip }) => openSlip(services, id),
        () => oldWindow,
      )
      if (!slip.ok) return setBehind({ kind: 'problem', problem: slip.failure, finished: true })
      await loadWords(conversationNamespaces, slip.value.language)
      return setBehind({ kind: 'slip', slip: slip.value })
    }
    if (!opened.ok) return setBehind({ kind: 'problem', problem: opened.failure })
    await loadWords(conversationNamespaces, opened.value.current().language)
    setBehind({ kind: 'open', draft: opened.value })
  }, [services, id])
  const isOpen = behind.kind === 'open'
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens once for each door; afterwards the buttons do.
  useEffect(() => {
    // From the desk too: the tablet may go to whoever tells, and reading locks.
    void (isOpen ? openDraft(services, id) : open())
  }, [open])
  useEffect(
    () => () => {
      // Left by the browser's own way back, too: going on asks the code.
      if (location.hash.includes(id)) return
      services.vault.lock()
      // In turns, the next game lies on the desk already.
      void services.drafts.putAway(location.hash.split('/')[2])
    },
    [services, id],
  )

  if (behind.kind === 'open') {
    // A card game has a table of its own; home and archive only know the id.
    const { game, source } = behind.draft.current()
    if (game !== undefined && !path.startsWith('/kaarten/'))
      return <Redirect to={source === 'paper' ? `/kaarten/papier/${id}` : `/kaarten/${id}`} replace />
    return props.children(behind.draft)
  }
  if (behind.kind === 'slip')
    return (
      <Fetched>
        <SlipScreen slip={behind.slip} />
      </Fetched>
    )
  if (behind.kind === 'opening') return <TableTop>{null}</TableTop>
  if (behind.problem.code === 'not-found' && isPracticeId(id)) {
    const [, , , step, question] = path.split('/')
    return (
      <Fetched>
        <PracticeOver question={placeOfPath(step, question)?.question} />
      </Fetched>
    )
  }
  if (behind.problem.code === 'reading-locked')
    return (
      <Fetched>
        <UnlockDoor {...(behind.finished === true ? { below: t('unlock.forSlip') } : {})}>
          <OnceOpened work={open} />
        </UnlockDoor>
      </Fetched>
    )
  return <DraftProblem problem={behind.problem} onRetry={open} id={id} />
}

/** Stands behind the unlock door: shown means unlocked. */
const OnceOpened = (props: { readonly work: () => void }) => {
  const { work } = props
  // The work's promise must not become the effect's clean-up: React would call it when the door closes.
  useEffect(() => {
    work()
  }, [work])
  return null
}
