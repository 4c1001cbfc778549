import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { PictogramName } from '../../ui/pictogram.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import type { CardPictogram } from '../../ui/pictogram-variants.ts'
import { cardPictograms, pictogramVariants, plainPictogram, tonesOf } from '../../ui/pictogram-variants.ts'

/** Every picture a card can show, each with its word; for people also who they are. */
export const PictureDialog = (props: {
  readonly chosen: string
  readonly onChoose: (name: string) => void
  readonly onClose: () => void
}) => {
  const { t } = useTranslation('decks')
  const plain = plainPictogram(props.chosen)
  const variants = pictogramVariants.get(plain as PictogramName) ?? []
  const toneWords = (name: string) => {
    const tones = tonesOf(name)
    return tones.length === 0 ? t('tone.plain') : tones.map((tone) => t(`tone.${tone}`)).join(', ')
  }
  return (
    <Dialog title={t('edit.choosePicture')} onClose={props.onClose} className="picture-dialog">
      {variants.length === 0 ? null : (
        <fieldset className="picture-choices picture-choices--variants">
          <legend className="strong">{t('edit.variants')}</legend>
          {variants.map((name) => (
            <button
              key={name}
              type="button"
              className="picture-choice"
              aria-pressed={name === props.chosen}
              onClick={() => props.onChoose(name)}
            >
              <Pictogram name={name} size="3rem" />
              <span>{toneWords(name)}</span>
            </button>
          ))}
        </fieldset>
      )}
      <fieldset className="picture-choices">
        <legend className="strong">{t('edit.picture')}</legend>
        {cardPictograms.map((name: CardPictogram) => (
          <button
            key={name}
            type="button"
            className="picture-choice"
            aria-pressed={name === plain}
            onClick={() => props.onChoose(name)}
          >
            <Pictogram name={name} size="3rem" />
            <span>{t(`picture.${name}`)}</span>
          </button>
        ))}
      </fieldset>
      <div className="buttons buttons--end picture-dialog__foot">
        <Button look="main" icon="check" onTap={props.onClose}>
          {t('edit.done')}
        </Button>
      </div>
    </Dialog>
  )
}
