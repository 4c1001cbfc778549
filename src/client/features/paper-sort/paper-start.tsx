import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { standardDeck } from '#content/decks.ts'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { WithWhom } from '#domain/conversation.ts'
import { withWhom } from '#domain/conversation.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { enterPaperSort } from '../../actions/enter-paper-sort.ts'
import { cardLanguages } from '../../i18n/card-language.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import { useDecks } from '../../shell/use-decks.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { PickOne } from './pick-one.tsx'

/** What stands at the top of the score sheet. Everything has its usual answer but consent: that must be said each time. */
export const PaperStart = () => {
  const { t } = useTranslation('decks')
  const services = useServices()
  const [, navigate] = useLocation()
  const decks = useDecks()
  const centres = useCentreNames()
  const today = amsterdamDay(services.now())
  const [who, setWho] = useState<WithWhom>('resident')
  const [language, setLanguage] = useState<string>('nl')
  const [day, setDay] = useState(today)
  const [centre, setCentre] = useState<string>()
  const [reference, setReference] = useState(instrumentRef(standardDeck))
  const [asked, setAsked] = useState(false)
  const [quote, setQuote] = useState<boolean>()
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  if (decks === undefined || centres === undefined) return null
  const deck = decks.find(reference)
  const here = centre ?? centres.here?.id
  // Days are compared as text: they are all year, month, day.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day)
  const dayIsRight = isDay && day <= today

  const begin = async () => {
    setIsTried(true)
    if (busy || deck === undefined || here === undefined || !dayIsRight || !asked || quote === undefined) return
    setBusy(true)
    const laid = await enterPaperSort(services, { with: who, language, day, centre: here, deck, quote })
    setBusy(false)
    if (laid.ok) navigate(`/kaarten/papier/${laid.value.id}`)
    else setProblem(laid.failure)
  }
  return (
    <TableTop
      head={<OpenHead back={{ to: '/kaartsets', words: t('back.decks') }} place={t('paper.title')} />}
      foot={
        <>
          <Gap />
          <Button look="main" icon="arrow-right" flip iconAtEnd busy={busy} onTap={begin}>
            {t('paper.begin')}
          </Button>
        </>
      }
    >
      <Sheet narrow className="paper-start">
        <div className="paper-start__top">
          <div>
            <ScreenHeading>{t('paper.title')}</ScreenHeading>
            <p className="lead soft">{t('paper.lead')}</p>
          </div>
          <Drawing name="question-list" tone="neutral" size="6rem" />
        </div>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="paper-start__one">
          <h2>{t('paper.with')}</h2>
          <ChoiceStrip
            label={t('paper.with')}
            choices={withWhom.options.map((key) => ({ key, word: t(`paper.withIs.${key}`) }))}
            chosen={who}
            onChoose={setWho}
          />
        </div>
        <div className="paper-start__one">
          <h2>{t('paper.language')}</h2>
          <ChoiceStrip
            label={t('paper.language')}
            choices={cardLanguages.map((one) => ({ key: one.code as string, word: one.name }))}
            chosen={language}
            onChoose={setLanguage}
          />
        </div>
        <div className="paper-start__pair">
          <Field
            label={t('paper.day')}
            type="date"
            value={day}
            max={today}
            wrong={isTried && !dayIsRight ? t(isDay ? 'paper.dayWrong' : 'paper.dayMissing') : undefined}
            onText={setDay}
          />
          <PickOne
            label={t('paper.centre')}
            choices={centres.centres.map((one) => ({ key: one.id, word: one.name }))}
            chosen={here ?? ''}
            onChoose={setCentre}
          />
        </div>
        <PickOne
          label={t('paper.deck')}
          hint={t('paper.deckHint')}
          choices={decks.every.map((one) => ({
            key: instrumentRef(one),
            word: `${one.name} · ${instrumentRef(one)}`,
          }))}
          chosen={reference}
          onChoose={setReference}
        />
        <div className="paper-start__consent">
          <label className="paper-tick">
            <input type="checkbox" checked={asked} onChange={(event) => setAsked(event.currentTarget.checked)} />
            <span>
              <span className="strong">{t('paper.consent')}</span>
              <br />
              <span className="soft">{t('paper.consentHow')}</span>
            </span>
          </label>
          {isTried && !asked ? <Wrong words={t('paper.consentMissing')} /> : null}
          <h2>{t('paper.quote')}</h2>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
          <div className="choice-strip" role="group" aria-label={t('paper.quote')}>
            {([true, false] as const).map((answer) => (
              <Button key={String(answer)} look="second" pressed={quote === answer} onTap={() => setQuote(answer)}>
                {t(answer ? 'paper.quoteYes' : 'paper.quoteNo')}
              </Button>
            ))}
          </div>
          {isTried && quote === undefined ? <Wrong words={t('paper.quoteMissing')} /> : null}
        </div>
      </Sheet>
    </TableTop>
  )
}

const Wrong = (props: { readonly words: string }) => (
  <p className="paper-wrong" role="alert">
    <Icon name="alert-triangle" /> {props.words}
  </p>
)
