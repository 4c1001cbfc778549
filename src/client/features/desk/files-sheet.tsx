import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Audience } from '#domain/disclosure.ts'
import { audience as audienceOf } from '#domain/disclosure.ts'
import { useServices } from '../../services.ts'
import { saveFile } from '../../shell/save-file.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceStrip } from '../../ui/choice-strip.tsx'
import { ChoiceTile, ChoiceTiles } from '../../ui/choice-tile.tsx'
import type { AskedFile, Desk, TableFormat } from './ask-desk.ts'
import type { DeskProblem } from './desk-problem-of.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { useAsked } from './use-asked.ts'

type Format = TableFormat | 'jsonl'

/** Which files there are for whom: single conversations never leave the centres. */
const formatsFor: Readonly<Record<Audience, readonly Format[]>> = {
  centre: ['xlsx', 'csv-set', 'qdpx', 'qdc', 'jsonl'],
  network: ['xlsx', 'counts-csv', 'csv-set', 'qdpx', 'qdc'],
  public: ['xlsx', 'counts-csv', 'csv-set', 'qdpx', 'qdc'],
}
const endings: Readonly<Record<Format, string>> = {
  xlsx: '.xlsx',
  'csv-set': '-csv.zip',
  'counts-csv': '-aantallen.csv',
  qdpx: '.qdpx',
  qdc: '-codeboek.qdc',
  jsonl: '-gesprekken.jsonl',
}
const withSeparator: ReadonlySet<Format> = new Set(['csv-set', 'counts-csv'])
const allRounds = ''

/** Which parts of the read-me belong together: it leaves an empty line between them. */
const paragraphsOf = (readMe: string): readonly (readonly string[])[] =>
  readMe
    .trim()
    .split(/\r?\n\r?\n/)
    .map((part) => part.split(/\r?\n/))

/** Files for analysis and reports: for whom first, then which, then what is in it, and only then the file. */
export const FilesSheet = (props: { readonly desk: Desk }) => {
  const { t } = useTranslation('desk')
  const { now } = useServices()
  const { desk } = props
  const { value, problem: notCounted } = useAsked(useCallback(() => desk.results(undefined), [desk]))
  const [audience, setAudience] = useState<Audience>('centre')
  const [format, setFormat] = useState<Format>()
  const [round, setRound] = useState(allRounds)
  const [separator, setSeparator] = useState<'comma' | 'semicolon'>('semicolon')
  const [seen, setSeen] = useState<{ readonly file: AskedFile; readonly readMe: string }>()
  const [problem, setProblem] = useState<DeskProblem>()
  const [busy, setBusy] = useState<'read-me' | 'file'>()
  const [saved, setSaved] = useState('')
  const rounds = value?.rounds ?? []
  // Another choice is another file: what was read of the last one says nothing of it.
  const choose = (work: () => void) => {
    work()
    setSeen(undefined)
    setSaved('')
    setProblem(undefined)
  }
  const look = async (of: Format) => {
    const file: AskedFile = {
      format: of,
      audience,
      round: round === allRounds ? undefined : round,
      ...(withSeparator.has(of) ? { separator } : {}),
    }
    setBusy('read-me')
    const found = await desk.readMe(file)
    setBusy(undefined)
    setProblem(found.ok ? undefined : found.failure)
    if (found.ok) setSeen({ file, readMe: await found.value.text() })
  }
  const nameOf = (file: AskedFile): string =>
    `praatplaat-${amsterdamDay(now())}-${t(`files.inName.${file.audience}`)}${endings[file.format as Format]}`
  const take = async (file: AskedFile) => {
    setBusy('file')
    const found = await desk.take(file)
    setBusy(undefined)
    setProblem(found.ok ? undefined : found.failure)
    if (!found.ok) return
    saveFile({ name: nameOf(file), content: found.value, type: '' })
    setSaved(t('downloaded', { name: nameOf(file) }))
  }
  return (
    <DeskSheet sentence={t('files.title')} lead={t('files.lead')} drawing="stack" problem={problem ?? notCounted}>
      <section className="desk-section">
        <h2>{t('files.whom')}</h2>
        <ChoiceTiles label={t('files.whom')} className="desk-ways">
          {audienceOf.options.map((one) => (
            <ChoiceTile
              key={one}
              word={t(`files.for.${one}`)}
              small={t(`files.forHow.${one}`)}
              chosen={audience === one}
              onTap={() =>
                choose(() => {
                  setAudience(one)
                  if (format !== undefined && !formatsFor[one].includes(format)) setFormat(undefined)
                })
              }
            />
          ))}
        </ChoiceTiles>
      </section>
      <section className="desk-section">
        <h2>{t('files.which')}</h2>
        <ChoiceTiles label={t('files.which')} className="desk-ways">
          {formatsFor[audience].map((one) => (
            <ChoiceTile
              key={one}
              word={t(`files.format.${one}`)}
              small={audience === 'centre' ? t(`files.formatHow.${one}`) : t(`files.outsideHow.${one}`)}
              chosen={format === one}
              onTap={() => choose(() => setFormat(one))}
            />
          ))}
        </ChoiceTiles>
        {rounds.length < 2 || format === 'qdc' ? null : (
          <ChoiceStrip
            label={t('round')}
            showsLabel
            chosen={round}
            onChoose={(one) => choose(() => setRound(one))}
            choices={[{ key: allRounds, word: t('allRounds') }, ...rounds.map((one) => ({ key: one, word: one }))]}
          />
        )}
        {format === undefined || !withSeparator.has(format) ? null : (
          <ChoiceStrip
            label={t('files.separator')}
            showsLabel
            chosen={separator}
            onChoose={(one) => choose(() => setSeparator(one))}
            choices={[
              { key: 'semicolon', word: t('files.semicolon') },
              { key: 'comma', word: t('files.comma') },
            ]}
          />
        )}
      </section>
      <section className="desk-section">
        {seen === undefined ? (
          <>
            <p>{audience === 'centre' ? t('files.inside') : t('files.outside')}</p>
            {format === undefined ? (
              <p className="soft">{t('files.choose')}</p>
            ) : (
              <div className="buttons buttons--end">
                <Button look="main" icon="eye" busy={busy === 'read-me'} onTap={() => look(format)}>
                  {busy === 'read-me' ? t('downloading') : t('files.look')}
                </Button>
              </div>
            )}
          </>
        ) : (
          <>
            <h2>{t('files.inIt')}</h2>
            <div className="desk-read-me" lang="nl">
              {paragraphsOf(seen.readMe).map((lines) => (
                <div key={lines[0]}>
                  {lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </div>
              ))}
            </div>
            <p role="status" className="strong">
              {saved}
            </p>
            <div className="buttons buttons--end">
              <Button
                look="big"
                icon="file-export"
                onTap={() =>
                  saveFile({
                    name: `${nameOf(seen.file)}.lees-mij.txt`,
                    content: seen.readMe,
                    type: 'text/plain;charset=utf-8',
                  })
                }
              >
                {t('files.readMe')}
              </Button>
              <Button look="main" icon="download" busy={busy === 'file'} onTap={() => take(seen.file)}>
                {busy === 'file' ? t('downloading') : t('files.take')}
              </Button>
            </div>
          </>
        )}
      </section>
    </DeskSheet>
  )
}
