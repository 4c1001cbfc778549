import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atHome } from '#tests/e2e/pages/home.ts'
import { setUp } from '#tests/e2e/pages/set-up.ts'
import { addRows, deviceOf, recipientsOf } from '#tests/support/page-store.ts'
import { startTablet, waitUntilOfflineReady } from '#tests/support/tablet.ts'
import { storedConversations } from './stored-conversations.ts'

/** A profile that was set up, its worker active, with so many conversations stored. Closed in order, to be copied. */
export const prepareProfile = async (address: string, count: number): Promise<string> => {
  const profile = mkdtempSync(join(tmpdir(), 'praatplaat-profile-'))
  const tablet = await startTablet({ profile })
  const page = tablet.page()
  await page.goto(address)
  await setUp(page)
  await waitUntilOfflineReady(page)
  if (count > 0) {
    const device = await deviceOf(page)
    await addRows(page, 'records', await storedConversations(count, recipientsOf(device), device.centre.id))
  }
  // Three loads more: what a browser keeps for an app in daily use (code cache) is then there.
  for (let time = 0; time < 3; time += 1) {
    await page.goto('about:blank')
    await page.goto(`${address}/#/oefenen/contact`)
    await page.locator('textarea').first().waitFor()
  }
  await page.goto(address)
  await atHome(page)
  await tablet.stop()
  return profile
}
