import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const ReadyStep = (props: { readonly centre: string; readonly isLinked: boolean }) => {
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
      <p>{t('ready.practise')}</p>
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
