import { useTranslation } from 'react-i18next'
import { aboutInside } from '#domain/about-inside.ts'
import { caveatsOf } from '#domain/caveats.ts'
import type { Conversation } from '#domain/conversation.ts'
import { useCaveatWords } from '../../shell/caveat-words.ts'
import { useAnotherLook } from '../../shell/use-another-look.ts'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { ReadThis } from '../../ui/read-this.tsx'

/** What stands under every chart of a session, on the screen and on paper. */
export const SessionCaveats = (props: {
  readonly told: ToldHere
  readonly conversations: readonly Conversation[]
  readonly coded: number
}) => {
  const { t } = useTranslation('caveats')
  const words = useCaveatWords()
  const { told, conversations } = props
  const roots = new Set(conversations.map((one) => one.root))
  const codings = told.codings.codings.filter((one) => roots.has(one.conversation.root))
  const anotherLook = useAnotherLook(conversations, codings)
  const caveats = caveatsOf(
    aboutInside(conversations, {
      order: told.order,
      coded: { conversations: props.coded, coders: new Set(codings.map((one) => one.coder)).size, anotherLook },
    }),
  )
  return <ReadThis title={`${t('title')}.`} sentences={words(caveats, told.names.nameOf)} />
}
