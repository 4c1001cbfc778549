import { useTranslation } from 'react-i18next'
import { PutBackFields, PutBackOutcome, usePutBack } from '../../shell/put-back.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { SetupFrame } from './setup-frame.tsx'

/** The second copy of the tablet before this one, with the words of its sheet. Going on without is always there. */
export const PutBackStep = (props: { readonly onNext: () => void }) => {
  const { t } = useTranslation(['setup', 'settings'])
  const putting = usePutBack()
  const { done, busy } = putting
  return (
    <SetupFrame
      step={5}
      title={done === undefined ? t('putBack.title') : t('putBack.doneTitle')}
      lead={done === undefined ? t('putBack.lead') : undefined}
      picture={<Drawing name="cards" tone="neutral" size="9rem" />}
      aside={done === undefined ? t('putBack.aside') : undefined}
      onSubmit={done === undefined ? putting.put : props.onNext}
      foot={
        done === undefined ? (
          <>
            <Button look="second" onTap={props.onNext}>
              {t('putBack.none')}
            </Button>
            <Button look="main" icon="file-import" submits busy={busy}>
              {busy ? t('settings:copy.putting') : t('settings:copy.put')}
            </Button>
          </>
        ) : (
          <Button look="main" icon="arrow-right" flip iconAtEnd submits>
            {t('next')}
          </Button>
        )
      }
    >
      <div className="guided__fields">
        {done === undefined ? (
          <PutBackFields putting={putting} words={{ label: t('putBack.words'), hint: t('forgotten.wordsHint') }} />
        ) : (
          <>
            <PutBackOutcome done={done} />
            <p className="strong">{t('settings:copy.oldSheet')}</p>
          </>
        )}
        {done === undefined || putting.words.trim() !== '' ? null : <p>{t('putBack.sealed')}</p>}
      </div>
    </SetupFrame>
  )
}
