import { useEffect } from 'react'
import { canReadAloud, readAloud, stopReading } from '../i18n/read-aloud.ts'
import { Button } from '../ui/button.tsx'

/** Reads a text aloud when this tablet has an approved voice for the language; otherwise it is not there (ux 11). */
export const ReadAloudButton = (props: {
  readonly text: string
  readonly language: string
  readonly children: string
  readonly small?: string | undefined
  readonly className?: string
}) => {
  useEffect(() => stopReading, [])
  if (!canReadAloud(props.language)) return null
  return (
    <Button
      look="big"
      icon="volume"
      small={props.small}
      className={props.className ?? ''}
      onTap={() => readAloud(props.text, props.language)}
    >
      {props.children}
    </Button>
  )
}
