import type { ParseKeys } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Namespaces that are spoken at the table, in the language of whoever sits there. */
export type SpokenNamespace = 'conversation' | 'cards' | 'pictures' | 'vote'
export type SpokenKey<Namespace extends SpokenNamespace> = ParseKeys<Namespace> & string
type Values = Readonly<Record<string, string | number>>

export type SpokenWords<Namespace extends SpokenNamespace> = {
  readonly language: string
  /** In the language of the conversation. */
  readonly say: (key: SpokenKey<Namespace>, values?: Values) => string
  /** The same in Dutch, to stand small under it; `undefined` when the conversation is held in Dutch. */
  readonly dutch: (key: SpokenKey<Namespace>, values?: Values) => string | undefined
}

type Say = (key: string, values?: Values) => string

/** A screen says the same thirty words at every tap: looked up once, they cost the tap nothing. */
const remembering = (say: Say): Say => {
  const said = new Map<string, string>()
  return (key, values) => {
    if (values !== undefined) return say(key, values)
    const known = said.get(key) ?? say(key)
    said.set(key, known)
    return known
  }
}

/** The words of a namespace in the language spoken, with the Dutch beside them: both people at the table can read. */
export const useSpokenWords = <Namespace extends SpokenNamespace>(
  namespace: Namespace,
  language: string,
): SpokenWords<Namespace> => {
  const { t: own } = useTranslation(namespace, { lng: language })
  const { t: nl } = useTranslation(namespace, { lng: 'nl' })
  return useMemo(() => {
    const inDutch = remembering(nl as unknown as Say)
    return {
      language,
      say: remembering(own as unknown as Say),
      dutch: (key, values) => (language === 'nl' ? undefined : inDutch(key, values)),
    }
  }, [language, own, nl])
}
