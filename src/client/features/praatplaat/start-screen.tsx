import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { WithWhom } from '#domain/conversation.ts'
import { startConversation } from '../../actions/start-conversation.ts'
import { languagesFor } from '../../i18n/language.ts'
import { conversationNamespaces, loadWords } from '../../i18n/load-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { conversationPath } from '../../shell/conversation-path.ts'
import { LanguageTiles } from '../../shell/language-tiles.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import type { Particulars } from './particulars.tsx'
import { ParticularsFold, usualParticulars } from './particulars.tsx'
import { PracticeStart } from './practice-start.tsx'
import { WhoPicture } from './who-picture.tsx'
import '../../shell/conversation-frame.css'
import './start.css'

/** With whom, in which language: two taps, and the conversation lies on the table. */
export const StartScreen = (props: { readonly practice?: boolean; readonly question?: string | undefined }) =>
  props.practice ? <PracticeStart question={props.question} /> : <Start />

const everybody = ['resident', 'partner', 'other'] as const satisfies readonly WithWhom[]

const Start = () => {
  const services = useServices()
  const { t } = useTranslation(['conversation', 'ui'])
  const [, navigate] = useLocation()
  const [who, setWho] = useState<WithWhom>()
  const [particulars, setParticulars] = useState<Particulars>(usualParticulars)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()

  const begin = async (language: string) => {
    if (busy || who === undefined) return
    setBusy(true)
    setProblem(undefined)
    await loadWords(conversationNamespaces, language)
    const started = await startConversation(services, { with: who, language })
    if (!started.ok) {
      setProblem(started.failure)
      setBusy(false)
      return
    }
    started.value.change((draft) => ({ ...draft, ...particulars }))
    navigate(conversationPath(started.value.id, { step: 'consent' }))
  }
  return (
    <TableTop
      className="conversation start-table"
      head={
        <>
          <ButtonLink to="/" look="bare" icon="arrow-left" flip>
            {t('ui:back.table')}
          </ButtonLink>
          <span className="table-top__place">{t('frame.title')}</span>
        </>
      }
      foot={
        who === undefined ? null : (
          <>
            <Button look="big" icon="arrow-left" flip onTap={() => setWho(undefined)}>
              {t('start.previous')}
            </Button>
            <Gap />
          </>
        )
      }
    >
      <Sheet className="start">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {who === undefined ? (
          <>
            <ScreenHeading key="who" className="start__title">
              {t('start.who')}
            </ScreenHeading>
            <ChoiceTiles label={t('start.who')} className="start__who">
              {everybody.map((one) => (
                <ChoiceTile
                  key={one}
                  className="start__tile"
                  picture={<WhoPicture who={one} />}
                  word={t(`start.${one}`)}
                  small={t(`start.${one}How`)}
                  onTap={() => setWho(one)}
                />
              ))}
            </ChoiceTiles>
          </>
        ) : (
          <>
            <div className="start__head">
              <ScreenHeading key="language" className="start__title">
                {t('start.language')}
              </ScreenHeading>
              <p className="lead soft">{busy ? t('start.starting') : t('start.languageHow')}</p>
            </div>
            <LanguageTiles languages={languagesFor('plate')} label={t('start.language')} onChoose={begin} />
          </>
        )}
        <div className="start__foot">
          <ParticularsFold particulars={particulars} onChange={setParticulars} />
          <Drawing name="skyline" className="start__skyline" />
        </div>
      </Sheet>
    </TableTop>
  )
}
