import type { RealServer } from '#tests/support/real-server.ts'
import { type ConversationsAnswer, conversationsAnswer } from '#wire/desk.ts'

/** What the municipality asks: the table of results, with the manager's key. */
export const results = async (server: RealServer, key: string): Promise<ConversationsAnswer> => {
  const answer = await fetch(`${server.address}/api/v1/results/conversations`, {
    headers: { authorization: `Bearer ${key}` },
  })
  if (!answer.ok) throw new Error(`results answered ${answer.status}`)
  return conversationsAnswer.parse(await answer.json())
}

/** Asks until it is so; the requests themselves are the pause. @throws Error when it never was. */
export const until = async (what: string, isSo: () => Promise<boolean>, milliseconds = 60_000): Promise<number> => {
  const began = performance.now()
  while (performance.now() - began < milliseconds) {
    if (await isSo()) return performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`after ${milliseconds} ms it was not so: ${what}`)
}
