import { useEffect, useState } from 'react'
import type { Conversation } from '#domain/conversation.ts'
import type { Audience } from '#domain/disclosure.ts'
import type { ClearedQuote } from '#domain/quote-clearance.ts'
import { readQuotesFor } from '../actions/read-clearances.ts'
import { useLive, useServices } from '../services.ts'
import { clearedSign } from '../storage/coded-queries.ts'

/** The quotes that these readers may have, of these conversations; `undefined` while they are looked up. */
export const useQuotesFor = (
  to: Audience,
  conversations: readonly Conversation[],
): readonly ClearedQuote[] | undefined => {
  const services = useServices()
  const sign = useLive(clearedSign, 'sign of clearances')
  const asked = JSON.stringify([to, sign, conversations.map((one) => one.id)])
  const [found, setFound] = useState<{ readonly asked: string; readonly quotes: readonly ClearedQuote[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: records never change; the same ids are the same words.
  useEffect(() => {
    if (sign === undefined) return
    let isShown = true
    readQuotesFor(services, to, conversations).then((read) => {
      if (isShown) setFound({ asked, quotes: read.ok ? read.value : [] })
    })
    return () => {
      isShown = false
    }
  }, [asked])
  return found?.asked === asked ? found.quotes : undefined
}
