import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { conversationIn } from '#tests/e2e/pages/conversation.ts'
import { atHome } from '#tests/e2e/pages/home.ts'
import { readingCode } from '#tests/e2e/pages/set-up.ts'
import { builtApp } from '#tests/support/built-app.ts'
import { neededBytes } from '#tests/support/needed-bytes.ts'
import { root } from '#tests/support/read-modules.ts'
import { serveFolder } from '#tests/support/static-server.ts'
import { say } from '#tests/support/words.ts'
import { cpuThrottle, floorPage, load, typeMeasured, withBrowser } from './measured-page.ts'
import { ratio, spread } from './numbers.ts'
import { prepareProfile } from './prepared-profile.ts'

const storedCount = 2_000
/** Longer than the app waits before it looks for a server. */
const settleFor = 1_500

type Bench = { readonly runs: number; readonly tell: (what: string) => void }

const alternate = async (
  runs: number,
  ways: Readonly<Record<string, () => Promise<number>>>,
): Promise<Readonly<Record<string, readonly number[]>>> => {
  const found: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let run = 0; run < runs; run += 1) for (const [name, way] of Object.entries(ways)) found[name]!.push(await way())
  return found
}

export const benchSave = async (turns: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-save-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: join(root, 'tests/bench/save-page.ts'), formats: ['es'], fileName: 'save-page' },
      target: 'es2022',
    },
  })
  const script = readFileSync(join(folder, 'save-page.js'), 'utf8')
  const server = await serveFolder(folder, {
    pages: {
      '/index.html': '<!doctype html><title>save</title><script type="module" src="/save-page.js"></script>',
      '/save-page.js': script,
    },
  })
  try {
    return await withBrowser({}, async (context) => {
      const page = await context.newPage()
      await page.goto(server.address)
      await page.waitForFunction(() => 'measure' in window)
      const measured = await page.evaluate(
        (count) =>
          (
            window as unknown as {
              measure: (turns: number) => Promise<{ save: number[]; raw: number[]; bytes: number }>
            }
          ).measure(count),
        turns,
      )
      const save = spread(measured.save)
      const raw = spread(measured.raw)
      return { saveMs: save, rawStrictPutMs: raw, ratio: ratio(save, raw), bytes: measured.bytes }
    })
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A conversation in a tab where no mouse ever was: begun in one, gone on with in another by keys alone. A tablet has
 * fingers; where a mouse was seen, Chromium looks at every key again for what lies under it.
 */
const resumedByKeys = async (context: BrowserContext, address: string): Promise<Page> => {
  const first = await context.newPage()
  await first.goto(address)
  await atHome(first)
  const talk = conversationIn(first, 'nl')
  await talk.begin()
  await talk.openPart('contact')
  const question = first.url()
  await first.close()
  const page = await context.newPage()
  await page.goto(question)
  const code = page.getByLabel(say('nl', 'ui:unlock.label'), { exact: true })
  await code.fill(readingCode)
  await code.press('Enter')
  await page.locator('textarea').first().waitFor()
  await page.waitForTimeout(settleFor)
  return page
}

/** Types in the first part of the plate, and on the bare page, in turns. */
const typeBoth = async (given: {
  readonly address: string
  readonly floor: string
  readonly profile: string
  readonly runs: number
}) => {
  const ours: number[] = []
  const bare: number[] = []
  for (let run = 0; run < Math.min(given.runs, 3); run += 1) {
    ours.push(
      ...(await withBrowser({ profile: given.profile }, async (context) => {
        const page = await resumedByKeys(context, given.address)
        const cdp = await context.newCDPSession(page)
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle })
        return typeMeasured(page, 'textarea', 120)
      })),
    )
    bare.push(
      ...(await withBrowser({}, async (context) => {
        const { page } = await load(context, { url: given.floor, selector: 'textarea' })
        return typeMeasured(page, 'textarea', 120)
      })),
    )
  }
  return { ours, bare }
}

