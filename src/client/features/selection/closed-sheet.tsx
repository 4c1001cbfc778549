import { useTranslation } from 'react-i18next'
import { aboutInside } from '#domain/about-inside.ts'
import { caveatsOf } from '#domain/caveats.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Selection } from '#domain/selection.ts'
import { mayBeRead } from '#domain/selection-candidates.ts'
import { storyKey } from '#domain/selection-vote.ts'
import { formatDay } from '../../i18n/format-day.ts'
import { useCaveatWords } from '../../shell/caveat-words.ts'
import { OpenHead } from '../../shell/open-head.tsx'
import type { CentreNames } from '../../shell/use-centre-names.ts'
import { useQuotesFor } from '../../shell/use-quotes-for.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { ReadThis } from '../../ui/read-this.tsx'
import { ScreenHeading } from '../../ui/screen-heading.tsx'
import { Gap, Sheet, TableTop } from '../../ui/table-top.tsx'
import { Sign, signName } from './sign.tsx'
import { storyWords } from './story.ts'
import { StoryPaper } from './story-paper.tsx'
import { Tally } from './tally.tsx'

/**
 * What was chosen and why, on one sheet of A4. Of stories that were not chosen it has a sign and votes, no words; and of
 * the chosen one paper, which goes from hand to hand, has what was cleared for its readers and nothing else.
 */
export const ClosedSheet = (props: {
  /** Of one sitting, those that stand. */
  readonly outcomes: readonly Selection[]
  readonly told: ReadonlyMap<string, Conversation>
  readonly names: CentreNames
}) => {
  const { t, i18n } = useTranslation(['selection', 'vote', 'caveats'])
  const caveatWords = useCaveatWords()
  const { outcomes, told, names } = props
  const ordered = outcomes.toSorted((a, b) => a.sign - b.sign)
  const one = ordered.find(({ outcome }) => outcome === 'chosen')
  const any = one ?? ordered[0]
  const about = one === undefined ? undefined : told.get(one.conversation.root)
  const cleared = useQuotesFor(any?.level === 'programme' ? 'network' : 'centre', about === undefined ? [] : [about])
  if (any === undefined) return null
  const quotes = (cleared ?? []).filter(({ question }) => question === one?.question)
  const around = [...told.values()].filter(
    ({ round, centre }) => round === any.round && (any.level === 'programme' || centre === any.centre),
  )
  const caveats = caveatsOf(aboutInside(around, { order: names.centres.map(({ id }) => id), coded: undefined }))
  const centres = names.centres.map(({ name }) => name)
  const sittingPlace = any.level === 'programme' ? t('level.programme') : names.nameOf(any.centre)
  const story = (of: Selection) => {
    const conversation = told.get(of.conversation.root)
    return conversation === undefined || !mayBeRead(conversation)
      ? undefined
      : {
          key: storyKey({ conversation: of.conversation.root, question: of.question }),
          conversation: of.conversation.root,
          question: of.question,
          sign: of.sign,
          language: conversation.language,
          ...storyWords(conversation, of.question, centres, t('aCentre')),
          translation: of.translation ?? '',
          earlier: [],
        }
  }
  const chosen = one === undefined ? undefined : story(one)
  const gone = any.candidates - outcomes.length
  const objections = ordered.filter(({ dissent }) => dissent !== '')
  return (
    <TableTop
      head={<OpenHead back={{ to: '/kiezen', words: t('title') }} place={sittingPlace} />}
      foot={
        <>
          <Button look="big" icon="printer" onTap={() => print()}>
            {t('closed.print')}
          </Button>
          <Gap />
          <ButtonLink look="main" to="/kiezen">
            {t('toList')}
          </ButtonLink>
        </>
      }
    >
      <Sheet className="closed">
        <header className="closed__head">
          <div>
            <p className="soft">
              {sittingPlace} · {any.round} · {formatDay(any.day, i18n.language)}
            </p>
            <ScreenHeading>{t('closed.heading')}</ScreenHeading>
          </div>
          <Drawing name="skyline" tone="neutral" size="16rem" />
        </header>
        {one === undefined ? (
          <p className="lead">{t('closed.gone')}</p>
        ) : (
          <>
            {chosen === undefined ? (
              <p className="soft not-printed">{t('closed.closed')}</p>
            ) : (
              <div className="not-printed">
                <StoryPaper story={chosen} />
                <p className="soft">
                  {t('closed.onPaper')} <a href="#/citaten">{t('closed.toQuotes')}</a>
                </p>
              </div>
            )}
            <section className="closed__paper">
              <p className="strong">
                <Sign at={one.sign} size="2.5rem" /> {t(`vote:sign.${signName(one.sign)}`)}
              </p>
              {quotes.length === 0 ? (
                <p className="soft">{t('closed.noQuote')}</p>
              ) : (
                quotes.map((quote) => (
                  <blockquote key={quote.id} lang={about?.language} dir="auto">
                    {quote.text}
                  </blockquote>
                ))
              )}
            </section>
            <section className="closed__why">
              <h2>{t('closed.why')}</h2>
              <p>{one.reason}</p>
              {one.decided === 'after-talk' ? <p className="soft">{t('closed.afterTalk')}</p> : null}
            </section>
          </>
        )}
        {objections.length === 0 ? null : (
          <section className="closed__otherwise">
            <h2>{t('closed.otherwise')}</h2>
            <ul>
              {objections.map((of) => (
                <li key={of.id}>
                  <p>{of.dissent}</p>
                  <p className="soft">
                    {of === one ? t('closed.against') : t('closed.for', { sign: t(`vote:sign.${signName(of.sign)}`) })}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="closed__vote">
          <h2>{t('closed.vote')}</h2>
          <Tally
            rows={ordered.map((of) => ({
              key: of.id,
              sign: of.sign,
              votes: of.votes,
              isChosen: of === one,
              isOut: false,
            }))}
            blank={any.blank}
          />
          <p>
            {t('closed.voted', { count: any.voted, of: any.people })}{' '}
            {any.ballots > 1 ? t('closed.ballots', { count: any.ballots }) : ''}
            {one?.early === undefined ? '' : ` ${t('closed.early', { note: one.early })}`}
          </p>
          {any.panel.length === 0 ? null : (
            <p>{t('closed.panel', { who: any.panel.map((role) => t(`panel.${role}`).toLowerCase()).join(', ') })}</p>
          )}
          {gone > 0 ? <p>{t('closed.withdrawn', { count: gone })}</p> : null}
        </section>
        {around.length === 0 ? null : (
          <ReadThis title={`${t('caveats:title')}.`} sentences={caveatWords(caveats, names.nameOf)} />
        )}
        <footer className="closed__foot soft">
          <p>{t('closed.caveat')}</p>
          <p>{t('closed.inside')}</p>
        </footer>
      </Sheet>
    </TableTop>
  )
}
