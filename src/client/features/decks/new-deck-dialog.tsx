import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { maxDeckName } from '#domain/deck-edit.ts'
import { startDeck } from '../../actions/edit-deck.ts'
import { useServices } from '../../services.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import type { DeckTrouble } from './deck-fault-notice.tsx'
import { DeckFaultNotice } from './deck-fault-notice.tsx'

/** A new set begins with its name: the id is made of it and then stays. Of a set to begin from it takes all cards along. */
export const NewDeckDialog = (props: {
  readonly from?: { readonly name: string; readonly cards: readonly Card[] } | undefined
  readonly onClose: () => void
  readonly onMade: (edit: DeckEdit) => void
}) => {
  const { t } = useTranslation(['decks', 'ui'])
  const services = useServices()
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<DeckTrouble>()
  const begin = async () => {
    if (name.trim() === '') return setTrouble({ code: 'no-name' })
    const made = await startDeck(services, name.trim(), props.from?.cards)
    if (made.ok) props.onMade(made.value)
    else setTrouble(made.failure)
  }
  return (
    <Dialog title={t('decks:new.title')} onClose={props.onClose}>
      <form
        className="deck-form"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        {props.from === undefined ? null : (
          <p>{t('decks:new.from', { name: props.from.name, count: props.from.cards.length })}</p>
        )}
        {trouble === undefined ? null : <DeckFaultNotice trouble={trouble} />}
        <Field
          label={t('decks:new.label')}
          hint={t('decks:new.hint')}
          value={name}
          maxLength={maxDeckName}
          onText={setName}
        />
        <div className="buttons buttons--end">
          <Button look="big" onTap={props.onClose}>
            {t('ui:unlock.cancel')}
          </Button>
          <Button look="main" submits>
            {t('decks:new.begin')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
