import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standardDeck } from '#content/decks.ts'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWords } from '#domain/card-words.ts'
import type { Deck } from '#domain/deck.ts'
import { cardLanguages, findCardLanguage } from '../../i18n/card-language.ts'
import { loadWords } from '../../i18n/load-words.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { useCardWords } from '../../shell/use-card-words.ts'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import { useDecks } from '../../shell/use-decks.ts'
import { usePaperLight } from '../../shell/use-paper-light.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { CardSheets, cardsPerSheet } from './card-sheets.tsx'
import { ScoreSheet } from './score-sheet.tsx'
import './deck-print.css'

const whats = ['cards', 'score', 'both'] as const
type What = (typeof whats)[number]
const onlyDutch = 'nl'

/** The paper twin: the same deck as A6 cards and a score sheet, for a table without a tablet. */
export const DeckPrintScreen = (props: { readonly id: string }) => {
  const { t } = useTranslation('decks')
  const decks = useDecks()
  const standard = useCardWords()
  const centres = useCentreNames()
  if (decks === undefined || standard === undefined || centres === undefined) return null
  const deck = decks.find(props.id)
  if (deck === undefined)
    return (
      <TableTop head={<OpenHead back={{ to: '/kaartsets', words: t('back.decks') }} />}>
        <Sheet narrow>
          <Notice what={t('edit.missing')}>
            <ButtonLink to="/kaartsets">{t('edit.table')}</ButtonLink>
          </Notice>
        </Sheet>
      </TableTop>
    )
  return <OnPaper deck={deck} standard={standard} centre={centres.here?.name ?? ''} />
}

const OnPaper = (props: { readonly deck: Deck; readonly standard: StandardWords; readonly centre: string }) => {
  const { t } = useTranslation('decks')
  const { deck, standard } = props
  usePaperLight()
  const [what, setWhat] = useState<What>('cards')
  const [second, setSecond] = useState<string>(onlyDutch)
  // The words come before the sheet asks for them: what is printed at once must not hold keys.
  const choose = async (code: string) => {
    await loadWords(['cards'], code)
    setSecond(code)
  }
  // Only languages in which something is written: an empty second line says nothing.
  const spoken = cardLanguages.filter(
    (one) => one.code !== 'nl' && deck.cards.some((card) => cardWords(card, one.code, standard) !== undefined),
  )
  const language = second === onlyDutch ? undefined : findCardLanguage(second)
  const sheets = Math.ceil(deck.cards.length / cardsPerSheet)
  // A bigger set runs on to a second score sheet; where it breaks is the printer's business, so no number is said.
  const scoreSheets = deck.cards.length <= standardDeck.cards.length ? 1 : undefined
  const pages =
    what === 'cards' ? sheets : scoreSheets === undefined ? undefined : scoreSheets + (what === 'both' ? sheets : 0)
  return (
    <TableTop
      className="deck-print"
      head={
        <OpenHead
          back={{ to: '/kaartsets', words: t('back.decks') }}
          place={deck.name}
          detail={`${t('list.version', { version: deck.version })}`}
        />
      }
      foot={
        <>
          <Gap />
          <Button look="main" icon="printer" onTap={() => print()}>
            {t('print.print')}
            {pages === undefined ? '' : ` · ${t('print.pages', { count: pages })}`}
          </Button>
        </>
      }
    >
      <Sheet className="deck-print__sheet">
        <div className="deck-print__ask not-printed">
          <ScreenHeading>{t('print.title')}</ScreenHeading>
          <p className="lead soft">{t('print.lead')}</p>
          <ChoiceStrip
            label={t('print.what')}
            showsLabel
            choices={whats.map((key) => ({ key, word: t(`print.${key}`) }))}
            chosen={what}
            onChoose={setWhat}
          />
          <ChoiceStrip
            label={t('print.second')}
            showsLabel
            choices={[
              { key: onlyDutch as string, word: t('print.onlyDutch') },
              ...spoken.map((one) => ({ key: one.code, word: one.name })),
            ]}
            chosen={second}
            onChoose={choose}
          />
          {language === undefined || language.checked ? null : <p>{t('print.unchecked')}</p>}
          <h2 className="deck-print__preview">{t('print.preview')}</h2>
        </div>
        <div className="paper-pile">
          {what === 'score' ? null : <CardSheets deck={deck} standard={standard} second={language} />}
          {what === 'cards' ? null : (
            <ScoreSheet deck={deck} standard={standard} second={language} centre={props.centre} />
          )}
        </div>
      </Sheet>
    </TableTop>
  )
}
