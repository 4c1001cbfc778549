import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const ReadyStep = (props: {
  readonly centre: string
  readonly isLinked: boolean
  /** It takes another tablet's place: may it read what the server holds? */
  readonly after?: 'reads' | 'only-sends' | undefined
  readonly onPutBack: () => void
}) => {
  const { t } = useTranslation('setup')
  return (
    <SetupFrame
      step={5}
      title={t('ready.title')}
      lead={t('ready.lead', { centre: props.centre })}
      picture={<Drawing name="table-talk" tone="neutral" />}
      foot={
        <ButtonLink look="main" to="/" icon="home">
          {t('ready.table')}
        </ButtonLink>
      }
    >
      <p>{props.isLinked ? t('ready.linked') : t('ready.alone')}</p>
      {props.after === undefined || !props.isLinked ? null : (
        <p>{props.after === 'reads' ? t('ready.lostReads') : t('ready.lostSends')}</p>
      )}
      <p>{t('ready.practise')}</p>
      {props.after === undefined ? (
        <div>
          <Button look="link" onTap={props.onPutBack}>
            {t('ready.putBack')}
          </Button>
        </div>
      ) : null}
      <span className="setup__ready-street picture-sheet__ground" aria-hidden="true">
        <Drawing name="place-sociale-cohesie" tone="G1" />
        <Drawing name="place-leefbaarheid-veiligheid" tone="G2" />
        <Drawing name="place-sociale-veerkracht" tone="G3" />
        <Drawing name="place-maatschappelijke-participatie" tone="G4" />
        <Drawing name="place-vertrouwen" tone="G5" />
      </span>
    </SetupFrame>
  )
}
