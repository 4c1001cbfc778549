import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './read-modules.ts'

type Words = { readonly [key: string]: string | Words }

const load = (language: string, namespace: string): Words =>
  JSON.parse(readFileSync(join(root, `locales/${language}/${namespace}.json`), 'utf8')) as Words

const look = (words: Words, path: string): string | undefined => {
  const parts = path.split('.')
  let here: string | Words | undefined = words
  // A key may hold a dot of its own (problem codes do not, but `a.b` as one key is legal): try the whole rest first.
  for (let index = 0; index < parts.length; index += 1) {
    if (typeof here !== 'object') return undefined
    const rest: string | Words | undefined = here[parts.slice(index).join('.')]
    if (typeof rest === 'string') return rest
    here = here[parts[index]!]
  }
  return typeof here === 'string' ? here : undefined
}

/**
 * The words on the screen, found by what they are: `say('nl', 'setup:code.title')`. Tests look for the words a person
 * reads, and a reworded button breaks no test.
 * @throws Error when there is no such key: a test must not look for `undefined`.
 */
export const say = (language: string, key: string, values: Readonly<Record<string, string | number>> = {}): string => {
  const [namespace, path] = key.split(':') as [string, string]
  const text = look(load(language, namespace), path)
  if (text === undefined) throw new Error(`locales/${language}/${namespace}.json has no ${path}`)
  // Where a word may break is not part of what is read.
  return text
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/\{\{\s*([a-zA-Z]+)[^}]*\}\}/g, (_, name: string) => String(values[name] ?? `{{${name}}}`))
}

/** The same as a pattern, each placeholder open: for words with a number or a day in them. */
export const sayLike = (language: string, key: string): RegExp =>
  new RegExp(
    say(language, key)
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{\{[a-zA-Z]+\}\}/g, '.+'),
  )

/** An accessible name that begins so: tiles say more after their word, and buttons in another language have small Dutch under it. */
export const starts = (text: string): RegExp => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
