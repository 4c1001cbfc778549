import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUp } from '#tests/e2e/pages/set-up.ts'
import { builtApp } from './built-app.ts'
import { loneProfile } from './lone-profile.ts'
import { freePort, type RealServer, startServer } from './real-server.ts'
import { startTablet, type Tablet, waitUntilOfflineReady } from './tablet.ts'
import { say } from './words.ts'

/** One server and one tablet, each with a folder of its own, gone when the test ends. */
export type Field = {
  readonly tablet: Tablet
  /** It was set up before this test began. */
  readonly isSetUp: boolean
  readonly dataDir: string
  readonly address: string
  readonly port: number
  readonly managersKey: string
  readonly server: () => RealServer
  /** The server again, on the same data and port. */
  readonly startServer: (env?: Readonly<Record<string, string>>) => Promise<RealServer>
  readonly stopServer: () => Promise<void>
}

type FieldOptions = {
  /** The tablet was set up before, without a server: `loneTablet` then only opens it. */
  readonly alone?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly textSize?: number
  readonly staticDir?: string
  readonly env?: Readonly<Record<string, string>>
}

export const inField = async (options: FieldOptions, test: (field: Field) => Promise<void>): Promise<void> => {
  const staticDir = options.staticDir ?? builtApp()
  const dataDir = mkdtempSync(join(tmpdir(), 'praatplaat-data-'))
  const lone = options.alone === true ? await loneProfile() : undefined
  const port = lone?.port ?? (await freePort())
  const start = (env?: Readonly<Record<string, string>>) =>
    startServer({ dataDir, staticDir, port, env: { ...options.env, ...env } })
  let server: RealServer | undefined = await start()
  const managersKey = server.managersKey
  if (managersKey === undefined) throw new Error(`no manager's key:\n${server.output()}`)
  const tablet = await startTablet({
    ...(lone === undefined ? {} : { profile: lone.profile }),
    ...(options.viewport === undefined ? {} : { viewport: options.viewport }),
    ...(options.textSize === undefined ? {} : { textSize: options.textSize }),
  })
  try {
    await test({
      tablet,
      isSetUp: lone !== undefined,
      dataDir,
      address: server.address,
      port,
      managersKey,
      server: () => {
        if (server === undefined) throw new Error('the server is stopped')
        return server
      },
      startServer: async (env) => {
        server = await start(env)
        return server
      },
      stopServer: async () => {
        await server?.stop()
        server = undefined
      },
    })
  } catch (error) {
    // What the person at the table saw when it went wrong.
    await tablet
      .page()
      .screenshot({ path: join(tmpdir(), `praatplaat-e2e-${Date.now()}.png`) })
      .catch(() => undefined)
    if (tablet.bugs.length > 0) console.error(`errors in the window:\n${tablet.bugs.join('\n')}`)
    throw error
  } finally {
    try {
      await tablet.close()
    } finally {
      await server?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
}

/** A tablet linked to the server by its link, ready for conversations and for being offline. */
export const linkedTablet = async (field: Field, link = field.server().enrolmentLink): Promise<void> => {
  const page = field.tablet.page()
  await page.goto(link)
  await setUp(page, { linked: true })
  await waitUntilOfflineReady(page)
}

/** A tablet set up alone; of a field that is `alone` it was already. */
export const loneTablet = async (field: Field): Promise<void> => {
  const page = field.tablet.page()
  await page.goto(field.address)
  const home = page.getByRole('heading', { name: say('nl', 'ui:home.title') })
  if (field.isSetUp) await home.waitFor()
  else await setUp(page)
  await waitUntilOfflineReady(page)
}
