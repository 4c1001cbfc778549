import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Sheet, TableTop } from '../ui/table-top.tsx'
import './draft-problem.css'

/** After a reload in mid-practice: nothing of it was kept, as was said, and one tap begins anew at the same question. */
export const PracticeOver = (props: { readonly question: string | undefined }) => {
  const { t } = useTranslation('ui')
  return (
    <TableTop
      head={
        <ButtonLink to="/" look="bare" icon="arrow-left" flip>
          {t('back.table')}
        </ButtonLink>
      }
    >
      <Sheet narrow practice>
        <div className="draft-problem">
          <Drawing name="table-talk" className="draft-problem__drawing" tone="empty" />
          <ScreenHeading>{t('practiceOver.title')}</ScreenHeading>
          <p className="lead">{t('practiceOver.words')}</p>
          <div className="buttons">
            <ButtonLink
              to={props.question === undefined ? '/oefenen' : `/oefenen/${props.question}`}
              look="main"
              icon="refresh"
            >
              {t('practiceOver.again')}
            </ButtonLink>
            <ButtonLink to="/" icon="home">
              {t('practiceOver.table')}
            </ButtonLink>
          </div>
        </div>
      </Sheet>
    </TableTop>
  )
}
