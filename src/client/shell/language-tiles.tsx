import type { Language } from '../i18n/language.ts'
import { useSpokenWords } from '../i18n/use-spoken-words.ts'
import { ChoiceTile, ChoiceTiles } from '../ui/choice-tile.tsx'
import './language-tiles.css'

/**
 * Languages by the name they have for themselves, the Dutch name small. One that no native reader checked says so,
 * in Dutch and in that language.
 */
export const LanguageTiles = (props: {
  readonly languages: readonly Language[]
  readonly label: string
  readonly chosen?: string
  readonly onChoose: (code: string) => void
}) => (
  <ChoiceTiles label={props.label} className="language-tiles">
    {props.languages.map((one) => (
      <div key={one.code} className="language-tiles__one">
        <div lang={one.code} dir={one.dir} className="language-tiles__tile">
          <ChoiceTile
            word={one.name}
            small={one.name === one.dutchName ? undefined : one.dutchName}
            smallLang="nl"
            {...(props.chosen === undefined ? {} : { chosen: props.chosen === one.code })}
            onTap={() => props.onChoose(one.code)}
          />
        </div>
        {one.checked ? null : <Unchecked language={one} />}
      </div>
    ))}
  </ChoiceTiles>
)

const Unchecked = (props: { readonly language: Language }) => {
  const dutch = useSpokenWords('conversation', 'nl')
  return (
    <p className="language-tiles__caveat soft">
      <span lang={props.language.code} dir={props.language.dir}>
        {props.language.unchecked}
      </span>
      <br />
      <span lang="nl" dir="ltr">
        {dutch.say('language.unchecked')}
      </span>
    </p>
  )
}
