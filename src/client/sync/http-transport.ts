import { haveAnswer, pushAnswer } from '#wire/batch.ts'
import { configAnswer } from '#wire/enrolment.ts'
import type { After } from '../timer.ts'
import { askServer } from './ask-server.ts'
import type { TransportPort } from './transport-port.ts'

export const createHttpTransport = (tools: {
  readonly fetch: typeof globalThis.fetch
  readonly after: After
}): TransportPort => ({
  config: ({ server, token }) => askServer(tools, { url: `${server}/api/v1/config`, token, schema: configAnswer }),
  have: ({ server, token }, body) =>
    askServer(tools, { url: `${server}/api/v1/sync/have`, token, body, schema: haveAnswer }),
  push: ({ server, token }, body) =>
    askServer(tools, { url: `${server}/api/v1/sync/push`, token, body, schema: pushAnswer }),
})
