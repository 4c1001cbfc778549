import { describe, expect, it } from 'vitest'
import { listFiles, readModules } from '#tests/support/read-modules.ts'

const folders = ['src', 'tests', 'locales', 'public'] as const
const files = folders.flatMap((folder) => listFiles(folder)).filter((path) => !path.includes('/.'))

const forbiddenFolders = ['utils', 'helpers', 'common', 'shared', 'lib', 'misc', 'types', 'hooks']
const forbiddenWords = /(^|[^a-z])(Manager|Helper|Util|Utils|Info)$/

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|v\d+|change-story|programme|fixture|bench))*(\.[a-z0-9]+)*$/
const named = ['tsconfig.json', 'SPEC.md', 'ARCHITECTURE.md', 'FAULTS.md', 'LICENSE.txt', 'LICENSE']

describe('names', () => {
  it('every file and folder is kebab-case', () => {
    expect(files.length).toBeGreaterThan(200)
    const wrong = files.filter((path) => {
      const parts = path.split('/')
      const file = parts.at(-1)!
      return !parts.slice(0, -1).every((part) => kebab.test(part)) || (!kebab.test(file) && !named.includes(file))
    })
    expect(wrong).toEqual([])
    expect(kebab.test('recordAnswer.ts')).toBe(false)
    expect(kebab.test('RecordAnswer.tsx')).toBe(false)
  })

  it('no folder says that it did not know what it holds', () => {
    const wrong = files
      .filter((path) => !path.startsWith('tests/support/'))
      .filter((path) =>
        path
          .split('/')
          .slice(0, -1)
          .some((part) => forbiddenFolders.includes(part)),
      )
    expect(wrong, `rename the folder after what is in it; not ${forbiddenFolders.join(', ')}`).toEqual([])
  })

  it('nothing that is exported is called a Manager, Helper, Util or Info', () => {
    const wrong = readModules().flatMap((one) =>
      [...one.text.matchAll(/^export (?:const|type|interface|function|class) ([A-Za-z0-9]+)/gm)]
        .map((match) => match[1]!)
        .filter((name) => forbiddenWords.test(name) || /[a-z](Manager|Helper|Utils?|Info)$/.test(name))
        .map((name) => `${one.path}: ${name}`),
    )
    expect(wrong).toEqual([])
    expect(/[a-z](Manager|Helper|Utils?|Info)$/.test('SyncManager')).toBe(true)
  })

  it('no file of code is longer than 400 lines: split it by noun or verb', () => {
    const long = readModules()
      .filter((one) => /\.tsx?$/.test(one.path))
      // Lists, not code.
      .filter((one) => !['src/content/recovery-words.ts', 'src/client/ui/pictogram-name.ts'].includes(one.path))
      .map((one) => [one.path, one.text.split('\n').length] as const)
      .filter(([, lines]) => lines > 400)
    expect(long).toEqual([])
  })

  it('no barrels: an index file hides where things are', () => {
    expect(files.filter((path) => /^src\/.*\/index\.tsx?$/.test(path))).toEqual([])
  })
})
