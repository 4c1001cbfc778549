import type { CDPSession, Page } from 'playwright-core'
import type { Role } from '#domain/role.ts'
import { codeNow } from '#tests/support/server/staff.ts'
import { say, starts } from '#tests/support/words.ts'

type Language = 'nl' | 'en'

/** The desk as somebody there uses it. */
export const deskIn = (page: Page, address: string, language: Language = 'nl') => {
  const words = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(language, `desk:${key}`, values)
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true })
  const field = (key: string) => page.getByLabel(words(key), { exact: true })
  const at = async (title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor()
  return {
    words,
    button,
    field,
    open: async (path = '') => {
      await page.goto(`${address}/#/bureau${path}`)
    },
    part: async (key: string) => {
      await page
        .getByRole('navigation')
        .getByRole('link', { name: words(`parts.${key}`), exact: true })
        .click()
    },
    /** What the authenticator shows, from the key on the screen. */
    secret: async () => (await page.locator('.desk-authenticator__secret').innerText()).replace(/\s/g, ''),
    /** Takes up a link with a password and an authenticator. @returns the authenticator's key. */
    joinWithPassword: async (link: string, name: string, password: string): Promise<string> => {
      await page.goto(link)
      await at(words('invitation.title'))
      await field('invitation.name').fill(name)
      await page.getByRole('button', { name: starts(words('invitation.password')) }).click()
      const secret = (await page.locator('.desk-authenticator__secret').innerText()).replace(/\s/g, '')
      await field('invitation.newPassword').fill(password)
      await field('signIn.code').fill(codeNow(secret, Date.now()))
      await button('invitation.make').click()
      await button('signOut').waitFor()
      return secret
    },
    joinWithPasskey: async (link: string, name: string) => {
      await page.goto(link)
      await at(words('invitation.title'))
      await field('invitation.name').fill(name)
      await button('invitation.make').click()
      await button('signOut').waitFor()
    },
    signIn: async (name: string, password: string, code: string) => {
      await field('signIn.name').fill(name)
      await field('signIn.password').fill(password)
      await field('signIn.code').fill(code)
      await button('signIn.open').click()
    },
    signOut: async () => {
      await button('signOut').click()
      await at(words('signIn.title'))
    },
    /** @returns the link to hand over. */
    invite: async (name: string, role: Role, centres: readonly string[]): Promise<string> => {
      await button('people.invite').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(words('people.name'), { exact: true }).fill(name)
      await dialog.getByRole('button', { name: starts(words(`roles.${role}.word`)) }).click()
      for (const centre of centres) await dialog.getByRole('button', { name: centre, exact: true }).click()
      await dialog.getByRole('button', { name: words('people.makeLink') }).click()
      const link = await dialog.locator('.once-link__link').innerText()
      await dialog.getByRole('button', { name: words('enrol.done') }).click()
      return link.trim()
    },
    /** @returns the link for a tablet of this centre. */
    enrol: async (centre: string, name: string): Promise<string> => {
      await button('enrol.open').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: centre, exact: true }).click()
      await dialog.getByLabel(words('enrol.name'), { exact: true }).fill(name)
      await dialog.getByRole('button', { name: words('enrol.make') }).click()
      const link = await dialog.locator('.enrol-dialog__link').innerText()
      await dialog.getByRole('button', { name: words('enrol.done') }).click()
      return link.trim()
    },
    row: (name: string) => page.locator('.desk-row').filter({ hasText: name }),
  }
}

/** An authenticator of the device itself, with somebody who proves to be there: Chromium's own, without hardware. */
export const addAuthenticator = async (session: CDPSession): Promise<void> => {
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
