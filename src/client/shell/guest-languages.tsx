import { findLanguage, languagesFor } from '../i18n/language.ts'
import type { SpokenWords } from '../i18n/use-spoken-words.ts'
import { GuestTile } from './guest-tile.tsx'
import './guest-languages.css'

/**
 * The languages of the game, each by its own name with the Dutch one small. One that no native reader checked says so, in
 * that language and in Dutch.
 */
export const GuestLanguages = (props: {
  readonly words: SpokenWords<'cards'>
  readonly unchecked: string
  readonly chosen?: string
  readonly onChoose: (code: string) => void
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
  <div className="guest-languages" role="group" aria-label={props.words.say('language.title')}>
    {languagesFor('cards').map((one) => (
      <div key={one.code} className="guest-languages__one">
        <GuestTile
          lang={one.code}
          dir={one.dir}
          chosen={props.chosen === undefined ? undefined : props.chosen === one.code}
          onTap={() => props.onChoose(one.code)}
        >
          <span className="guest-languages__name">{one.name}</span>
          {one.name === one.dutchName ? null : (
            <span className="guest__small" lang="nl" dir="ltr">
              {one.dutchName}
            </span>
          )}
        </GuestTile>
        {findLanguage(one.code).checked ? null : (
          <p className="guest-languages__caveat soft">
            <span lang={one.code} dir={one.dir}>
              {one.unchecked}
            </span>
            <br />
            <span lang="nl" dir="ltr">
              {props.unchecked}
            </span>
          </p>
        )}
      </div>
    ))}
  </div>
)
