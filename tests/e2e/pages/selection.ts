import type { Locator, Page } from 'playwright-core'
import { say, starts } from '#tests/support/words.ts'

const button = (page: Page, key: string) => page.getByRole('button', { name: say('nl', key), exact: true })
const link = (page: Page, key: string) => page.getByRole('link', { name: say('nl', key), exact: true })
const heading = (page: Page, key: string, values: Readonly<Record<string, string | number>> = {}) =>
  page.getByRole('heading', { name: say('nl', key, values) })

/** Choosing a story, as the people at the table do it. `at` is called on each screen, by its name. */
export const selectionIn = (page: Page, at: (screen: string) => Promise<void> = async () => undefined) => ({
  begin: async () => {
    await heading(page, 'selection:list.heading').waitFor()
    await at('list')
    await link(page, 'selection:list.begin').click()
    await heading(page, 'selection:lay.heading').waitFor()
  },
  /** The first so many stories of the list. */
  lay: async (count: number) => {
    const slips = page.locator('.lay-slip')
    for (let index = 0; index < count; index += 1) await slips.nth(index).click()
    await page.getByText(say('nl', 'selection:lay.laid_other', { count })).waitFor()
    await at('lay')
    await button(page, 'selection:lay.go').click()
  },
  readAll: async (stories: number) => {
    for (let index = 1; index <= stories; index += 1) {
      await page.getByText(say('nl', 'selection:read.at', { at: index, of: stories })).waitFor()
      await at(`read-${index}`)
      await link(page, index === stories ? 'selection:read.toVote' : 'selection:read.next').click()
    }
    await heading(page, 'selection:ready.heading').waitFor()
  },
  /** From six, which is what stands there. */
  goRound: async (people: number) => {
    for (let count = 6; count > people; count -= 1) await button(page, 'selection:ready.fewer').click()
    for (let count = 6; count < people; count += 1) await button(page, 'selection:ready.more').click()
    await button(page, 'selection:panel.resident').click()
    await at('ready')
    await button(page, 'selection:ready.go').click()
  },
  /** One person, alone with the tablet, in a language of theirs. `story`: place on the table; absent: for none. */
  vote: async (story: number | undefined, language: 'nl' | 'en' = 'nl') => {
    const tile = (key: string) => page.locator('.guest__main').getByRole('button', { name: starts(say(language, key)) })
    const blank = page.locator('.vote__paper--blank')
    const yes = tile(story === undefined ? 'vote:none.yes' : 'vote:sure.yes')
    if (language === 'en') await tapUntil(page.getByRole('button', { name: 'English' }), tile('vote:pass.go'))
    await tile('vote:pass.go').waitFor()
    await at('pass')
    await tapUntil(
      tile('vote:pass.go'),
      page.getByRole('heading', { name: starts(say(language, 'vote:choose.title')) }),
    )
    await at('choose')
    await tapUntil(story === undefined ? tile('vote:choose.none') : page.locator('.vote-tile').nth(story), yes)
    await at('sure')
    await tapUntil(yes, blank)
  },
  toOutcome: async () => {
    await heading(page, 'vote:over.title').waitFor()
    await at('over')
    const door = heading(page, 'ui:unlock.title')
    await tapUntil(button(page, 'vote:over.go'), door)
  },
  /** Writes why and closes it. */
  close: async (reason: string) => {
    await page.locator('#reason').fill(reason)
    await button(page, 'selection:close.go').click()
  },
})

/**
 * Taps until what comes next is there: a guest's screen takes no tap in its first half second, because the last one was
 * meant for what stood there before.
 */
const tapUntil = async (target: Locator, next: Locator): Promise<void> => {
  while (!(await next.isVisible())) {
    await target.click({ delay: 30, timeout: 2_000 }).catch(() => undefined)
    await next.waitFor({ timeout: 500 }).catch(() => undefined)
  }
}
