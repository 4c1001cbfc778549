import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkAnswer, PeopleAnswer } from '#wire/people.ts'
import { formatMoment } from '../../i18n/format-day.ts'
import { listInWords } from '../../shell/results-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { SignedIn, Staff } from './ask-staff.ts'
import { DeskSheet } from './desk-sheet.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { OnceLink } from './once-link.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { Row, Rows } from './rows.tsx'
import { useAsked } from './use-asked.ts'

type PersonRow = PeopleAnswer['people'][number]
type Asking =
  | { readonly kind: 'invite' }
  | { readonly kind: 'role' | 'close'; readonly person: PersonRow }
  | { readonly kind: 'link'; readonly name: string; readonly link: LinkAnswer }

/** Who may come to the desk, as what, and who is still to take up a link. */
export const PeopleSheet = (props: { readonly staff: Staff; readonly session: SignedIn }) => {
  const { t, i18n } = useTranslation('desk')
  const { staff } = props
  const { value, problem, again, change } = useAsked(
    useCallback(async () => {
      const people = await staff.people()
      if (!people.ok) return people
      const centres = await staff.centres()
      return centres.ok ? { ok: true, value: { ...people.value, ...centres.value } } : centres
    }, [staff]),
  )
  const [asking, setAsking] = useState<Asking>()
  const [renewProblem, setRenewProblem] = useState<typeof problem>()
  const centres = value?.centres ?? []
  const open = value?.people.filter((one) => one.closedAt === null) ?? []
  const closed = value?.people.filter((one) => one.closedAt !== null) ?? []
  const moment = (at: string) => formatMoment(Date.parse(at), i18n.language)
  const centreNames = (ids: readonly string[]) =>
    listInWords(
      ids.map((id) => centres.find((one) => one.id === id)?.name ?? id),
      i18n.language,
    )
  const roleOf = (one: Pick<PersonRow, 'role' | 'centres'>) =>
    one.role === 'coordinator'
      ? t('people.coordinatorOf', { centres: centreNames(one.centres) })
      : t(`roles.${one.role}.word`)
  const renew = async (person: PersonRow) => {
    const link = await staff.renew(person.id)
    setRenewProblem(link.ok ? undefined : link.failure)
    if (link.ok) setAsking({ kind: 'link', name: person.name, link: link.value })
  }
  const close = () => setAsking(undefined)
  return (
    <DeskSheet
      sentence={value === undefined ? t('parts.people') : t('people.sentence', { count: open.length })}
      lead={t('people.lead')}
      drawing="people-and-houses"
      problem={renewProblem ?? problem}
      action={
        <Button look="main" icon="plus" onTap={() => setAsking({ kind: 'invite' })}>
          {t('people.invite')}
        </Button>
      }
    >
      <Rows label={t('parts.people')}>
        {open.map((person) => (
          <Row
            key={person.id}
            picture={<Icon name="user" size="1.75rem" />}
            name={person.name}
            mark={person.id === props.session.person.id ? t('people.you') : undefined}
            facts={[
              roleOf(person),
              person.lastSignIn === null
                ? t('people.neverIn')
                : t('people.lastIn', { moment: moment(person.lastSignIn) }),
            ]}
            actions={
              <>
                <Button
                  label={t('people.roleOf', { name: person.name })}
                  onTap={() => setAsking({ kind: 'role', person })}
                >
                  {t('people.role')}
                </Button>
                <Button label={t('people.renewOf', { name: person.name })} onTap={() => renew(person)}>
                  {t('people.renew')}
                </Button>
                <Button
                  label={t('people.closeOf', { name: person.name })}
                  onTap={() => setAsking({ kind: 'close', person })}
                >
                  {t('people.close')}
                </Button>
              </>
            }
          />
        ))}
      </Rows>
      {value === undefined || value.invitations.length === 0 ? null : (
        <section className="desk-section">
          <h2>{t('people.invited')}</h2>
          <Rows label={t('people.invited')}>
            {value.invitations.map((one) => (
              <Row
                key={one.id}
                picture={<Icon name="send" size="1.75rem" />}
                name={one.name === '' ? t('people.nobodyYet') : one.name}
                mark={one.person === null ? undefined : t('people.newWayIn')}
                facts={[roleOf(one), t('people.until', { moment: moment(one.expires) })]}
                actions={
                  <Button
                    icon="x"
                    label={t('people.withdrawOf', { name: one.name })}
                    onTap={() => change(() => staff.withdrawInvitation(one.id))}
                  >
                    {t('people.withdraw')}
                  </Button>
                }
              />
            ))}
          </Rows>
        </section>
      )}
      {closed.length === 0 ? null : (
        <section className="desk-section">
          <h2>{t('people.closed')}</h2>
          <Rows label={t('people.closed')}>
            {closed.map((person) => (
              <Row
                key={person.id}
                quiet
                name={person.name}
                facts={[roleOf(person), t('people.closedAt', { moment: moment(person.closedAt!) })]}
              />
            ))}
          </Rows>
        </section>
      )}
      {asking?.kind === 'invite' ? (
        <InviteDialog
          staff={staff}
          centres={centres.filter((one) => !one.closed)}
          onClose={() => {
            close()
            again()
          }}
        />
      ) : null}
      {asking?.kind === 'role' ? (
        <RoleDialog
          person={asking.person}
          centres={centres.filter((one) => !one.closed || asking.person.centres.includes(one.id))}
          onChoose={async (as) => {
            close()
            await change(() => staff.changeRole(asking.person.id, as))
          }}
          onClose={close}
        />
      ) : null}
      {asking?.kind === 'close' ? (
        <Dialog title={t('people.closeTitle', { name: asking.person.name })} onClose={close} className="desk-dialog">
          <p>{t('people.closeLead')}</p>
          <div className="buttons buttons--end">
            <Button onTap={close}>{t('cancel')}</Button>
            <Button
              look="main"
              onTap={async () => {
                close()
                await change(() => staff.closeAccount(asking.person.id))
              }}
            >
              {t('people.close')}
            </Button>
          </div>
        </Dialog>
      ) : null}
      {asking?.kind === 'link' ? (
        <Dialog title={t('people.renewTitle', { name: asking.name })} onClose={close} className="desk-dialog">
          <p>{t('people.renewLead')}</p>
          <OnceLink {...asking.link} label={t('people.linkQr')} />
          <div className="buttons buttons--end">
            <Button look="main" onTap={close}>
              {t('enrol.done')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </DeskSheet>
  )
}
