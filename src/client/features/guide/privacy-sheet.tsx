import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Sheet } from '../../ui/table-top.tsx'

const places = [
  'story',
  'outside',
  'practice',
  'copy',
  'token',
  'pulled',
  'server',
  'coded',
  'withdrawn',
  'people',
  'audit',
  'tablets',
  'backup',
  'log',
] as const
const questions = [
  'purpose',
  'parties',
  'basis',
  'special',
  'people',
  'need',
  'retention',
  'rights',
  'transfer',
] as const
const risks = ['lost', 'colleague', 'intruder', 'network', 'recognised', 'loss', 'withdrawn'] as const

type Row = { readonly key: string; readonly head: string; readonly cells: readonly string[] }

/** Rows of which every cell says what it is, so that they read the same on a phone, on paper and aloud. */
const Rows = (props: { readonly heads: readonly string[]; readonly rows: readonly Row[] }) =>
  props.rows.map(({ key, head, cells }) => (
    <div key={key} className="privacy__row">
      <h3>{head}</h3>
      <dl>
        {cells.map((cell, index) => (
          <div key={props.heads[index]}>
            <dt className="soft">{props.heads[index]}</dt>
            <dd>{cell}</dd>
          </div>
        ))}
      </dl>
    </div>
  ))

const Piece = (props: { readonly title: string; readonly children: ReactNode }) => (
  <section className="privacy__piece">
    <h2>{props.title}</h2>
    {props.children}
  </section>
)

/** What is kept where, who can read it and for how long, and a DPIA filled in as far as the app itself can tell. */
export const PrivacySheet = () => {
  const { t } = useTranslation('privacy')
  return (
    <Sheet className="guide privacy">
      <div>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className="lead soft">{t('lead')}</p>
        <p className="soft">{t('note')}</p>
      </div>
      <Piece title={t('where.title')}>
        <Rows
          heads={[t('where.place'), t('where.how'), t('where.who')]}
          rows={places.map((key) => ({
            key,
            head: t(`where.rows.${key}.what`),
            cells: [t(`where.rows.${key}.place`), t(`where.rows.${key}.how`), t(`where.rows.${key}.who`)],
          }))}
        />
      </Piece>
      <Piece title={t('not.title')}>
        <p>{t('not.p1')}</p>
        <p>{t('not.p2')}</p>
        <p>{t('not.p3')}</p>
        <p>{t('not.p4')}</p>
        <p>{t('not.p5')}</p>
      </Piece>
      <Piece title={t('keep.title')}>
        <p>{t('keep.p1')}</p>
        <p>{t('keep.p2')}</p>
        <p>{t('keep.p3')}</p>
        <p>{t('keep.p4')}</p>
      </Piece>
      <Piece title={t('rights.title')}>
        <p>{t('rights.p1')}</p>
        <p>{t('rights.p2')}</p>
        <p>{t('rights.p3')}</p>
        <p>{t('rights.p4')}</p>
        <p>{t('rights.p5')}</p>
      </Piece>
      <Piece title={t('risks.title')}>
        <Rows
          heads={[t('risks.measure'), t('risks.left')]}
          rows={risks.map((key) => ({
            key,
            head: t(`risks.rows.${key}.risk`),
            cells: [t(`risks.rows.${key}.measure`), t(`risks.rows.${key}.left`)],
          }))}
        />
      </Piece>
      <Piece title={t('dpia.title')}>
        <p>{t('dpia.intro')}</p>
        <Rows
          heads={[t('dpia.answer'), t('dpia.own')]}
          rows={questions.map((key) => ({
            key,
            head: t(`dpia.rows.${key}.question`),
            cells: [t(`dpia.rows.${key}.answer`), t(`dpia.rows.${key}.own`)],
          }))}
        />
      </Piece>
    </Sheet>
  )
}
