import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usualThreshold } from '#domain/disclosure.ts'
import { toldShare } from '#domain/told-share.ts'
import { loadWords } from '../../i18n/load-words.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { UnlockDoor } from '../../shell/unlock-door.tsx'
import { usePaperLight } from '../../shell/use-paper-light.ts'
import { roundsOfTold, useToldHere } from '../../shell/use-told-here.ts'
import { whatIsTold } from '../../shell/what-is-told.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import type { PaperSize } from '../../ui/paper-page.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import type { PosterTold } from './change-story-poster.tsx'
import { ChangeStoryPoster } from './change-story-poster.tsx'
import { usePosterWords } from './poster-words.ts'
import './poster.css'

const withTold = ['none', 'words', 'numbers'] as const
type With = (typeof withTold)[number]
type PosterLanguage = 'nl' | 'en'

/** The change story as a visiting card: one page, with or without what was told, in Dutch or English. */
export const PosterScreen = () => {
  const { t, i18n } = useTranslation('poster')
  usePaperLight()
  const [size, setSize] = useState<PaperSize>('A3')
  const [language, setLanguage] = useState<PosterLanguage>(i18n.language === 'en' ? 'en' : 'nl')
  const [told, setTold] = useState<With>('none')
  // The words come before the page asks for them: what is printed at once must not hold keys.
  const speak = async (code: PosterLanguage) => {
    await loadWords(['poster', 'change-story', 'caveats'], code)
    setLanguage(code)
  }
  const table = (
    <TableTop
      head={<OpenHead back={{ to: '/duiden', words: t('back') }} place={t('title')} />}
      foot={
        <>
          <Gap />
          <Button look="main" icon="printer" onTap={() => print()}>
            {t('print', { size })}
          </Button>
        </>
      }
    >
      <Sheet className="poster">
        <div className="poster__ask not-printed">
          <ScreenHeading>{t('ask')}</ScreenHeading>
          <p className="lead soft">{t('lead')}</p>
          <div className="poster__choices">
            <ChoiceStrip
              label={t('size')}
              showsLabel
              chosen={size}
              onChoose={setSize}
              choices={[
                { key: 'A4', word: 'A4' },
                { key: 'A3', word: 'A3' },
              ]}
            />
            <ChoiceStrip
              label={t('language')}
              showsLabel
              chosen={language}
              onChoose={speak}
              choices={[
                { key: 'nl', word: 'Nederlands' },
                { key: 'en', word: 'English' },
              ]}
            />
            <ChoiceStrip
              label={t('with.label')}
              showsLabel
              chosen={told}
              onChoose={setTold}
              choices={withTold.map((key) => ({ key, word: t(`with.${key}`) }))}
            />
          </div>
        </div>
        {told === 'none' ? (
          <ChangeStoryPoster size={size} language={language} told={undefined} />
        ) : (
          <WithTold size={size} language={language} how={told} />
        )}
      </Sheet>
    </TableTop>
  )
  // The change story is nobody's secret; what was told is behind the reading code.
  return told === 'none' ? table : <UnlockDoor>{table}</UnlockDoor>
}

const WithTold = (props: {
  readonly size: PaperSize
  readonly language: PosterLanguage
  readonly how: 'words' | 'numbers'
}) => {
  const { t } = useTranslation('poster')
  const found = useToldHere()
  const words = usePosterWords(props.language)
  if (found === undefined) return null
  if ('problem' in found) return <ProblemNotice problem={found.problem} />
  const centre = found.names.here?.id ?? ''
  const ofCentre = found.conversations.filter((one) => one.centre === centre)
  const round = roundsOfTold(ofCentre)[0] ?? ''
  const conversations = ofCentre.filter((one) => one.round === round)
  const tables = whatIsTold(conversations, found.codings, {})
  const coded = tables.coded.conversations
  if (coded === 0)
    return (
      <>
        <p className="not-printed lead soft">{t('with.nothing')}</p>
        <ChangeStoryPoster size={props.size} language={props.language} told={undefined} />
      </>
    )
  const told: PosterTold = {
    how: props.how,
    where: words.say('poster.told', { centre: found.names.nameOf(centre), round }),
    conversations,
    order: found.order,
    nameOf: found.names.nameOf,
    shareOf: (goal) => tables.goals.rows.find((row) => row.goal === goal)?.conversations ?? 0,
    of: coded,
    inWords: (count) => {
      if (props.how === 'numbers') return words.say('in', { count, of: coded })
      const share = toldShare(count, coded, usualThreshold)
      return words.say(`share.${share ?? 'none'}`)
    },
  }
  return <ChangeStoryPoster size={props.size} language={props.language} told={told} />
}
