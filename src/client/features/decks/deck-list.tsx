import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { shortDeck, standardDeck } from '#content/decks.ts'
import { writtenOut } from '#domain/card-words.ts'
import type { Card, Deck } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { writeDeckFile } from '#domain/deck-edit.ts'
import { importDeck } from '../../actions/import-deck.ts'
import { useLive, useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { useCardWords } from '../../shell/use-card-words.ts'
import { useDecks } from '../../shell/use-decks.ts'
import { readDeckEdits } from '../../storage/deck-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pictogram, type PictogramName } from '../../ui/pictogram.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../../ui/table-top.tsx'
import type { DeckTrouble } from './deck-fault-notice.tsx'
import { DeckFaultNotice } from './deck-fault-notice.tsx'
import { NewDeckDialog } from './new-deck-dialog.tsx'

/** What there is to play with: the decks that come with the app, and the programme's own. */
export const DeckList = () => {
  const { t } = useTranslation('decks')
  const services = useServices()
  const [, navigate] = useLocation()
  const decks = useDecks()
  const edits = useLive(readDeckEdits, 'deck edits')
  const standard = useCardWords()
  const [making, setMaking] = useState<{ readonly from?: Deck }>()
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<DeckTrouble>()
  if (decks === undefined || edits === undefined || standard === undefined) return null

  const bringIn = async (file: File) => {
    setSaid('')
    const imported = await importDeck(services, await file.text())
    setTrouble(imported.ok ? undefined : imported.failure)
    if (imported.ok)
      setSaid(t(imported.value.isNew ? 'list.imported' : 'list.already', { name: imported.value.deck.name }))
  }
  const takeOut = (deck: Deck) => {
    const file = `kaartset-${deck.id}-${deck.version}.json`
    saveFile({ name: file, content: writeDeckFile(deck), type: 'application/json' })
    setSaid(t('list.exported', { file }))
  }
  const unpublished = edits.filter((edit) => !decks.own.some((deck) => deck.id === edit.id))
  return (
    <TableTop head={<OpenHead back={{ to: '/instellingen', words: t('back.settings') }} place={t('place')} />}>
      <Sheet className="decks">
        <div className="decks__top">
          <div>
            <ScreenHeading>{t('list.title')}</ScreenHeading>
            <p className="lead soft">{t('list.lead')}</p>
          </div>
          <Drawing name="cards" tone="neutral" size="9rem" />
        </div>
        {trouble === undefined ? null : <DeckFaultNotice trouble={trouble} />}
        <p className="strong decks__said" role="status">
          {said}
        </p>
        <section className="decks__part">
          <h2>{t('list.own')}</h2>
          {decks.own.length + unpublished.length === 0 ? <p className="soft">{t('list.none')}</p> : null}
          <ul className="deck-tiles">
            {decks.own.map((deck) => (
              <DeckTile
                key={deck.id}
                deck={deck}
                working={edits.find((edit) => edit.id === deck.id)}
                onExport={() => takeOut(deck)}
              />
            ))}
            {unpublished.map((edit) => (
              <EditTile key={edit.id} edit={edit} />
            ))}
            <li>
              <button type="button" className="deck-new" onClick={() => setMaking({})}>
                <Icon name="plus" size="2.25rem" />
                <span>
                  <span className="deck-tile__name">{t('new.tile')}</span>
                  <span className="soft">{t('new.tileHow')}</span>
                </span>
              </button>
            </li>
          </ul>
        </section>
        <section className="decks__part">
          <h2>{t('list.builtIn')}</h2>
          <ul className="deck-tiles">
            {[standardDeck, shortDeck].map((deck) => (
              <DeckTile key={deck.id} deck={deck} onCopy={() => setMaking({ from: deck })} />
            ))}
          </ul>
        </section>
        <div className="decks__ways">
          <ButtonLink to="/kaarten/papier" look="big" icon="pencil">
            {t('list.paper')}
          </ButtonLink>
          <FileChoice
            words={t('list.import')}
            look="second"
            icon="file-import"
            accept=".json,application/json"
            onFile={bringIn}
          />
        </div>
      </Sheet>
      {making === undefined ? null : (
        <NewDeckDialog
          from={
            making.from === undefined
              ? undefined
              : { name: making.from.name, cards: writtenOut(making.from.cards, standard) }
          }
          onClose={() => setMaking(undefined)}
          onMade={(edit) => navigate(`/kaartsets/${edit.id}`)}
        />
      )}
    </TableTop>
  )
}

const Fan = (props: { readonly cards: readonly Card[] }) => (
  <span className="deck-fan" aria-hidden="true">
    {props.cards.slice(0, 5).map((card) => (
      <span key={card.id} className={`deck-fan__card ${card.goal === undefined ? '' : `goal-${card.goal}`}`}>
        <Pictogram name={card.pictogram as PictogramName} size="1.75rem" />
      </span>
    ))}
  </span>
)

const DeckTile = (props: {
  readonly deck: Deck
  readonly working?: DeckEdit | undefined
  readonly onExport?: () => void
  readonly onCopy?: () => void
}) => {
  const { t } = useTranslation('decks')
  const { deck, working, onExport, onCopy } = props
  return (
    <li className="deck-tile">
      <Fan cards={deck.cards} />
      <h3 className="deck-tile__name">{deck.name}</h3>
      <p className="soft">
        {t('list.cards', { count: deck.cards.length })} · {t('list.version', { version: deck.version })}
      </p>
      {working === undefined ? null : (
        <p className="deck-tile__working">
          <Icon name="pencil" /> {t('list.changed')}
        </p>
      )}
      <div className="buttons">
        {onExport === undefined ? null : (
          <ButtonLink to={`/kaartsets/${deck.id}`} icon="pencil" label={t('list.editThis', { name: deck.name })}>
            {t('list.edit')}
          </ButtonLink>
        )}
        {onCopy === undefined ? null : (
          <Button icon="copy" label={t('list.copyThis', { name: deck.name })} onTap={onCopy}>
            {t('list.copy')}
          </Button>
        )}
        <ButtonLink to={`/kaartsets/${deck.id}/print`} icon="printer" label={t('list.printThis', { name: deck.name })}>
          {t('list.print')}
        </ButtonLink>
        {onExport === undefined ? null : (
          <Button look="second" icon="file-export" label={t('list.exportThis', { name: deck.name })} onTap={onExport}>
            {t('list.export')}
          </Button>
        )}
      </div>
    </li>
  )
}

const EditTile = (props: { readonly edit: DeckEdit }) => {
  const { t } = useTranslation('decks')
  const { edit } = props
  return (
    <li className="deck-tile deck-tile--working">
      <Fan cards={edit.cards} />
      <h3 className="deck-tile__name">{edit.name}</h3>
      <p className="soft">
        {t('list.cards', { count: edit.cards.length })} · {t('list.working')}
      </p>
      <div className="buttons">
        <ButtonLink to={`/kaartsets/${edit.id}`} icon="pencil" label={t('list.editThis', { name: edit.name })}>
          {t('list.edit')}
        </ButtonLink>
      </div>
    </li>
  )
}
