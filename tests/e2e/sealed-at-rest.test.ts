import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inField, linkedTablet } from '#tests/support/field-test.ts'
import { countFiles, searchProfile } from '#tests/support/search-profile.ts'
import { serveAnswer } from '#tests/support/static-server.ts'
import { say } from '#tests/support/words.ts'
import { haveRequest, pushRequest } from '#wire/batch.ts'
import { type Slip, withdraw } from './pages/archive.ts'
import { conversationIn } from './pages/conversation.ts'
import { goOn, keptHere, unlock } from './pages/home.ts'
import { readingCode } from './pages/set-up.ts'

const marker = (what: string) => `${what}${randomBytes(12).toString('hex')}`

describe('what lies on the disk of the tablet', () => {
  it('[P14] no word of a draft, a finished, a withdrawn or a quarantined conversation is anywhere in the browser profile', async () => {
    await inField({}, async (field) => {
      const { tablet } = field
      await linkedTablet(field)
      const page = tablet.page()
      const talk = conversationIn(page, 'nl')
      const told = {
        arrived: marker('aangekomen'),
        quarantined: marker('apart'),
        withdrawn: marker('ingetrokken'),
        finished: marker('klaar'),
        draft: marker('concept'),
        discarded: marker('weggegooid'),
      }
      const hold = async (text: string): Promise<Slip> => {
        await talk.begin()
        await talk.answer('contact', `Verhaal met ${text} erin.`)
        await talk.finish()
        const code = await talk.code()
        await talk.backToTable()
        return code
      }

      await hold(told.arrived)
      await page.getByText(say('nl', 'ui:truth.arrivedAll')).waitFor({ timeout: 60_000 })

      // A server that says it holds other bytes under this id: the tablet sets the record aside, sealed.
      await field.stopServer()
      let epoch = '0'.repeat(32)
      const strange = await serveAnswer(field.port, ({ path, body }) => {
        const asked = path.endsWith('/have') ? haveRequest.parse(JSON.parse(body)) : undefined
        epoch = asked?.epoch ?? epoch
        const pushed = path.endsWith('/push') ? pushRequest.parse(JSON.parse(body)).records : []
        return {
          status: 200,
          type: 'application/json',
          body: JSON.stringify({
            protocol: 1,
            epoch,
            serverTime: '2026-11-23T12:00:00.000Z',
            backedUpThrough: 0,
            minClient: 1,
            missing: [],
            known: [],
            withdrawn: [],
            conflicts: asked?.records.map(({ id }) => id) ?? [],
            results: pushed.map(({ id }) => ({ id, outcome: 'conflict' })),
            tombstones: [],
          }),
        }
      })
      await hold(told.quarantined)
      await page.getByText(say('nl', 'ui:truth.aside_one', { count: 1 })).waitFor({ timeout: 60_000 })
      await strange.close()
      await tablet.offline(true)

      const code = await hold(told.withdrawn)
      await withdraw(page, code)
      await hold(told.finished)
      await keptHere(page, 3).waitFor()

      await talk.begin()
      await talk.answer('contact', `Verhaal met ${told.discarded} erin.`)
      await talk.discard()
      await talk.begin()
      await talk.openPart('contact')
      await talk.type(`Verhaal met ${told.draft} erin.`)
      await talk.saved()
      // The search must find what does lie there, or finding nothing means nothing.
      const control = marker('controle')
      await page.evaluate((text) => localStorage.setItem('control', text), control)
      await page.evaluate(
        (text) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('control', 1)
            opening.onupgradeneeded = () => opening.result.createObjectStore('plain')
            opening.onerror = () => reject(opening.error)
            opening.onsuccess = () => {
              const writing = opening.result.transaction('plain', 'readwrite', { durability: 'strict' })
              writing.objectStore('plain').put({ story: text }, 1)
              writing.oncomplete = () => resolve()
            }
          }),
        control,
      )
      const files = countFiles(tablet.profile)
      expect(searchProfile(tablet.profile, control).join(' ')).toContain('IndexedDB')

      const everywhere = () =>
        Object.entries(told).flatMap(([what, text]) =>
          searchProfile(tablet.profile, text).map((file) => `${what}: ${file}`),
        )
      expect(everywhere()).toEqual([])
      // Again after a kill, a restart and a look at the story: what the browser writes on its way out and in.
      await tablet.kill()
      expect(everywhere()).toEqual([])
      const again = await tablet.start()
      await again.goto(field.address)
      await goOn(again).click()
      await unlock(again, readingCode)
      await conversationIn(again, 'nl').field().first().waitFor()
      await tablet.stop()
      expect(everywhere()).toEqual([])
      expect(files).toBeGreaterThan(50)
      expect(tablet.bugs).toEqual([])
    })
  })
})
