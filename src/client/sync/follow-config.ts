// What the tablet goes by – programme, ingest key – kept as the server has it, beside the sending and never in its way.

import type { Result } from '#domain/result.ts'
import { fromBase64Url } from '#wire/bytes.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import { keyIdOf } from '#wire/envelope.ts'
import type { OutboxPort } from './outbox-port.ts'
import type { TransportPort } from './transport-port.ts'

type Sending = Pick<TransportPort, 'have' | 'push'>

export type ConfigFollower = {
  /** The same way to the server, its answers overheard: they name the config that stands there (C1). */
  readonly listenTo: (transport: Sending) => Sending
  /**
   * C1: asks for the config when the last answer named another than the tablet goes by. Whatever goes wrong changes
   * nothing and is no failure of sending: the next answer names it again.
   * @returns whether the tablet goes by another config from now on.
   */
  readonly follow: () => Promise<boolean>
}

/** C2: a key that is not its id's would seal every story from here on for nobody. */
const isWhole = async ({ ingestKey, sealedFor = ingestKey }: ConfigAnswer): Promise<boolean> =>
  (await keyIdOf(fromBase64Url(ingestKey.publicKey))) === ingestKey.kid &&
  (await keyIdOf(fromBase64Url(sealedFor.publicKey))) === sealedFor.kid

export const createConfigFollower = ({
  outbox,
  transport,
}: {
  readonly outbox: Pick<OutboxPort, 'link' | 'keepConfig'>
  readonly transport: Pick<TransportPort, 'config'>
}): ConfigFollower => {
  let heard: string | undefined
  let following: Promise<boolean> | undefined

  const followOnce = async (): Promise<boolean> => {
    const named = heard
    heard = undefined
    if (named === undefined) return false
    const seen = await outbox.link()
    if (!seen.ok || seen.value === undefined || seen.value.configVersion === named) return false
    const answer = await transport.config(seen.value)
    if (!answer.ok || !(await isWhole(answer.value))) return false
    const kept = await outbox.keepConfig(seen.value, answer.value)
    return kept.ok && kept.value
  }

  /** A server that names none has none to follow. */
  const overhear = <Answer extends Result<{ readonly configVersion?: string | undefined }, unknown>>(
    answer: Answer,
  ): Answer => {
    if (answer.ok) heard = answer.value.configVersion ?? heard
    return answer
  }

  return {
    listenTo: ({ have, push }) => ({
      have: async (to, request) => overhear(await have(to, request)),
      push: async (to, request) => overhear(await push(to, request)),
    }),
    follow: () => {
      following ??= followOnce().finally(() => {
        following = undefined
      })
      return following
    },
  }
}
