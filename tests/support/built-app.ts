import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, root } from './read-modules.ts'

const newestSource = (): number =>
  Math.max(
    ...['src/client', 'src/domain', 'src/content', 'src/wire', 'locales', 'public']
      .flatMap((folder) => listFiles(folder))
      .concat('index.html', 'vite.config.ts', 'package-lock.json')
      .map((path) => statSync(join(root, path)).mtimeMs),
  )

/** Builds into a folder below the repository; `build` is the name the app then shows and sends. */
export const buildInto = (folder: string, build?: string): string => {
  const done = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir'],
    {
      cwd: root,
      encoding: 'utf8',
      // The test runner's own NODE_ENV would build React's development half.
      env: { ...process.env, NODE_ENV: 'production', ...(build === undefined ? {} : { PRAATPLAAT_BUILD: build }) },
    },
  )
  if (done.status !== 0) throw new Error(`the build failed:\n${done.stdout}${done.stderr}`)
  return join(root, folder)
}

/** The built app under test: PRAATPLAAT_DIST, else `dist`, built first when a source is newer. */
export const builtApp = (): string => {
  const folder = process.env.PRAATPLAAT_DIST ?? 'dist'
  const made = join(root, folder, 'sw.js')
  if (existsSync(made) && statSync(made).mtimeMs > newestSource()) return join(root, folder)
  return buildInto(folder)
}
