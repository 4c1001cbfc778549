import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { haveAnswer } from '#wire/batch.ts'
import { pullAnswer } from '#wire/pull.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { createPulledLog } from '../storage/pulled-log.ts'
import { askServer } from '../sync/ask-server.ts'
import type { PullTransport } from '../sync/pull-port.ts'
import { createPullRound } from '../sync/pull-round.ts'

type Pulling = Pick<Services, 'database' | 'fetch' | 'after' | 'now' | 'lock' | 'build'>

/**
 * Fetches what this tablet may read back of its centre and does not hold yet, sealed for its reading key; nothing for a
 * tablet that may not. Needs no reading code. What was withdrawn elsewhere goes. Stopped half-way, it goes on from there
 * the next time.
 * @returns how many records are new here; 0 too while another window is at it. Problems: those of every question to the
 * server, and storage problems.
 */
export const pullConversations = async (services: Pulling): Promise<Result<number, ClientProblem>> => {
  const { database, now, lock, build } = services
  const transport: PullTransport = {
    pull: ({ server, token }, body) =>
      askServer(services, { url: `${server}/api/v1/sync/pull`, token, body, schema: pullAnswer }),
    have: ({ server, token }, body) =>
      askServer(services, { url: `${server}/api/v1/sync/have`, token, body, schema: haveAnswer }),
  }
  const round = createPullRound({ port: createPulledLog({ database, now, build }), transport, now })
  const pulled = await lock('pull', round)
  if (pulled === undefined) return ok(0)
  return pulled.ok ? pulled : err({ code: pulled.failure.code })
}
