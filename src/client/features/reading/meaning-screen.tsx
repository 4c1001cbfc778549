import { useTranslation } from 'react-i18next'
import { stepFive } from '#domain/reading.ts'
import { Button } from '../../ui/button.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { foundRows, ofSession } from './found-rows.ts'
import { Meanings } from './meanings.tsx'
import { SessionCaveats } from './session-caveats.tsx'
import type { SessionProps } from './session-frame.tsx'
import { SessionFrame } from './session-frame.tsx'
import { useRowWords } from './use-row-words.ts'

/** The five questions of the report's step 5, over everything that was found. */
export const MeaningScreen = (props: SessionProps) => {
  const { t } = useTranslation('reading')
  const nameOf = useRowWords()
  const { told, current } = props
  const conversations = ofSession(told.conversations, current.session)
  const { coded } = foundRows({ ...told, conversations }, current.session.says.level, current.session.changeStory)
  return (
    <SessionFrame {...props} step="betekenis" className="reading--meaning">
      <div className="reading__top">
        <div>
          <ScreenHeading>{t('five.title')}</ScreenHeading>
          <p className="lead">{t('five.lead')}</p>
        </div>
        <div className="buttons not-printed">
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('found.print')}
          </Button>
        </div>
      </div>
      {stepFive.map((question) => (
        <Meanings key={question} {...props} question={question} nameOf={nameOf} />
      ))}
      <p className="soft reading__source">{t('five.source')}</p>
      <SessionCaveats told={told} conversations={conversations} coded={coded} />
    </SessionFrame>
  )
}
