import { describe, expect, it } from 'vitest'
import { createChecker } from '#tests/support/check-history.ts'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { readWholeNumber } from '#tests/support/whole-numbers.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome, goOn, unlock } from './pages/home.ts'
import { readingCode } from './pages/set-up.ts'

const kills = readWholeNumber(process.env.PRAATPLAAT_KILLS, 20)
const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** mulberry32: a small seeded generator, so that a bad run can be had again. */
const randomFrom = (start: number) => {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const words = [
  'de',
  'bank',
  'bij',
  'ingang',
  'één',
  'buurvrouw',
  'soep',
  '🧡',
  'Größe',
  'samen',
  'weer',
  'licht',
  'tuin',
]

describe('the browser is killed while somebody types', () => {
  it(
    `[P2] ${kills} kills at random moments: every text that the screen called bewaard is there`,
    async () => {
      await inField({ alone: true }, async (field) => {
        const { tablet, address } = field
        const random = randomFrom(seed)
        const checker = createChecker()
        console.log(`seed ${seed} (PRAATPLAAT_SEED=${seed} runs it again)`)
        await loneTablet(field)
        const first = conversationIn(tablet.page(), 'nl')
        await first.begin()
        await first.openPart('contact')
        await first.type('Begin. ')
        await first.saved()

        /** What the screen said was kept: read in the moment the mark changed, in the window itself. */
        let confirmed = 'Begin. '
        let confirmations = 0
        let typedBeyond = 0
        const watch = async () => {
          const page = tablet.page()
          await page.exposeFunction('tellKept', (text: string) => {
            confirmed = text
            confirmations += 1
          })
          await page.evaluate(() => {
            const tell = (window as unknown as { tellKept: (text: string) => void }).tellKept
            const look = () => {
              if (document.querySelector('[data-save]')?.getAttribute('data-save') === 'saved')
                tell(document.querySelector('textarea')?.value ?? '')
            }
            new MutationObserver(look).observe(document.body, {
              subtree: true,
              attributes: true,
              attributeFilter: ['data-save'],
            })
          })
        }
        await watch()

        for (let round = 1; round <= kills; round += 1) {
          const page = tablet.page()
          await conversationIn(page, 'nl').field().first().focus()
          await page.keyboard.press('Control+End')
          // Types on while the clock for the kill runs; the moment falls anywhere between key, seal and commit.
          const moment = 150 + random() * 1_800
          const until = performance.now() + moment
          let isDead = false
          const typing = (async () => {
            while (!isDead) {
              const word = `${words[Math.floor(random() * words.length)]} `
              for (const letter of word) {
                if (isDead) return
                await page.keyboard.insertText(letter)
              }
              // A pause now and then, or nothing would ever be confirmed between two kills.
              if (random() < 0.25)
                await page.waitForFunction(() => document.querySelector('[data-save="saved"]') !== null)
            }
          })().catch(() => undefined)
          while (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5))
          await tablet.kill()
          isDead = true
          await typing
          const promised = confirmed

          const again = await tablet.start()
          await again.goto(address)
          await atHome(again)
          await goOn(again).click()
          await unlock(again, readingCode)
          const reopened = conversationIn(again, 'nl')
          await reopened.field().first().waitFor()
          const there = await reopened.field().first().inputValue()
          // One conversation after each kill; its bytes are the words that were promised.
          const kept = { id: `kill ${round}`, hash: promised }
          checker.injected('browser killed mid-write')
          checker.check({
            made: [kept],
            promised: there.startsWith(promised) ? [] : [kept.id],
            tablets: [[{ ...kept, state: 'draft', whole: there.startsWith(promised) }]],
          })
          expect(
            there.startsWith(promised),
            `kill ${round}: promised ${JSON.stringify(promised.slice(-60))}, there is ${JSON.stringify(there.slice(-80))}`,
          ).toBe(true)
          typedBeyond += there.length - promised.length
          confirmed = there
          await watch()
          // A field holds a few thousand words; begin anew before it is full.
          if (there.length > 3_000) {
            await reopened.field().first().fill('Opnieuw. ')
            await reopened.saved()
            confirmed = 'Opnieuw. '
          }
        }
        console.log(
          `${kills} kills, ${confirmations} confirmations, 0 lost; ${typedBeyond} characters were on disk before the screen said so`,
        )
        checker.write()
        expect(confirmations).toBeGreaterThan(kills / 4)
      })
    },
    120_000 + kills * 20_000,
  )
})
