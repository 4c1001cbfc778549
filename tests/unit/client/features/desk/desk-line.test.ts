import { describe, expect, it } from 'vitest'
import { openDeskLine } from '#client/features/desk/desk-line.ts'
import { invitationIn, partAt } from '#client/features/desk/desk-parts.ts'
import { provingLine } from '#client/features/desk/proving-line.ts'
import { backupsAnswer } from '#wire/manage.ts'

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', status, title: '', code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
const done = () => new Response(null, { status: 204 })

/** A line to a server that gives these answers, one a request. */
const lineTo = (answers: readonly (() => Response | Promise<Response>)[], key?: string) => {
  const asked: { readonly url: string; readonly init: RequestInit }[] = []
  const fetch = (async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return answers[asked.length - 1]!()
  }) as typeof globalThis.fetch
  const line = openDeskLine({ fetch, origin: 'https://x.example', ...(key === undefined ? {} : { key }) })
  return { line, asked }
}

describe('the line of the desk', () => {
  it('shows with every request that it is the desk, and sends no cookie along with the key', async () => {
    const mine = lineTo([done])
    await mine.line.change('centres', { name: 'De Brug' })
    expect(mine.asked[0]).toMatchObject({
      url: 'https://x.example/api/v1/centres',
      init: { method: 'POST', credentials: 'same-origin', headers: { 'x-praatplaat-desk': '1' } },
    })
    const keyed = lineTo([() => problem(401, 'not-signed-in')], 'k')
    expect(await keyed.line.change('enrolments')).toEqual({ ok: false, failure: 'wrongKey' })
    expect(keyed.asked[0]!.init).toMatchObject({ credentials: 'omit', headers: { authorization: 'Bearer k' } })
  })

  it('[S8] what is not our own answer is no answer', async () => {
    const page = () => new Response('<html>wifi</html>', { headers: { 'content-type': 'text/html' } })
    const { line } = lineTo([page, page, () => new Response('x', { status: 403 }), () => Promise.reject(new Error())])
    expect(await line.read('backups', backupsAnswer)).toEqual({ ok: false, failure: 'offline' })
    expect(await line.fetchFile('export?format=csv')).toEqual({ ok: false, failure: 'offline' })
    expect(await line.change('people/x/close')).toEqual({ ok: false, failure: 'offline' })
    expect(await line.change('people/x/close')).toEqual({ ok: false, failure: 'offline' })
  })

  it('asks for a proof in between and puts the question again, once', async () => {
    const old = () => problem(403, 'prove-again')
    const { line, asked } = lineTo([old, done, old, old, old])
    let [proofs, isProved] = [0, true]
    const proving = provingLine(line, {
      prove: async () => {
        proofs += 1
        return isProved
      },
      signedOut: () => {},
    })
    expect(await proving.change('people/x/close')).toEqual({ ok: true, value: undefined })
    expect([proofs, asked.length]).toEqual([1, 2])
    expect(await proving.change('people/x/close')).toEqual({ ok: false, failure: 'proveAgain' })
    expect([proofs, asked.length]).toEqual([2, 4])
    isProved = false
    await proving.change('people/x/close')
    expect([proofs, asked.length]).toEqual([3, 5])
  })

  it('tells when the session is over, whatever was asked', async () => {
    const { line } = lineTo([() => problem(401, 'not-signed-in')])
    let over = 0
    const proving = provingLine(line, {
      prove: async () => false,
      signedOut: () => {
        over += 1
      },
    })
    await proving.read('backups', backupsAnswer)
    expect(over).toBe(1)
  })
})

describe('where the desk is', () => {
  it('a part that somebody may not see is not opened by its address', () => {
    expect(partAt('/bureau/mensen', ['see-results', 'see-people'])).toBe('people')
    expect(partAt('/bureau/mensen', ['see-results'])).toBe('results')
    expect(partAt('/bureau/tablets/', ['see-tablets'])).toBe('tablets')
    expect(partAt('/bureau', [])).toBe('results')
  })

  it('a one-time link is told by its whole token', () => {
    const token = 'A'.repeat(43)
    expect(invitationIn(`/bureau/uitnodiging/${token}`)).toBe(token)
    expect(invitationIn(`/bureau/uitnodiging/${token}A`)).toBeUndefined()
    expect(invitationIn('/bureau/uitnodiging')).toBeUndefined()
  })
})
