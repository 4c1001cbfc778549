import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Centre } from '#domain/programme.ts'
import { centreIdFromName } from '#domain/programme.ts'
import { chooseCentre } from '../../actions/choose-centre.ts'
import type { ClientProblem } from '../../problem.ts'
import { useServices } from '../../services.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useCentreNames } from '../../shell/use-centre-names.ts'
import type { DeviceRow } from '../../storage/database.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceTile } from '../../ui/choice-tile.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'

/** A tablet moves house; what was told keeps the centre it was told in. */
export const CentreSetting = (props: { readonly device: DeviceRow }) => {
  const { t } = useTranslation('settings')
  const services = useServices()
  const names = useCentreNames()
  const [choosing, setChoosing] = useState(false)
  const [typed, setTyped] = useState('')
  const [isRefused, setIsRefused] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const most = names?.mostTyped ?? 0
  const isFull = props.device.typedCentres.length >= most
  const { link } = props.device
  const choose = async (centre: Centre) => {
    const chosen = await chooseCentre(services, centre)
    setProblem(chosen.ok ? undefined : chosen.failure)
    if (chosen.ok) setChoosing(false)
  }
  const takeTyped = () => {
    const name = typed.trim()
    if (name === '') return
    const id = centreIdFromName(name)
    const known = names?.centres.find((one) => one.id === id)
    // The programme says how many may be typed; one that is known after all is no new one.
    if (known === undefined && isFull) return setIsRefused(true)
    choose(known ?? { id, name })
  }
  return (
    <>
      <p role="status">{t('centre.now', { centre: props.device.centre.name })}</p>
      {link?.centre === undefined || link.centre === props.device.centre.id ? null : (
        <p className="strong">{t('centre.notYet')}</p>
      )}
      <Button onTap={() => setChoosing(true)}>{t('centre.change')}</Button>
      {choosing && names !== undefined ? (
        <Dialog title={t('centre.change')} onClose={() => setChoosing(false)} className="centre-dialog">
          <p className="soft">{t('centre.lead')}</p>
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          <div className="centre-dialog__tiles">
            {names.centres.map((centre) => (
              <ChoiceTile
                key={centre.id}
                word={centre.name}
                chosen={centre.id === props.device.centre.id}
                onTap={() => choose({ id: centre.id, name: centre.name })}
              />
            ))}
          </div>
          <Field
            label={t('centre.typed')}
            hint={isFull && !isRefused ? t('centre.full', { count: most }) : undefined}
            wrong={isRefused ? t('centre.full', { count: most }) : undefined}
            value={typed}
            maxLength={80}
            onText={(text) => {
              setTyped(text)
              setIsRefused(false)
            }}
          />
          <div className="buttons buttons--end">
            <Button look="big" onTap={() => setChoosing(false)}>
              {t('centre.cancel')}
            </Button>
            {typed.trim() === '' ? null : (
              <Button look="main" onTap={takeTyped}>
                {t('centre.typedUse')}
              </Button>
            )}
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
