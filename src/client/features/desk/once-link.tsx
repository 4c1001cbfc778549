import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../i18n/format-day.ts'
import { Button } from '../../ui/button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'

/** A link that works once and is shown once: to copy, or to scan from the screen. */
export const OnceLink = (props: { readonly link: string; readonly expires: string; readonly label: string }) => {
  const { t, i18n } = useTranslation('desk')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(props.link)
    setCopied(true)
  }
  return (
    <div className="once-link">
      <QrCode text={props.link} label={props.label} />
      <div className="once-link__words">
        <p className="once-link__link" dir="ltr">
          {props.link}
        </p>
        <p className="strong" role="status">
          {copied
            ? t('enrol.copied')
            : t('enrol.until', { moment: formatMoment(Date.parse(props.expires), i18n.language) })}
        </p>
        <Button icon="copy" onTap={copy}>
          {t('enrol.copy')}
        </Button>
      </div>
    </div>
  )
}
