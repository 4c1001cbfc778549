import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const usualNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (): readonly string[] =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => usualNames.map((name) => join(folder, name)))

/** Browsers that Playwright downloaded for this or another project. */
const downloaded = (): readonly string[] => {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .toSorted()
    .toReversed()
    .flatMap((name) => ['chrome-linux64/chrome', 'chrome-linux/chrome'].map((rest) => join(folder, name, rest)))
}

const existing = (): string | undefined =>
  [process.env.CHROME_PATH ?? '', ...usualPlaces, ...onPath(), ...downloaded()].find(
    (path) => path !== '' && runs(path),
  )

/** Tries each way to bring a browser; output goes to stderr so that a person sees what takes the time. */
const install = (): void => {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    [process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']],
    ...(process.platform === 'linux' && process.getuid?.() === 0
      ? ([
          ['apt-get', ['update']],
          [
            'apt-get',
            ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-noto-color-emoji'],
          ],
        ] as const)
      : []),
  ]
  for (const [command, given] of attempts) {
    if (existing() !== undefined) return
    console.error(`no Chromium here yet: ${command} ${given.join(' ')}`)
    spawnSync(command, given, {
      stdio: ['ignore', 2, 2],
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
}

/**
 * A Chromium or Chrome to test with: CHROME_PATH, one in the usual places, one that Playwright downloaded; else
 * Playwright's download is tried, else (as root on Debian) the package.
 * @throws Error that says what to do when there is none to be had.
 */
export const findChromium = (): string => {
  if (existing() === undefined) install()
  const found = existing()
  if (found === undefined)
    throw new Error('No Chromium or Chrome found and none could be installed. Install one, or set CHROME_PATH to it.')
  return found
}

/** `Chromium 156.0…`, for reports. */
export const chromiumVersion = (): string =>
  execFileSync(findChromium(), ['--version', '--no-sandbox'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
