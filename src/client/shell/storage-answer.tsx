import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../i18n/format-day.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { isInstalled } from './device-kind.ts'
import { storageWords } from './storage-words.ts'
import './storage-answer.css'

/** Asks the browser to keep the store, and says in plain words what its answer means. `asks`: at once, when this is shown. */
export const StorageAnswer = (props: {
  readonly asks?: boolean
  /** Without a heading of its own, under somebody else's. */
  readonly bare?: boolean
}) => {
  const { t, i18n } = useTranslation('setup')
  const services = useServices()
  const [kept, setKept] = useState<boolean>()
  const [askedAt, setAskedAt] = useState<number>()
  const [isAsking, setIsAsking] = useState(false)
  const asksNow = props.asks === true
  useEffect(() => {
    let isShown = true
    const asked = asksNow ? services.requestPersistence() : services.storageHealth().then(({ persisted }) => persisted)
    asked.then((answer) => {
      if (isShown) setKept(answer)
    })
    return () => {
      isShown = false
    }
  }, [services, asksNow])
  const askAgain = async () => {
    setIsAsking(true)
    const answer = await services.requestPersistence()
    setAskedAt(services.now())
    setKept(answer)
    setIsAsking(false)
  }
  const known = isAsking ? undefined : kept
  const { what, toDo, warning } = storageWords({
    kept: known,
    wasAskedByHand: askedAt !== undefined,
    isInstalled: isInstalled(),
  })
  return (
    <section className="storage-answer">
      {props.bare ? null : <h2>{t('keep.question')}</h2>}
      <div className="storage-answer__words" role="status">
        <span className="storage-answer__mark">
          <Icon name={known === undefined ? 'clock' : known ? 'check' : 'help'} size="1.75rem" />
        </span>
        <div>
          <p className="strong">
            {t(what, { moment: askedAt === undefined ? '' : formatMoment(askedAt, i18n.language) })}
          </p>
          {warning === undefined ? null : <p className="strong">{t(warning)}</p>}
          {toDo === undefined ? null : <p className="soft">{t(toDo)}</p>}
        </div>
      </div>
      {kept === false ? (
        <Button onTap={askAgain} busy={isAsking}>
          {askedAt === undefined ? t('keep.ask') : t('keep.askAgain')}
        </Button>
      ) : null}
    </section>
  )
}