/** Key to paint alone, with {@link storedCount} conversations stored: minutes less than everything. */
export const benchTyping = async ({ runs, tell }: Bench) => {
  const app = await serveFolder(builtApp())
  const floor = await serveFolder('', { pages: { '/index.html': floorPage } })
  tell('profile')
  const profile = await prepareProfile(app.address, storedCount)
  try {
    tell('typing')
    const typed = await typeBoth({ address: app.address, floor: floor.address, profile, runs })
    const [ours, bare] = [spread(typed.ours), spread(typed.bare)]
    return { stored: storedCount, ours, floor: bare, ratio: ratio(ours, bare) }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    await app.close()
    await floor.close()
  }
}

/** Everything about the tablet's side; medians, and ratios where two things ran turn by turn in one run. */
export const benchClient = async ({ runs, tell }: Bench) => {
  const app = await serveFolder(builtApp())
  const floor = await serveFolder('', { pages: { '/index.html': floorPage } })
  const profiles: string[] = []
  try {
    tell('bytes')
    const bytes = await neededBytes(app.address)
    tell('profiles')
    const empty = await prepareProfile(app.address, 0)
    profiles.push(empty)
    const full = await prepareProfile(app.address, storedCount)
    profiles.push(full)

    const question = `${app.address}/#/oefenen/contact`
    const oursAt = (profile: string, emptyCaches: boolean) => () =>
      withBrowser(
        { profile, emptyCaches },
        async (context) => (await load(context, { url: question, selector: 'textarea' })).interactive,
      )
    const floorAt = () =>
      withBrowser(
        {},
        async (context) => (await load(context, { url: floor.address, selector: 'textarea' })).interactive,
      )

    tell('cold')
    const cold = await alternate(runs, { ours: oursAt(empty, true), floor: floorAt })
    tell('warm')
    // Both in new tabs of one browser, in which each was opened before: what a browser remembers of a page is there.
    const warm = await withBrowser({ profile: empty }, async (context) => {
      const tab = (url: string) => async () => {
        const { page, interactive } = await load(context, { url, selector: 'textarea' })
        await page.close()
        return interactive
      }
      const ways = { ours: tab(question), floor: tab(floor.address) }
      await alternate(3, ways)
      return alternate(runs, ways)
    })

    tell('start-up')
    const homeAt = (profile: string) => () =>
      withBrowser(
        { profile },
        async (context) => (await load(context, { url: app.address, selector: '.home__truth > *' })).interactive,
      )
    const startUp = await alternate(runs, { none: homeAt(empty), stored: homeAt(full) })

    tell('typing')
    const { ours, bare } = await typeBoth({ address: app.address, floor: floor.address, profile: full, runs })

    tell('saving')
    const save = await benchSave(220)
    const [coldOurs, coldFloor, warmOurs, warmFloor] = [cold.ours!, cold.floor!, warm.ours!, warm.floor!].map(
      spread,
    ) as [ReturnType<typeof spread>, ReturnType<typeof spread>, ReturnType<typeof spread>, ReturnType<typeof spread>]
    const none = spread(startUp.none!)
    const stored = spread(startUp.stored!)
    const keys = spread(ours)
    const keysBare = spread(bare)
    return {
      cpuThrottle,
      bytesGzip: bytes,
      firstQuestionReadyMs: {
        cold: { ours: coldOurs, floor: coldFloor, ratio: ratio(coldOurs, coldFloor) },
        warm: { ours: warmOurs, floor: warmFloor, ratio: ratio(warmOurs, warmFloor) },
      },
      keyToPaintMs: { stored: storedCount, ours: keys, floor: keysBare, ratio: ratio(keys, keysBare) },
      save,
      startUpMs: { none, stored, count: storedCount, ratio: ratio(stored, none) },
    }
  } finally {
    for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    await app.close()
    await floor.close()
  }
}
