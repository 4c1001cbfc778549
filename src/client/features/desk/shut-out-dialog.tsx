import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Shutting a tablet out, and whether what it still holds may come in: that is people's choice, not ours. */
export const ShutOutDialog = (props: {
  readonly name: string
  readonly unsent: number | null
  readonly onShutOut: (deposits: boolean) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('desk')
  const [deposits, setDeposits] = useState(false)
  return (
    <Dialog title={t('shutOut.title', { name: props.name })} onClose={props.onClose} className="desk-dialog">
      <p>{t('shutOut.lead')}</p>
      {props.unsent === null || props.unsent === 0 ? null : (
        <p className="strong">{t('shutOut.unsent', { count: props.unsent })}</p>
      )}
      <ChoiceTiles label={t('shutOut.choice')} className="desk-ways">
        <ChoiceTile
          word={t('shutOut.lost')}
          small={t('shutOut.lostHow')}
          chosen={!deposits}
          onTap={() => setDeposits(false)}
        />
        <ChoiceTile
          word={t('shutOut.known')}
          small={t('shutOut.knownHow')}
          chosen={deposits}
          onTap={() => setDeposits(true)}
        />
      </ChoiceTiles>
      <div className="buttons buttons--end">
        <Button onTap={props.onClose}>{t('cancel')}</Button>
        <Button look="main" icon="hand-stop" onTap={() => props.onShutOut(deposits)}>
          {t('shutOut.do')}
        </Button>
      </div>
    </Dialog>
  )
}
