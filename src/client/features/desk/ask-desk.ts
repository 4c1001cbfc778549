import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { CardsAnswer, ConversationsAnswer, EnrolmentAnswer } from '#wire/desk.ts'
import { cardsAnswer, conversationsAnswer, enrolmentAnswer } from '#wire/desk.ts'
import { problem } from '#wire/problem.ts'

/** What somebody at the desk can do something about. */
export type DeskProblem = 'wrongKey' | 'offline' | 'busy' | 'other'

export type ExportFormat = 'csv' | 'jsonl' | 'cards-csv' | 'kardsort-csv'

export type DeskLine = {
  /** The table, of one round or of all. */
  readonly results: (round: string | undefined) => Promise<Result<ConversationsAnswer, DeskProblem>>
  /** The meaning cards, of one round or of all. */
  readonly cards: (round: string | undefined) => Promise<Result<CardsAnswer, DeskProblem>>
  readonly download: (format: ExportFormat, round: string | undefined) => Promise<Result<Blob, DeskProblem>>
  readonly enrolment: () => Promise<Result<EnrolmentAnswer, DeskProblem>>
}

const problemOf = async (answer: Response): Promise<DeskProblem> => {
  const said = problem.safeParse(await answer.json().catch(() => undefined))
  // S8: what is not our own answer comes from something between us and the server.
  if (!said.success) return 'offline'
  if (said.data.code === 'not-signed-in') return 'wrongKey'
  return said.data.code === 'too-many-requests' ? 'busy' : 'other'
}

/** A line to the server under the manager's key, which lives in this closure and nowhere else. */
export const openDeskLine = (to: {
  readonly fetch: typeof fetch
  readonly origin: string
  readonly key: string
}): DeskLine => {
  const ask = async (path: string, init: RequestInit = {}): Promise<Result<Response, DeskProblem>> => {
    try {
      const answer = await to.fetch(`${to.origin}/api/v1/${path}`, {
        ...init,
        headers: { authorization: `Bearer ${to.key}`, ...init.headers },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      })
      return answer.ok ? ok(answer) : err(await problemOf(answer))
    } catch {
      return err('offline')
    }
  }
  const roundOf = (round: string | undefined) => (round === undefined ? '' : `round=${encodeURIComponent(round)}`)
  return {
    results: async (round) => {
      const answer = await ask(`results/conversations?${roundOf(round)}`)
      if (!answer.ok) return answer
      const read = conversationsAnswer.safeParse(await answer.value.json().catch(() => undefined))
      return read.success ? ok(read.data) : err('offline')
    },
    cards: async (round) => {
      const answer = await ask(`results/cards?${roundOf(round)}`)
      if (!answer.ok) return answer
      const read = cardsAnswer.safeParse(await answer.value.json().catch(() => undefined))
      return read.success ? ok(read.data) : err('offline')
    },
    download: async (format, round) => {
      const answer = await ask(`export?format=${format}&${roundOf(round)}`)
      if (!answer.ok) return answer
      // A captive portal answers 200 with its own page: that must not be saved as data.
      if ((answer.value.headers.get('content-type') ?? '').includes('html')) return err('offline')
      try {
        return ok(await answer.value.blob())
      } catch {
        return err('offline')
      }
    },
    enrolment: async () => {
      const answer = await ask('enrolments', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      if (!answer.ok) return answer
      const read = enrolmentAnswer.safeParse(await answer.value.json().catch(() => undefined))
      return read.success ? ok(read.data) : err('offline')
    },
  }
}
