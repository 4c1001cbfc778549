import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { PictureSheet } from '../../ui/picture-sheet.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, TableTop } from '../../ui/table-top.tsx'
import './setup.css'

export const setupSteps = 5

const cups = ['cup-0', 'cup-1', 'cup-2', 'cup-3', 'cup-4'] as const

/** One sheet of the set-up: a drawing, one thing, back at the start edge, one black button at the end edge. Enter is that button. */
export const SetupFrame = (props: {
  /** 0…5: how far the cup is filled; the cup is full when the table is laid. */
  readonly step: number
  readonly title: string
  readonly lead?: string | undefined
  readonly picture: ReactNode
  readonly aside?: string | undefined
  readonly children?: ReactNode
  readonly foot?: ReactNode
  readonly onBack?: (() => void) | undefined
  readonly onSubmit?: () => void
  readonly className?: string
}) => {
  const { t } = useTranslation('setup')
  const { step } = props
  return (
    <form
      className={`setup ${props.className ?? ''}`}
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
              name={cups[Math.min(step, 4)] ?? 'cup-4'}
              size="2.9rem"
              {...(step === 0 ? {} : { title: t('steps', { step, of: setupSteps }) })}
            />
            <Gap />
            <LanguageSwitch />
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
          {props.lead === undefined ? null : <p className="lead soft setup__lead">{props.lead}</p>}
          {props.children}
        </PictureSheet>
      </TableTop>
    </form>
  )
}
