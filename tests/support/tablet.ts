import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

export type Tablet = {
  readonly profile: string
  /** The one tab in use. */
  readonly page: () => Page
  readonly context: () => BrowserContext
  /** Another tab of the same browser. */
  readonly newTab: () => Promise<Page>
  readonly cdp: () => Promise<CDPSession>
  /** Starts the browser again on the same profile. */
  readonly start: () => Promise<Page>
  /** SIGKILL of the browser and everything it started, at once: a crash, a battery that is out. */
  readonly kill: () => Promise<void>
  readonly offline: (cut: boolean) => Promise<void>
  /** Errors that reached the window unhandled; never empty by accident, so tests ask for them. */
  readonly bugs: readonly string[]
  /** What a page did against its policy (CSP, Trusted Types); closing a tablet that has any throws. */
  readonly violations: string[]
  /** Closes the browser in order; the profile stays. */
  readonly stop: () => Promise<void>
  /** Closes and removes everything. */
  readonly close: () => Promise<void>
}

/** A process and all below it, by the parents that the kernel knows. */
const treeOf = (top: number): readonly number[] => {
  const parents = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const]
    } catch {
      return []
    }
  })
  const found = [top]
  for (let index = 0; index < found.length; index += 1)
    for (const [pid, parent] of parents) if (parent === found[index]) found.push(pid)
  return found
}

const isRunning = (pid: number): boolean => {
  try {
    // A zombie is dead: it runs nothing and holds no file.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z'
  } catch {
    return false
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export const startTablet = async (
  options: {
    readonly viewport?: { readonly width: number; readonly height: number }
    readonly profile?: string
    /** The browser's own setting for text size, in pixels; 16 unless told. */
    readonly textSize?: number
  } = {},
): Promise<Tablet> => {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'praatplaat-tablet-'))
  const executablePath = findChromium()
  const bugs: string[] = []
  const violations: string[] = []
  let context: BrowserContext | undefined
  let page: Page | undefined
  let isOffline = false

  const listen = (one: Page) => {
    one.on('pageerror', (error) => bugs.push(`${error.name}: ${error.message}\n${error.stack ?? ''}`))
    one.on('console', (message) => {
      // The browser says it of pages and workers alike, in one of two ways.
      if (/content security policy|trusted ?(types|html|script)/i.test(message.text())) violations.push(message.text())
      // The browser itself reports every request that found no server; that is what these tests are about.
      if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text()))
        bugs.push(message.text())
    })
  }
  const current = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the tablet is off')
    return value
  }

  const start = async (): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      hasTouch: true,
      acceptDownloads: true,
      offline: isOffline,
      // A tablet's disk can be full; Playwright would give it one without end.
      ignoreDefaultArgs: ['--unlimited-storage'],
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The whole flag, for the last one counts: Playwright's own values, and the size of text.
        `--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4,defaultFontSize=${options.textSize ?? 16}`,
      ],
    })
    context.setDefaultTimeout(20_000)
    // P22: whatever the policy stops is written on the console, also where the browser itself would be silent.
    await context.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
        console.error(`content security policy: ${effectiveDirective} ${blockedURI} ${sourceFile ?? ''}`),
      ),
    )
    context.on('page', listen)
    page = context.pages()[0] ?? (await context.newPage())
    listen(page)
    return page
  }

  await start()
  return {
    profile,
    bugs,
    violations,
    start,
    page: () => current(page),
    context: () => current(context),
    newTab: () => current(context).newPage(),
    cdp: async () => current(context).newCDPSession(current(page)),
    offline: async (cut) => {
      isOffline = cut
      await context?.setOffline(cut)
    },
    kill: async () => {
      const running = current(context)
      const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1])
      const closed = new Promise<void>((resolve) => running.on('close', () => resolve()))
      const tree = treeOf(pid)
      for (const one of tree) {
        try {
          process.kill(one, 'SIGKILL')
        } catch {
          // It went with its parent.
        }
      }
      await closed
      while (tree.some(isRunning)) await turn()
      context = undefined
      page = undefined
    },
    stop: async () => {
      await context?.close()
      context = undefined
      page = undefined
    },
    close: async () => {
      await context?.close()
      context = undefined
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      if (violations.length > 0) throw new Error(`against the policy of the page:\n${violations.join('\n')}`)
    },
  }
}

/** Until the service worker answers for this page, so that what follows may go offline. */
export const waitUntilOfflineReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, { timeout: 60_000 })
