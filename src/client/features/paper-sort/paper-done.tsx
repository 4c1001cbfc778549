import { useTranslation } from 'react-i18next'
import { showCodeLetters } from '#domain/withdrawal-code.ts'
import type { Finished } from '../../actions/finish-conversation.ts'
import { useSlipUntilLeft } from '../../shell/use-slip-until-left.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'

/** Kept; and the code that must still reach whoever took part. */
export const PaperDone = (props: { readonly finished: Finished }) => {
  const { t } = useTranslation(['decks', 'pictures'])
  const { id, code, number } = props.finished
  useSlipUntilLeft(id)
  return (
    <TableTop
      foot={
        <>
          <ButtonLink to="/" look="big" icon="home">
            {t('decks:paper.table')}
          </ButtonLink>
          <Gap />
          <ButtonLink to="/kaarten/papier" look="main" icon="plus">
            {t('decks:paper.again')}
          </ButtonLink>
        </>
      }
    >
      <Sheet narrow className="paper-done">
        <Drawing name="stack" tone="neutral" size="8rem" />
        <ScreenHeading>{t('decks:paper.doneTitle')}</ScreenHeading>
        <p className="lead">{t('decks:paper.doneLead', { number })}</p>
        {code === undefined ? null : (
          <section className="paper-code">
            <h2>{t('decks:paper.code')}</h2>
            <p>{t('decks:paper.codeLead')}</p>
            <ol className="paper-code__pictures">
              {code.pictures.map((picture, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice; its place is part of the code.
                <li key={at}>
                  <Pictogram name={picture} size="4rem" />
                  <span>{t(`pictures:picture.${picture}`)}</span>
                </li>
              ))}
            </ol>
            <p className="paper-code__letters" dir="ltr" translate="no">
              {showCodeLetters(code.letters)}
            </p>
          </section>
        )}
      </Sheet>
    </TableTop>
  )
}
