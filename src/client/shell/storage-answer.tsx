import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './storage-answer.css'

type Answer = 'asking' | 'yes' | 'no'

/** Asks the browser to keep the store, and says in plain words what its answer means. `asks`: at once, when this is shown. */
export const StorageAnswer = (props: {
  readonly asks?: boolean
  /** Without a heading of its own, under somebody else's. */
  readonly bare?: boolean
}) => {
  const { t } = useTranslation('setup')
  const services = useServices()
  const [answer, setAnswer] = useState<Answer>('asking')
  const asksNow = props.asks === true
  useEffect(() => {
    let isShown = true
    const asked = asksNow ? services.requestPersistence() : services.storageHealth().then(({ persisted }) => persisted)
    asked.then((kept) => {
      if (isShown) setAnswer(kept ? 'yes' : 'no')
    })
    return () => {
      isShown = false
    }
  }, [services, asksNow])
  const askAgain = async () => {
    setAnswer('asking')
    setAnswer((await services.requestPersistence()) ? 'yes' : 'no')
  }
  return (
    <section className="storage-answer">
      {props.bare ? null : <h2>{t('keep.question')}</h2>}
      <div className="storage-answer__words" role="status">
        <span className="storage-answer__mark">
          <Icon name={answer === 'yes' ? 'check' : answer === 'no' ? 'help' : 'clock'} size="1.75rem" />
        </span>
        <div>
          <p className="strong">{answer === 'asking' ? t('keep.asking') : t(`keep.${answer}`)}</p>
          {answer === 'asking' ? null : <p className="soft">{t(`keep.${answer}Means`)}</p>}
        </div>
      </div>
      {answer === 'no' ? <Button onTap={askAgain}>{t('keep.ask')}</Button> : null}
    </section>
  )
}
