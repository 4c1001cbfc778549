import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { PictureSheet } from '../ui/picture-sheet.tsx'
import { ScreenHeading } from '../ui/screen-heading.tsx'
import { Gap, TableTop } from '../ui/table-top.tsx'
import './guided-sheet.css'

const cups = ['cup-0', 'cup-1', 'cup-2', 'cup-3', 'cup-4'] as const

export type GuidedSheetProps = {
  /** 0…`of`: how far the cup is filled; it is full when the path is done. */
  readonly step: number
  readonly of: number
  readonly title: string
  readonly lead?: string | undefined
  readonly picture: ReactNode
  readonly aside?: string | undefined
  readonly children?: ReactNode
  readonly foot?: ReactNode
  /** At the end edge of the table's upper strip. */
  readonly head?: ReactNode
  readonly onBack?: (() => void) | undefined
  readonly onSubmit?: (() => void) | undefined
}

/** One sheet of a short path: a drawing, one thing, back at the start edge, one black button at the end edge. Enter is that button. */
export const GuidedSheet = (props: GuidedSheetProps) => {
  const { t } = useTranslation('setup')
  const { step, of } = props
  const cup = Math.min(cups.length - 1, Math.round((step * (cups.length - 1)) / of))
  return (
    <form
      className="guided"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit?.()
      }}
    >
      <TableTop
        head={
          <>
            {props.onBack === undefined ? null : (
              <Button look="bare" icon="arrow-left" flip onTap={props.onBack}>
                {t('back')}
              </Button>
            )}
            <Drawing
              name={cups[cup] ?? 'cup-4'}
              size="2.9rem"
              {...(step === 0 ? {} : { title: t('steps', { step, of }) })}
            />
            <Gap />
            {props.head}
          </>
        }
        foot={
          props.foot === undefined ? undefined : (
            <>
              <Gap />
              {props.foot}
            </>
          )
        }
      >
        <PictureSheet picture={props.picture} aside={props.aside === undefined ? undefined : <p>{props.aside}</p>}>
          <ScreenHeading>{props.title}</ScreenHeading>
          {props.lead === undefined ? null : <p className="lead soft guided__lead">{props.lead}</p>}
          {props.children}
        </PictureSheet>
      </TableTop>
    </form>
  )
}
