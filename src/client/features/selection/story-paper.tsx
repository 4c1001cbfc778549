import { useTranslation } from 'react-i18next'
import { findLanguage } from '../../i18n/language.ts'
import type { SpokenWords } from '../../i18n/use-spoken-words.ts'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sign, signName } from './sign.tsx'
import type { Story } from './story.ts'

/** How many letters of a title-less story stand on its tile. */
const firstWords = 160

/** One story, big: the same paper, the same size of letters for each. Original and translation lie side by side. */
export const StoryPaper = (props: {
  readonly story: Story
  /** It is what the screen is about: its sign is the heading. */
  readonly heads?: boolean
  /** Whoever votes reads in a language of their own, not in the coordinator's. */
  readonly words?: SpokenWords<'vote'>
}) => {
  const { t } = useTranslation(['selection', 'vote'])
  const { story, words } = props
  const sign = words?.say(`sign.${signName(story.sign)}`) ?? t(`vote:sign.${signName(story.sign)}`)
  const language = findLanguage(story.language)
  return (
    <article className="table-story">
      <div className="table-story__sign">
        <Sign at={story.sign} size="5rem" />
        {props.heads ? <ScreenHeading key={story.key}>{sign}</ScreenHeading> : <span className="strong">{sign}</span>}
      </div>
      <div className={`table-story__both ${story.translation === '' ? '' : 'table-story__both--two'}`}>
        <div className="table-story__words" lang={language.code} dir={language.dir}>
          {story.change === undefined ? null : <p className="table-story__change">{story.change}</p>}
          {story.words === '' ? null : <p className="table-story__text">{story.words}</p>}
        </div>
        {story.translation === '' ? null : (
          <div className="table-story__words" lang="nl" dir="ltr">
            <p className="table-story__label soft" lang={words?.language}>
              {words?.say('sure.translated') ?? t('read.translated')}
            </p>
            <p className="table-story__text">{story.translation}</p>
          </div>
        )}
      </div>
    </article>
  )
}

/** What stands on a tile of a story: its first words, as many for each. */
export const tileWords = ({ change, words }: Pick<Story, 'change' | 'words'>): string => {
  const all = [change, words]
    .filter((part) => part !== undefined && part !== '')
    .join(' — ')
    .replace(/\s+/g, ' ')
  const points = [...all]
  return points.length <= firstWords ? all : `${points.slice(0, firstWords).join('').trimEnd()}…`
}
