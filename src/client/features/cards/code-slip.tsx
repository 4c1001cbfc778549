import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { showCodeLetters } from '#domain/withdrawal-code.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import { Pictogram } from '../../ui/pictogram.tsx'
import { TwoLanguages } from '../../ui/two-languages.tsx'

/** What the resident takes home: three pictures and eight characters. */
export const CodeSlip = (props: {
  readonly code: WithdrawalCode
  readonly words: SpokenWords<'cards'>
  readonly pictures: SpokenWords<'pictures'>
}) => {
  const { code, words, pictures } = props
  return (
    <section className="take-home" aria-label={words.say('thanks.code')}>
      <h2 className="take-home__title">
        <TwoLanguages dutch={words.dutch('thanks.code')}>{words.say('thanks.code')}</TwoLanguages>
      </h2>
      <ol className="take-home__pictures">
        {code.pictures.map((picture, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice; its place is part of the code.
          <li key={at}>
            <Pictogram name={picture} size="5.5rem" />
            <TwoLanguages dutch={pictures.dutch(`picture.${picture}`)}>
              {pictures.say(`picture.${picture}`)}
            </TwoLanguages>
          </li>
        ))}
      </ol>
      <p className="take-home__letters" dir="ltr" translate="no">
        <span className="only-heard">{words.say('thanks.letters')}: </span>
        {showCodeLetters(code.letters)}
      </p>
      <p className="take-home__write">
        <TwoLanguages dutch={words.dutch('thanks.write')}>{words.say('thanks.write')}</TwoLanguages>
      </p>
      <p>
        <TwoLanguages dutch={words.dutch('thanks.codeWhy')}>{words.say('thanks.codeWhy')}</TwoLanguages>
      </p>
    </section>
  )
}
