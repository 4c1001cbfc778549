import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findChromium } from '#tests/support/find-chromium.ts'

export const cpuThrottle = 6

const settleFor = 300

const args = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Opens a browser on a copy of a profile (or on a fresh one), does the work, and removes the copy. */
export const withBrowser = async <Value>(
  options: { readonly profile?: string; readonly emptyCaches?: boolean; readonly hasTouch?: boolean },
  work: (context: BrowserContext) => Promise<Value>,
): Promise<Value> => {
  const copy = mkdtempSync(join(tmpdir(), 'praatplaat-bench-'))
  try {
    if (options.profile !== undefined) cpSync(options.profile, copy, { recursive: true, verbatimSymlinks: true })
    if (options.emptyCaches === true)
      // Cold: set up, but as if the app came over the line for the first time. No HTTP cache, code cache or worker.
      for (const cache of ['Cache', 'Code Cache', 'Service Worker', 'GPUCache', 'DawnGraphiteCache', 'DawnWebGPUCache'])
        rmSync(join(copy, 'Default', cache), { recursive: true, force: true })
    const context = await chromium.launchPersistentContext(copy, {
      executablePath: findChromium(),
      headless: true,
      viewport: { width: 1280, height: 800 },
      hasTouch: options.hasTouch ?? false,
      locale: 'nl-NL',
      args,
    })
    context.setDefaultTimeout(60_000)
    // The runner that brings TypeScript here marks functions with their names, also those that go to the page.
    await context.addInitScript('globalThis.__name ??= (named) => named')
    // A browser that has just started is busy with itself: it cost the bare page as much again as the page.
    const [blank] = context.pages()
    await blank?.goto('about:blank')
    await blank?.waitForTimeout(settleFor)
    try {
      return await work(context)
    } finally {
      await context.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Sets `__ready` to the moment after the frame in which the selector was seen and the main thread answered again. */
const watchFor = (selector: string) => {
  const isSeen = () => {
    const found = document.querySelector<HTMLElement>(selector)
    if (found === null || (found as HTMLTextAreaElement).disabled) return false
    const box = found.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && getComputedStyle(found).visibility === 'visible'
  }
  const look = () => {
    if (!isSeen()) {
      requestAnimationFrame(look)
      return
    }
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        ;(window as unknown as { __ready: number }).__ready = performance.now()
      }
      channel.port2.postMessage(0)
    })
  }
  requestAnimationFrame(look)
}

export type Loaded = { readonly page: Page; readonly cdp: CDPSession; readonly interactive: number }

/** Opens the address in a new tab, throttled. @returns milliseconds from navigation until the selector could be used. */
export const load = async (
  context: BrowserContext,
  options: { readonly url: string; readonly selector: string; readonly throttle?: number },
): Promise<Loaded> => {
  const page = await context.newPage()
  await page.addInitScript(watchFor, options.selector)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: options.throttle ?? cpuThrottle })
  await page.goto(options.url, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window as unknown as { __ready?: number }).__ready !== undefined, null, {
    timeout: 120_000,
    polling: 100,
  })
  const interactive = await page.evaluate(() => (window as unknown as { __ready: number }).__ready)
  return { page, cdp, interactive }
}

/** Types with 40 ms between keys. @returns milliseconds from each key to after the frame that follows it. */
export const typeMeasured = async (page: Page, selector: string, keys: number): Promise<readonly number[]> => {
  await page.locator(selector).first().focus()
  await page.evaluate(() => {
    const measured: number[] = []
    ;(window as unknown as { __keys: number[] }).__keys = measured
    addEventListener(
      'keydown',
      (event) => {
        const pressed = event.timeStamp
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => measured.push(performance.now() - pressed)
          channel.port2.postMessage(0)
        })
      },
      true,
    )
  })
  const text = 'the bench near the entrance and more light after dark please '
  await page.keyboard.type(text.slice(0, 5), { delay: 80 })
  await page.waitForTimeout(400)
  await page.evaluate(() => {
    ;(window as unknown as { __keys: number[] }).__keys.length = 0
  })
  for (let key = 0; key < keys; key += 1) {
    const letter = text[key % text.length]!
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await page.waitForTimeout(40)
  }
  return page.evaluate(() => (window as unknown as { __keys: number[] }).__keys)
}

/** What Chromium itself costs on this machine: two bare text areas, nothing else. */
export const floorPage = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Floor</title></head>
<body><label>One <textarea rows="6" cols="60"></textarea></label><label>Two <textarea rows="6" cols="60"></textarea></label></body></html>`
