import type { ProblemCode } from '#wire/problem.ts'
import { problemStatus } from '#wire/problem.ts'

/** What can happen to one request between tablet and server. */
export type LineFault =
  | { readonly kind: 'none' }
  /** The request never arrives. */
  | { readonly kind: 'cut-before' }
  /** The server did it, the answer is lost. */
  | { readonly kind: 'cut-after' }
  /** It arrives twice; the second answer comes back. */
  | { readonly kind: 'doubled' }
  /** The tablet hears nothing; the request reaches the server much later, among others. */
  | { readonly kind: 'delayed' }
  | { readonly kind: 'portal'; readonly status: number }
  | { readonly kind: 'truncated' }
  /** A problem of our own, or (no code) a bare status of somebody's. Whether the server did the work is its own matter. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: Exclude<ProblemCode, 'offline'>
      readonly done: boolean
    }
  /** 200 and JSON, but not ours. */
  | { readonly kind: 'stranger' }

export type Serve = (path: string, body: Uint8Array, headers: Headers) => Promise<Response>

const bytesOf = async (body: BodyInit | null | undefined): Promise<Uint8Array> =>
  new Uint8Array(await new Response(body ?? '').arrayBuffer())

const portal = '<!doctype html><title>Gratis wifi</title><p>Log in om verder te gaan'

/** A `fetch` whose requests meet these faults in order, and after the last of them none. */
export const createFaultyLine = (serve: Serve) => {
  let faults: LineFault[] = []
  const late: (() => Promise<unknown>)[] = []
  const met: LineFault['kind'][] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const path = new URL(String(input)).pathname
    const headers = new Headers(init?.headers)
    const body = await bytesOf(init?.body)
    const deliver = () => serve(path, body, headers)
    const fault = faults.shift() ?? { kind: 'none' }
    met.push(fault.kind)
    switch (fault.kind) {
      case 'none':
        return deliver()
      case 'cut-before':
        throw new TypeError('fetch failed')
      case 'cut-after':
        await deliver()
        throw new TypeError('terminated')
      case 'doubled':
        await deliver()
        return deliver()
      case 'delayed':
        late.push(deliver)
        throw new DOMException('timed out', 'AbortError')
      case 'portal':
        return new Response(portal, { status: fault.status, headers: { 'content-type': 'text/html' } })
      case 'truncated': {
        const whole = await (await deliver()).text()
        return new Response(whole.slice(0, Math.floor(whole.length / 2)), {
          status: 200,
          headers: { 'content-type': 'application/json' },
        })
      }
      case 'stranger':
        return new Response('{"status":"ok"}', { status: 200, headers: { 'content-type': 'application/json' } })
      case 'status': {
        if (fault.done) await deliver()
        const { code, status } = fault
        return code === undefined
          ? new Response(portal, { status, headers: { 'content-type': 'text/html' } })
          : new Response(JSON.stringify({ type: 'about:blank', status: problemStatus[code], title: code, code }), {
              status,
              headers: { 'content-type': 'application/problem+json' },
            })
      }
    }
  }
  return {
    fetch,
    expect: (next: readonly LineFault[]) => {
      faults = [...next]
    },
    /** The delayed requests arrive now, last first. */
    deliverLate: async () => {
      for (const deliver of late.splice(0).reverse()) await deliver()
    },
    met: () => met,
  }
}
