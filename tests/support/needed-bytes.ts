import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { conversationIn } from '#tests/e2e/pages/conversation.ts'
import { setUp } from '#tests/e2e/pages/set-up.ts'
import { findChromium } from './find-chromium.ts'

export type NeededBytes = {
  /** gzip -9 of the scripts and styles that the page itself names: nothing of the app is painted without them. */
  readonly beforeFirstPaint: number
  /** gzip -9 of every script and style loaded until the first letter of an answer stands in its field. */
  readonly untilFirstTypedAnswer: number
  readonly files: Readonly<Record<string, number>>
}

const isCode = (url: string) => /\.(?:js|css)(?:\?|$)/.test(url) && !/\/(?:sw|workbox-[^/]*)\.js$/.test(url)

/**
 * Counts what a tablet needs, by holding back what it does not: every script that the page itself does not name is
 * held until something was painted. Then a tablet that is set up starts a conversation and types one letter.
 */
export const neededBytes = async (address: string): Promise<NeededBytes> => {
  const browser = await chromium.launch({ executablePath: findChromium(), headless: true, args: ['--disable-gpu'] })
  try {
    const context = await browser.newContext({
      serviceWorkers: 'block',
      locale: 'nl-NL',
      viewport: { width: 1280, height: 800 },
    })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    const html = await (await fetch(address)).text()
    const named = new Set(
      [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => new URL(match[1]!, `${address}/`).href),
    )
    const files = new Map<string, number>()
    let paint = () => {}
    const painted = new Promise<void>((resolve) => {
      paint = resolve
    })
    await context.route('**/*', async (route) => {
      const url = route.request().url()
      if (!isCode(url)) return route.continue()
      if (!named.has(url)) await painted
      const response = await route.fetch()
      const body = await response.body()
      files.set(url, gzipSync(body, { level: 9 }).length)
      await route.fulfill({ response, body })
    })
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    paint()
    // The empty table of the page itself may be painted while the scripts are still under way.
    await page.waitForLoadState('load')
    const beforeFirstPaint = [...named].reduce((sum, url) => sum + (files.get(url) ?? 0), 0)
    await setUp(page)
    // The set-up was once; what counts is a tablet in use, from opening the app to the first letter.
    files.clear()
    await page.reload()
    const talk = conversationIn(page, 'nl')
    await talk.begin()
    await talk.openPart('contact')
    await talk.type('I')
    await talk.saved()
    return {
      beforeFirstPaint,
      untilFirstTypedAnswer: [...files.values()].reduce((sum, size) => sum + size, 0),
      files: Object.fromEntries([...files].map(([url, size]) => [new URL(url).pathname, size])),
    }
  } finally {
    await browser.close()
  }
}
