import type { Instrument } from '#domain/instrument.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import type { OpenDraft } from '../../services.ts'
import { CheckScreen } from './check-screen.tsx'
import { ReadBackScreen } from './read-back-screen.tsx'
import { ThanksScreen } from './thanks-screen.tsx'

type Step = 'read-back' | 'check'

/**
 * The end of a conversation, in a chunk of its own: nobody needs the recognisers of personal details before the first
 * word is typed. It is fetched while people talk, so that it opens without a blink.
 */
export const EndingScreens = (props: {
  readonly draft: OpenDraft
  readonly instrument: Instrument
  readonly step: Step
  readonly finished: Finished | undefined
  readonly onFinished: (finished: Finished) => void
}) => {
  const { draft, instrument } = props
  if (props.finished !== undefined) return <ThanksScreen draft={draft} finished={props.finished} />
  return props.step === 'read-back' ? (
    <ReadBackScreen draft={draft} instrument={instrument} />
  ) : (
    <CheckScreen draft={draft} instrument={instrument} onFinished={props.onFinished} />
  )
}
