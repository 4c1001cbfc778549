import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StandardWords } from '#domain/card-words.ts'
import type { Card, Deck } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { addCard, maxDeckName, removeCard, renameDeck } from '#domain/deck-edit.ts'
import { discardDeckEdit, newCard } from '../../actions/edit-deck.ts'
import { publishDeck } from '../../actions/publish-deck.ts'
import { useLive, useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useCardWords } from '../../shell/use-card-words.ts'
import { useDecks } from '../../shell/use-decks.ts'
import { readDeckEdits } from '../../storage/deck-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { DeckCards } from './deck-cards.tsx'
import type { DeckTrouble } from './deck-fault-notice.tsx'
import { DeckFaultNotice } from './deck-fault-notice.tsx'
import { PickCards } from './pick-cards.tsx'
import { useDeckEdit } from './use-deck-edit.ts'

const editOf = ({ id, name, cards }: Deck): DeckEdit => ({ id, name, cards })

/** One card set on the workbench. */
export const DeckEditor = (props: { readonly id: string }) => {
  const { t } = useTranslation('decks')
  const decks = useDecks()
  const edits = useLive(readDeckEdits, 'deck edits')
  const standard = useCardWords()
  const last = useRef<DeckEdit>(undefined)
  if (decks === undefined || edits === undefined || standard === undefined) return null
  const published = decks.own.find((deck) => deck.id === props.id)
  const working = edits.find((edit) => edit.id === props.id)
  // At publishing the two lists are read one after the other: for a moment the set is in neither, and a workbench that
  // went with it would take its own word, that the set is ready, away.
  const start = working ?? (published === undefined ? last.current : editOf(published))
  last.current = start
  if (start === undefined)
    return (
      <TableTop head={<OpenHead back={{ to: '/kaartsets', words: t('back.decks') }} />}>
        <Sheet narrow>
          <Notice what={t('edit.missing')}>
            <ButtonLink to="/kaartsets">{t('edit.table')}</ButtonLink>
          </Notice>
        </Sheet>
      </TableTop>
    )
  return <Workbench start={start} isKept={working !== undefined} published={published} standard={standard} />
}

const Workbench = (props: {
  readonly start: DeckEdit
  readonly isKept: boolean
  readonly published: Deck | undefined
  readonly standard: StandardWords
}) => {
  const { t } = useTranslation('decks')
  const services = useServices()
  const [, navigate] = useLocation()
  const bench = useDeckEdit(props.start, props.isKept)
  const { edit, change } = bench
  const [open, setOpen] = useState<string>()
  const [gone, setGone] = useState<{ readonly card: Card; readonly at: number }>()
  const [trouble, setTrouble] = useState<DeckTrouble>()
  const [said, setSaid] = useState('')
  const [discards, setDiscards] = useState(false)
  const next = (props.published?.version ?? 0) + 1

  const take = (id: string) => {
    const at = edit.cards.findIndex((card) => card.id === id)
    const card = edit.cards[at]
    if (card === undefined) return
    setGone({ card, at })
    if (open === id) setOpen(undefined)
    change((held) => removeCard(held, id))
  }
  const add = (card: Card) => {
    setGone(undefined)
    setSaid('')
    change((held) => addCard(held, card))
  }
  const publish = async () => {
    setSaid('')
    await bench.settled()
    const made = await publishDeck(services, edit)
    setTrouble(made.ok ? undefined : made.failure)
    if (!made.ok) {
      if (made.failure.code === 'card-without-words' && 'card' in made.failure) setOpen(made.failure.card)
      return
    }
    bench.rest(editOf(made.value))
    setOpen(undefined)
    setGone(undefined)
    setSaid(
      made.value.version < next
        ? t('edit.same', { version: made.value.version })
        : t('edit.published', { version: made.value.version, name: made.value.name }),
    )
  }
  const discard = async () => {
    await bench.settled()
    const done = await discardDeckEdit(services, edit.id)
    if (done.ok) navigate('/kaartsets')
    else setTrouble(done.failure)
  }
  return (
    <TableTop
      head={
        <OpenHead
          back={{ to: '/kaartsets', words: t('back.decks') }}
          place={edit.name}
          detail={bench.state === 'untouched' ? undefined : t(bench.state === 'kept' ? 'edit.kept' : 'edit.keeping')}
        />
      }
      foot={
        <>
          {bench.problem === undefined ? null : <ProblemNotice problem={bench.problem} />}
          {trouble === undefined ? null : <DeckFaultNotice trouble={trouble} />}
          <p className="strong decks__said" role="status">
            {said}
          </p>
          {bench.state === 'untouched' ? null : (
            <Button look="second" icon="trash" onTap={() => setDiscards(true)}>
              {t('edit.discard')}
            </Button>
          )}
          <Gap />
          {bench.state === 'untouched' ? (
            <ButtonLink to="/kaartsets" look="main">
              {t('edit.table')}
            </ButtonLink>
          ) : (
            <Button look="main" icon="check" onTap={publish}>
              {t('edit.publish', { version: next })}
            </Button>
          )}
        </>
      }
    >
      <Sheet className="deck-bench">
        <ScreenHeading className="only-heard">{edit.name}</ScreenHeading>
        <div className="deck-bench__name">
          <Field
            label={t('edit.name')}
            value={edit.name}
            maxLength={maxDeckName}
            onText={(name) => change((held) => renameDeck(held, name))}
          />
          {props.published === undefined ? null : (
            <p className="soft">
              <Icon name="info-circle" /> {t('edit.publishLead')}
            </p>
          )}
        </div>
        <div className="deck-bench__sides">
          <PickCards
            cards={edit.cards}
            standard={props.standard}
            onAdd={add}
            onTake={take}
            onOwn={() => {
              const card = newCard(services)
              add(card)
              setOpen(card.id)
            }}
          />
          <DeckCards
            edit={edit}
            standard={props.standard}
            open={open}
            gone={gone}
            onOpen={setOpen}
            onChange={change}
            onTake={take}
            onPutBack={() => {
              if (gone !== undefined) change((held) => addCard(held, gone.card, gone.at))
              setGone(undefined)
            }}
          />
        </div>
      </Sheet>
      {discards ? (
        <Dialog title={t('edit.discardTitle')} onClose={() => setDiscards(false)}>
          <p>{t('edit.discardLead')}</p>
          <div className="buttons buttons--end">
            <Button look="big" onTap={() => setDiscards(false)}>
              {t('edit.discardNo')}
            </Button>
            <Button look="main" onTap={discard}>
              {t('edit.discardYes')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </TableTop>
  )
}
