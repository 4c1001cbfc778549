import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { standardDeck } from '#content/decks.ts'
import type { WithWhom } from '#domain/conversation.ts'
import type { Deck } from '#domain/deck.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { startCardGame } from '../../actions/start-card-game.ts'
import { useSpokenWords } from '../../i18n/use-spoken-words.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useDecks } from '../../shell/use-decks.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { useCardTexts } from './card-texts.ts'
import { HowMany } from './how-many.tsx'
import { gamePath } from './turn.ts'
import './new-game.css'

const ways = [
  { way: 'alone', picture: 'person' },
  { way: 'together', picture: 'handshake' },
  { way: 'hands', picture: 'raised-hand' },
  { way: 'turns', picture: 'busts-in-silhouette' },
] as const satisfies readonly { readonly way: string; readonly picture: PictogramName }[]
type Way = (typeof ways)[number]['way']

const everybody = ['resident', 'partner', 'other'] as const satisfies readonly WithWhom[]
const mostPeople = 40
const chosenDeck = 'chosen'

/** How to play, with how many, with which cards: then the tablet goes to whoever plays. */
export const NewGame = () => {
  const { t, i18n } = useTranslation(['card-start', 'ui'])
  const services = useServices()
  const [, navigate] = useLocation()
  const decks = useDecks()
  const counter = useSpokenWords('cards', i18n.language)
  const [way, setWay] = useState<Way>('alone')
  const [people, setPeople] = useState(4)
  const [who, setWho] = useState<WithWhom>('resident')
  const [deckKey, setDeckKey] = useState(instrumentRef(standardDeck))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()

  const offered = decks?.offered ?? []
  const deck: Deck =
    deckKey === chosenDeck
      ? { ...standardDeck, cards: standardDeck.cards.filter((card) => chosen.includes(card.id)) }
      : (offered.find((one) => instrumentRef(one) === deckKey) ?? standardDeck)
  const isEmpty = deck.cards.length === 0

  const begin = async () => {
    if (busy || isEmpty) return
    setBusy(true)
    setProblem(undefined)
    const group = way === 'together' || way === 'hands' ? { way, people } : undefined
    const started = await startCardGame(services, {
      with: who,
      language: i18n.language,
      deck,
      ...(group === undefined ? {} : { group }),
    })
    if (started.ok) return navigate(gamePath(started.value.id, { at: 1, of: way === 'turns' ? people : 1 }))
    setProblem(started.failure)
    setBusy(false)
  }
  return (
    <TableTop
      head={
        <>
          <ButtonLink to="/" look="bare" icon="arrow-left" flip>
            {t('ui:back.table')}
          </ButtonLink>
          <span className="table-top__place">{t('title')}</span>
          <Gap />
          <ButtonLink to="/kaarten/papier" look="bare" icon="pencil">
            {t('paper')}
          </ButtonLink>
          <ButtonLink to="/kaartsets" look="bare" icon="copy">
            {t('sets')}
          </ButtonLink>
        </>
      }
      foot={
        <>
          <p className="new-game__hand soft">{t(way === 'alone' || way === 'turns' ? 'hand' : 'handGroup')}</p>
          <Gap />
          {isEmpty ? null : (
            <Button look="main" icon="arrow-right" flip iconAtEnd onTap={begin} busy={busy}>
              {busy ? t('starting') : t('start')}
            </Button>
          )}
        </>
      }
    >
      <Sheet className="new-game">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="new-game__head">
          <ScreenHeading className="new-game__title">{t('way')}</ScreenHeading>
          <Drawing name="cards" tone="neutral" className="new-game__drawing" />
        </div>
        <ChoiceTiles label={t('way')} className="new-game__ways">
          {ways.map((one) => (
            <ChoiceTile
              key={one.way}
              picture={<Pictogram name={one.picture} size="4rem" />}
              word={t(one.way)}
              small={t(`${one.way}How`)}
              chosen={way === one.way}
              onTap={() => setWay(one.way)}
            />
          ))}
        </ChoiceTiles>
        <div className="new-game__rest">
          {way === 'alone' ? null : (
            <Ask name={t('people')}>
              <div className="new-game__people">
                <HowMany words={counter} count={people} least={2} most={mostPeople} onCount={setPeople} />
              </div>
            </Ask>
          )}
          <Ask name={t('deck')}>
            <ChoiceStrip
              label={t('deck')}
              choices={[
                ...offered.map((one, at) => ({
                  key: instrumentRef(one),
                  word: `${at === 0 ? t('full') : at === 1 ? t('short') : one.name} · ${t('cards', { count: one.cards.length })}`,
                })),
                { key: chosenDeck, word: t('chosen') },
              ]}
              chosen={deckKey}
              onChoose={setDeckKey}
            />
          </Ask>
          <Ask name={t('with')}>
            <ChoiceStrip
              label={t('with')}
              choices={everybody.map((one) => ({ key: one, word: t(one) }))}
              chosen={who}
              onChoose={setWho}
            />
          </Ask>
        </div>
        {deckKey === chosenDeck ? <ChooseCards chosen={chosen} onChosen={setChosen} /> : null}
        <p className="new-game__credit soft">{counter.say('credit')}</p>
      </Sheet>
    </TableTop>
  )
}

const Ask = (props: { readonly name: string; readonly children: ReactNode }) => (
  <section className="new-game__ask">
    <h2>{props.name}</h2>
    {props.children}
  </section>
)

/** Cards of the standard deck, ticked one by one: those of the indicators that this round asks about. */
const ChooseCards = (props: {
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
}) => {
  const { t, i18n } = useTranslation('card-start')
  const text = useCardTexts(i18n.language)
  const { chosen } = props
  return (
    <section className="choose-deck">
      <h2>{t('choose')}</h2>
      <p className="soft" role="status">
        {t('chosenCount', { count: chosen.length })}
        {chosen.length < 8 ? ` · ${t('chooseMore')}` : ''}
      </p>
      <ul className="choose-deck__cards" aria-label={t('choice')}>
        {standardDeck.cards.map((card) => (
          <li key={card.id}>
            <label className={`choose-deck__card goal-${card.goal}`}>
              <input
                type="checkbox"
                checked={chosen.includes(card.id)}
                onChange={() =>
                  props.onChosen(
                    chosen.includes(card.id) ? chosen.filter((one) => one !== card.id) : [...chosen, card.id],
                  )
                }
              />
              <Pictogram name={card.pictogram as PictogramName} size="2.5rem" />
              <span>{text(card).own}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
