import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { createTestServices, must, testCode, testSeed } from '#tests/support/create-test-services.ts'
import type { EnrolmentRequest } from '#wire/manage.ts'
import type { TestServer } from './open-test-server.ts'

/** A tablet's `fetch`, straight into the server of this moment: a test may open another in its place. */
export const fetchInto =
  (server: () => TestServer): typeof globalThis.fetch =>
  async (input, init) => {
    const body = init?.body === undefined ? undefined : Buffer.from(await new Response(init.body).arrayBuffer())
    const answer = await server().app.inject({
      method: (init?.method ?? 'GET') as 'GET' | 'POST',
      url: new URL(String(input)).pathname,
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(body === undefined ? {} : { payload: body }),
    })
    return new Response(answer.statusCode === 204 ? null : answer.body, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }

export const codeOf = async (server: TestServer, tablet: EnrolmentRequest = {}): Promise<string> => {
  const made = await server.app.inject({
    method: 'POST',
    url: '/api/v1/enrolments',
    headers: { authorization: `Bearer ${server.managerKey}` },
    payload: tablet,
  })
  return made.json<{ readonly code: string }>().code
}

/** A tablet of Bij Betje, set up and linked by this code, reading unlocked. */
export const openTablet = async (
  code: string,
  fetch: typeof globalThis.fetch,
  wrap: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch = (same) => same,
): Promise<TestWindow> => {
  const transport = createHttpTransport({ fetch: wrap(fetch), after: () => () => {} })
  const tablet = await createTestServices({ transport, fetch: wrap(fetch) })
  const link = must(await enrolTablet(tablet, code))
  const centre = { id: 'bij-betje', name: 'Bij Betje' }
  must(await setUpTablet(tablet, { centre, readingCode: testCode, recoverySeed: testSeed, language: 'nl', link }))
  return tablet
}
