import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codePictures, readCodeLetters } from '#domain/withdrawal-code.ts'
import type { Withdrawn } from '../../actions/withdraw-by-code.ts'
import { withdrawByCode } from '../../actions/withdraw-by-code.ts'
import type { ClientProblem } from '../../problem.ts'
import { useLive, useServices } from '../../services.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { readTombstone } from '../../storage/record-queries.ts'
import { readDevice } from '../../storage/truth-queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Field } from '../../ui/field.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { PictureSheet } from '../../ui/picture-sheet.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, TableTop } from '../../ui/table-top.tsx'
import { withdrawnWords } from './withdrawn-words.ts'
import '../../ui/numbered.css'

type Picture = (typeof codePictures)[number]

/** Erases a conversation for whoever brings its code: three pictures in order and eight characters. Needs no reading code. */
export const WithdrawSheet = () => {
  const { t } = useTranslation(['archive', 'pictures', 'ui'])
  const services = useServices()
  const isLinked = useLive(
    async (database) => (await readDevice(database))?.link !== undefined,
    'linked of withdrawing',
  )
  const [pictures, setPictures] = useState<readonly Picture[]>([])
  const [typed, setTyped] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isSure, setIsSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ClientProblem>()
  const [done, setDone] = useState<Withdrawn>()
  const letters = readCodeLetters(typed)
  const nameOf = (picture: Picture) => t(`pictures:picture.${picture}`)

  const ask = () => {
    setIsTried(true)
    setProblem(undefined)
    if (letters !== undefined && pictures.length === 3) setIsSure(true)
  }
  const withdraw = async () => {
    if (letters === undefined) return
    setBusy(true)
    const withdrawn = await withdrawByCode(services, { pictures: [...pictures], letters })
    setBusy(false)
    setIsSure(false)
    if (withdrawn.ok) setDone(withdrawn.value)
    else setProblem(withdrawn.failure)
  }
  const another = () => {
    setDone(undefined)
    setPictures([])
    setTyped('')
    setIsTried(false)
  }
  const back = { to: '/', words: t('ui:back.table') }

  if (done !== undefined) {
    return (
      <TableTop
        head={<OpenHead back={back} />}
        foot={
          <>
            <Button look="big" onTap={another}>
              {t('withdrawing.another')}
            </Button>
            <Gap />
            <ButtonLink look="main" to="/" icon="home">
              {t('withdrawing.table')}
            </ButtonLink>
          </>
        }
      >
        <PictureSheet picture={<Drawing name="people-and-houses" tone="neutral" size="11rem" />}>
          <Outcome done={done} isLinked={isLinked === true} />
          <p className="soft">{t('withdrawing.copies')}</p>
        </PictureSheet>
      </TableTop>
    )
  }
  return (
    <TableTop
      head={<OpenHead back={back} />}
      foot={
        <>
          <Gap />
          <Button look="main" icon="arrow-right" flip iconAtEnd onTap={ask}>
            {t('withdrawing.next')}
          </Button>
        </>
      }
    >
      <PictureSheet
        picture={<Drawing name="cards" tone="neutral" size="11rem" />}
        aside={<p>{t('withdrawing.aside')}</p>}
      >
        <ScreenHeading>{t('withdrawing.title')}</ScreenHeading>
        <p className="lead soft">{t('withdrawing.lead')}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same. */}
        <div className="code-slots" role="group" aria-label={t('withdrawing.slots')}>
          {[0, 1, 2].map((place) => {
            const picture = pictures[place]
            return picture === undefined ? (
              <span key={place} className="code-slot code-slot--empty">
                <span className="only-heard">
                  {t('withdrawing.slot', { place: place + 1 })}: {t('withdrawing.empty')}
                </span>
                <span aria-hidden="true">{place + 1}</span>
              </span>
            ) : (
              <button
                key={place}
                type="button"
                className="code-slot"
                aria-label={`${t('withdrawing.slot', { place: place + 1 })}: ${nameOf(picture)}. ${t('withdrawing.clear', { picture: nameOf(picture) })}`}
                onClick={() => setPictures(pictures.filter((_, index) => index !== place))}
              >
                <Pictogram name={picture} size="3.5rem" />
                <span>{nameOf(picture)}</span>
              </button>
            )
          })}
        </div>
        {isTried && pictures.length < 3 ? (
          <p className="strong" role="alert">
            {t('withdrawing.morePictures')}
          </p>
        ) : null}
        {pictures.length === 3 ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would be styled by browsers; a labelled group says the same.
          <div className="code-pictures" role="group" aria-label={t('withdrawing.pictures')}>
            {codePictures.map((picture) => (
              <button
                key={picture}
                type="button"
                className="code-picture"
                onClick={() => setPictures([...pictures, picture])}
              >
                <Pictogram name={picture} size="3rem" />
                <span>{nameOf(picture)}</span>
              </button>
            ))}
          </div>
        )}
        <div className="code-letters">
          <Field
            label={t('withdrawing.letters')}
            hint={t('withdrawing.lettersHint')}
            wrong={isTried && letters === undefined ? t('withdrawing.wrongLetters') : undefined}
            value={typed}
            onText={setTyped}
            autoCapitalize="characters"
            dir="ltr"
          />
        </div>
        {isSure ? (
          <Dialog title={t('withdrawing.sureTitle')} onClose={() => setIsSure(false)}>
            <p>{t('withdrawing.sureLead')}</p>
            <ol className="numbered">
              <li>{t('withdrawing.sure1')}</li>
              {isLinked ? <li>{t('withdrawing.sure2')}</li> : null}
              <li>{t('withdrawing.sure3')}</li>
            </ol>
            <div className="buttons buttons--end">
              <Button look="big" onTap={() => setIsSure(false)}>
                {t('withdrawing.no')}
              </Button>
              <Button look="main" onTap={withdraw} busy={busy}>
                {busy ? t('withdrawing.busy') : t('withdrawing.yes')}
              </Button>
            </div>
          </Dialog>
        ) : null}
      </PictureSheet>
    </TableTop>
  )
}

/** What came of it; where nothing was here to erase, what the server says, as soon as it says so. */
const Outcome = (props: { readonly done: Withdrawn; readonly isLinked: boolean }) => {
  const { t } = useTranslation('archive')
  const { root, here } = props.done
  const tombstone = useLive((database) => readTombstone(database, root), `tombstone ${root}`)
  const { title, words, isOpen } = withdrawnWords({ here, isLinked: props.isLinked, found: tombstone?.found })
  return (
    <>
      <ScreenHeading key={title}>{t(title)}</ScreenHeading>
      <p className="lead" role="status">
        {t(words)}
      </p>
      {isOpen ? <p className="strong">{t('withdrawing.lookAgain')}</p> : null}
    </>
  )
}
