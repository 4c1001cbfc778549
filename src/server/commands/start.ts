import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, readConfig } from '../config.ts'

/** What the built app is made of. */
const sources = [
  'src/client',
  'src/domain',
  'src/content',
  'src/wire',
  'public',
  'locales',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]

const newestOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestOf(join(path, name))), found.mtimeMs)
}

/** Written when a build is whole; its time is compared, so that half a build is never served as a whole one. */
const mark = join(home, 'dist', '.built')

const isBuilt = (): boolean => {
  const built = statSync(mark, { throwIfNoEntry: false })
  if (built === undefined || !existsSync(join(home, 'dist', 'index.html'))) return false
  return sources.every((source) => newestOf(join(home, source)) <= built.mtimeMs)
}

const readOrFail = () => {
  try {
    return readConfig(process.env)
  } catch (failure) {
    console.error(`The settings are not right:\n${(failure as Error).message}`)
    return process.exit(1)
  }
}

if (readOrFail().staticDir === join(home, 'dist') && !isBuilt()) {
  console.log('Building the app…')
  const began = new Date()
  const build = spawnSync(
    process.execPath,
    [join(home, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: home,
      stdio: 'inherit',
    },
  )
  if (build.status !== 0) {
    console.error('The app could not be built; see above.')
    process.exit(1)
  }
  writeFileSync(mark, began.toISOString())
  // Sources that changed while it was built are newer than the build.
  utimesSync(mark, began, began)
}

await import('../main.ts')
