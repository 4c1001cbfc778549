import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { setUp } from '#tests/e2e/pages/set-up.ts'
import { builtApp } from './built-app.ts'
import { freePort, startServer } from './real-server.ts'
import { startTablet, waitUntilOfflineReady } from './tablet.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where set-up tablets lie ready during this run. */
    readonly loneProfiles: string
  }
}

/** Around the whole run: the app, built before two workers would both build it, and a folder for tablets that lie ready. */
export default (project: TestProject): (() => void) => {
  builtApp()
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-lone-'))
  project.provide('loneProfiles', folder)
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

export type LoneProfile = { readonly profile: string; readonly port: number }

/**
 * A copy of a tablet that was set up alone, as every other one is: most of a set-up is a second of key stretching, again
 * and again, and thirty tests are about what comes after it. A store belongs to an address, so each worker of the runner
 * keeps one port for its tablets.
 */
export const loneProfile = async (): Promise<LoneProfile> => {
  const room = inject('loneProfiles')
  const made = join(room, `worker-${process.env['VITEST_POOL_ID'] ?? '1'}`)
  const note = `${made}.port`
  if (!existsSync(note)) {
    rmSync(made, { recursive: true, force: true, maxRetries: 5 })
    const port = await freePort()
    const dataDir = mkdtempSync(join(tmpdir(), 'praatplaat-data-'))
    // The real one: its headers stay with the pages that the service worker keeps.
    const server = await startServer({ dataDir, staticDir: builtApp(), port })
    try {
      const tablet = await startTablet({ profile: made })
      const page = tablet.page()
      await page.goto(server.address)
      await setUp(page)
      await waitUntilOfflineReady(page)
      await tablet.stop()
    } finally {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
    writeFileSync(note, String(port))
  }
  const profile = mkdtempSync(join(tmpdir(), 'praatplaat-tablet-'))
  cpSync(made, profile, { recursive: true, verbatimSymlinks: true })
  return { profile, port: Number(readFileSync(note, 'utf8')) }
}
