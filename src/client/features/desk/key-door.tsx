import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationsAnswer } from '#wire/desk.ts'
import { useServices } from '../../services.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { OpenHead } from '../../shell/open-head.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { PictureSheet } from '../../ui/picture-sheet.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, TableTop } from '../../ui/table-top.tsx'
import type { Desk } from './ask-desk.ts'
import { askDesk } from './ask-desk.ts'
import { openDeskLine } from './desk-line.ts'
import { DeskProblemNotice } from './desk-problem.tsx'
import type { DeskProblem } from './desk-problem-of.ts'

/** While nobody has an account: asks the manager's key and proves it by asking the table. It is never stored. */
export const KeyDoor = (props: { readonly onOpen: (desk: Desk, first: ConversationsAnswer) => void }) => {
  const { t } = useTranslation(['desk', 'ui'])
  const { fetch, origin } = useServices()
  const [key, setKey] = useState('')
  const [isShown, setIsShown] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const looksRight = /^[A-Za-z0-9_-]{43}$/.test(key.trim())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (busy || !looksRight) return
    setBusy(true)
    setProblem(undefined)
    const desk = askDesk(openDeskLine({ fetch, origin, key: key.trim() }))
    const first = await desk.results(undefined)
    setBusy(false)
    if (first.ok) props.onOpen(desk, first.value)
    else setProblem(first.failure)
  }
  return (
    <form className="desk" noValidate onSubmit={submit}>
      <TableTop
        head={
          <OpenHead back={{ to: '/', words: t('ui:back.table') }} place={t('title')}>
            <LanguageSwitch />
          </OpenHead>
        }
        foot={
          <>
            <Gap />
            <Button look="main" icon="key" submits busy={busy}>
              {busy ? t('key.opening') : t('key.open')}
            </Button>
          </>
        }
      >
        <PictureSheet picture={<Drawing name="place-vertrouwen" tone="neutral" />} aside={<p>{t('key.aside')}</p>}>
          <ScreenHeading>{t('key.title')}</ScreenHeading>
          <p className="lead soft">{t('key.lead')}</p>
          {problem === undefined ? null : <DeskProblemNotice problem={problem} />}
          <Field
            label={t('key.label')}
            hint={t('key.hint')}
            wrong={isTried && !looksRight ? t('key.wrong') : undefined}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            dir="ltr"
            value={key}
            onText={setKey}
          />
          <div>
            <Button icon="eye" look="second" pressed={isShown} onTap={() => setIsShown(!isShown)}>
              {t('key.show')}
            </Button>
          </div>
        </PictureSheet>
      </TableTop>
    </form>
  )
}
