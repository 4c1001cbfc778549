import { expect, it, vi } from 'vitest'
import { pullAfterRounds } from '#client/actions/pull-after-rounds.ts'
import type { Services } from '#client/services.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { createSetUpServices, must } from '#tests/support/create-test-services.ts'
import { createHandClock } from '#tests/support/hand-clock.ts'

const linkOf = (device: string) => ({
  server: 'https://praatplaat.test',
  device,
  token: 't',
  ingestKey: { kid: '0'.repeat(16), publicKey: '' },
  programme: {},
  reads: true as const,
})

const open = async () => {
  const tablet = await createSetUpServices()
  const clock = createHandClock()
  const listeners = new Set<() => void>()
  const thrown: unknown[] = []
  let asked = 0
  let fails = false
  const services: Services = {
    ...tablet,
    now: clock.now,
    after: (_, work) => {
      try {
        work()
      } catch (error) {
        thrown.push(error)
      }
      return () => {}
    },
    lock: async (name) => {
      if (name === 'pull') asked += 1
      if (fails) throw new Error('no locks here')
      return undefined
    },
    sync: {
      ...tablet.sync,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
  const link = async (device: string) => {
    must(await changeDevice(tablet.database, (row) => ({ ...row, link: linkOf(device) })))
    pullAfterRounds(services, device)
  }
  return {
    clock,
    listeners,
    thrown,
    link,
    asked: () => asked,
    failing: (now: boolean) => {
      fails = now
    },
    roundEnds: () => {
      for (const listener of [...listeners]) listener()
    },
  }
}

it('[L3] a mistake in reading back surfaces, and reading goes on after a while', async () => {
  const { clock, thrown, link, asked, failing, roundEnds } = await open()
  await link('one')
  failing(true)
  roundEnds()
  await vi.waitFor(() => expect(thrown).toHaveLength(1))
  failing(false)
  await clock.pass(11 * 60_000)
  roundEnds()
  await vi.waitFor(() => expect(asked()).toBe(2))
})

it('a tablet that is linked anew reads back once after a round', async () => {
  const { listeners, link, asked, roundEnds } = await open()
  await link('one')
  await link('two')
  roundEnds()
  await vi.waitFor(() => expect(asked()).toBe(1))
  await vi.waitFor(() => expect(listeners.size).toBe(1))
  roundEnds()
  expect(asked()).toBe(1)
})
