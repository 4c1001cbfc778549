import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Every file of the tree that git knows or would take, by path from here. */
export const listFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(file))
