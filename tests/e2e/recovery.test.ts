import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inField } from '#tests/support/field-test.ts'
import { searchProfile } from '#tests/support/search-profile.ts'
import { startTablet } from '#tests/support/tablet.ts'
import { say, sayLike } from '#tests/support/words.ts'
import { openArchive } from './pages/archive.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome, unlock } from './pages/home.ts'
import { readingCode, setUp, sheetWords, typeWordsBack } from './pages/set-up.ts'

const told = 'Verteld toen het oude blad nog gold.'
const newCode = '592837'
const button = (page: Page, key: string) => page.getByRole('button', { name: say('nl', key), exact: true })
const label = (page: Page, key: string) => page.getByLabel(say('nl', key), { exact: true })

describe('whoever lost something', () => {
  it('[P16] [P25] a lost sheet, then a forgotten code, then a lost tablet: none costs a conversation', async () => {
    await inField({}, async ({ tablet, address }) => {
      const page = tablet.page()
      await page.goto(address)
      const { words: old } = await setUp(page)
      const talk = conversationIn(page, 'nl')
      await talk.begin()
      await talk.answer('contact', told)
      await talk.finish()
      await talk.backToTable()

      // The sheet is lost: another one, from the settings, behind the reading code.
      await page.goto(`${address}/#/instellingen`)
      await page.getByRole('link', { name: say('nl', 'settings:sheet.make') }).click()
      await unlock(page, readingCode)
      await button(page, 'setup:newSheet.begin').click()
      await page.getByRole('heading', { name: say('nl', 'setup:newSheet.sheetTitle') }).waitFor()
      const words = (await sheetWords(page)).map((word) => word.trim())
      await button(page, 'setup:sheet.have').click()
      await typeWordsBack(page, words)
      await button(page, 'setup:newSheet.take').click()
      await page.getByRole('heading', { name: say('nl', 'setup:newSheet.doneTitle') }).waitFor()
      const download = page.waitForEvent('download')
      await button(page, 'setup:newSheet.copy').click()
      const copy = await (await download).path()
      await page.getByText(sayLike('nl', 'setup:newSheet.copied')).waitFor()

      // The code is forgotten: the old words open nothing any more, the new ones set another code.
      await page.goto(`${address}/#/`)
      await page.reload()
      await atHome(page)
      await page.goto(`${address}/#/archief`)
      await button(page, 'ui:unlock.forgotten').click()
      for (const field of ['setup:forgotten.newCode', 'setup:code.again']) await label(page, field).fill(newCode)
      await label(page, 'setup:forgotten.words').fill(old.join(' '))
      await button(page, 'setup:forgotten.set').click()
      await page.getByText(say('nl', 'problems:wrong-recovery-words.what')).waitFor({ timeout: 30_000 })
      await label(page, 'setup:forgotten.words').fill(words.join(' '))
      await button(page, 'setup:forgotten.set').click()
      await page.getByText(told).first().waitFor({ timeout: 30_000 })
      for (const word of [words.join(' '), old.join(' ')]) expect(searchProfile(tablet.profile, word)).toEqual([])
      expect(tablet.bugs).toEqual([])

      // The tablet is lost: a new one, the copy, and the words of the sheet that was newest.
      const next = await startTablet()
      try {
        const other = next.page()
        await other.goto(address)
        await setUp(other, {
          afterLoss: async () => {
            await other.locator('input[type=file]').setInputFiles(copy)
            await label(other, 'setup:putBack.words').fill(words.join(' '))
            await button(other, 'settings:copy.put').click()
            await other.getByText(say('nl', 'settings:copy.done', { added: 1, already: 0 })).waitFor()
            await button(other, 'setup:next').click()
          },
        })
        await other.reload()
        await openArchive(other, readingCode)
        await other.getByText(told).first().waitFor()
        expect(next.bugs).toEqual([])
      } finally {
        await next.close()
      }
    })
  })
})
