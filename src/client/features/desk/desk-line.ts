import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { deskHeader } from '#wire/desk-problem.ts'
import type { DeskProblem } from './desk-problem-of.ts'
import { deskProblemOf } from './desk-problem-of.ts'

type Schema<Value> = {
  readonly safeParse: (value: unknown) => { readonly success: true; readonly data: Value } | { readonly success: false }
}

/** A line to the server: under the session's cookie, which no script sees, or under the manager's key. */
export type DeskLine = {
  readonly read: <Value>(path: string, schema: Schema<Value>) => Promise<Result<Value, DeskProblem>>
  /** Changes something and hears what came of it. */
  readonly tell: <Value>(path: string, body: object, schema: Schema<Value>) => Promise<Result<Value, DeskProblem>>
  /** Changes something; there is nothing to hear but that it was done. */
  readonly change: (path: string, body?: object, method?: 'POST' | 'DELETE') => Promise<Result<void, DeskProblem>>
  readonly fetchFile: (path: string) => Promise<Result<Blob, DeskProblem>>
}

export const openDeskLine = (to: {
  readonly fetch: typeof fetch
  readonly origin: string
  /** The manager's key; it lives in this closure and nowhere else. */
  readonly key?: string
}): DeskLine => {
  const { key } = to
  const ask = async (path: string, init: RequestInit = {}): Promise<Result<Response, DeskProblem>> => {
    try {
      const answer = await to.fetch(`${to.origin}/api/v1/${path}`, {
        ...init,
        headers: {
          ...(key === undefined ? { [deskHeader]: '1' } : { authorization: `Bearer ${key}` }),
          ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        cache: 'no-store',
        credentials: key === undefined ? 'same-origin' : 'omit',
        redirect: 'error',
      })
      if (answer.ok) return ok(answer)
      const problem = await deskProblemOf(answer)
      return err(key !== undefined && problem === 'signedOut' ? 'wrongKey' : problem)
    } catch {
      return err('offline')
    }
  }
  const parse = async <Value>(
    answer: Result<Response, DeskProblem>,
    schema: Schema<Value>,
  ): Promise<Result<Value, DeskProblem>> => {
    if (!answer.ok) return answer
    const read = schema.safeParse(await answer.value.json().catch(() => undefined))
    return read.success ? ok(read.data) : err('offline')
  }
  const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })
  return {
    read: async (path, schema) => parse(await ask(path), schema),
    tell: async (path, body, schema) => parse(await ask(path, post(body)), schema),
    change: async (path, body = {}, method = 'POST') => {
      const answer = await ask(path, method === 'POST' ? post(body) : { method })
      return answer.ok ? ok(undefined) : answer
    },
    fetchFile: async (path) => {
      const answer = await ask(path)
      if (!answer.ok) return answer
      // A captive portal answers 200 with its own page: that must not be saved as data.
      if ((answer.value.headers.get('content-type') ?? '').includes('html')) return err('offline')
      try {
        return ok(await answer.value.blob())
      } catch {
        return err('offline')
      }
    },
  }
}
