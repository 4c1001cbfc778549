import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { showCodeLetters } from '#domain/withdrawal-code.ts'
import { useSpokenWords } from '../i18n/use-spoken-words.ts'
import { Pictogram } from '../ui/pictogram.tsx'
import { TwoLanguages } from '../ui/two-languages.tsx'
import type { Saying } from './guest-shell.tsx'
import './code-slip.css'

/** What the resident takes home, of a plate or of a game: three pictures and eight characters. Printed it is the slip and nothing else. */
export const CodeSlip = (props: {
  readonly code: WithdrawalCode
  readonly language: string
  readonly words: {
    readonly title: Saying
    readonly letters: string
    readonly write: Saying
    readonly why: Saying
  }
}) => {
  const { code, words } = props
  const pictures = useSpokenWords('pictures', props.language)
  return (
    <section className="code-slip" aria-label={words.title.own}>
      <h2 className="code-slip__title">
        <TwoLanguages dutch={words.title.dutch}>{words.title.own}</TwoLanguages>
      </h2>
      {/* Left to right in every language, and numbered: the slip is read back on a screen that counts 1, 2, 3. */}
      <ol className="code-slip__pictures" dir="ltr">
        {code.pictures.map((picture, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice; its place is part of the code.
          <li key={at}>
            <Pictogram name={picture} size="7rem" />
            <TwoLanguages className="code-slip__word" dutch={pictures.dutch(`picture.${picture}`)}>
              {pictures.say(`picture.${picture}`)}
            </TwoLanguages>
          </li>
        ))}
      </ol>
      <p className="code-slip__letters" dir="ltr" translate="no">
        <span className="only-heard">{words.letters}: </span>
        {showCodeLetters(code.letters)}
      </p>
      <p className="code-slip__write not-printed">
        <TwoLanguages dutch={words.write.dutch}>{words.write.own}</TwoLanguages>
      </p>
      <p className="code-slip__why">
        <TwoLanguages dutch={words.why.dutch}>{words.why.own}</TwoLanguages>
      </p>
    </section>
  )
}
