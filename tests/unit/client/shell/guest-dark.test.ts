import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../../src/client/${path}`, import.meta.url), 'utf8')
/** The custom properties of the first rule with this selector. */
const tokensOf = (css: string, selector: string): Readonly<Record<string, string>> => {
  const rule = css.slice(css.indexOf(selector))
  const body = rule.slice(rule.indexOf('{') + 1, rule.indexOf('}'))
  return Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]))
}

test('[G7] a guest who asks for dark gets the dark values that the tablet has, all of them and no other', () => {
  const dark = tokensOf(read('ui/tokens.css'), ':root:not([data-theme="light"])')
  expect(Object.keys(dark).length).toBeGreaterThan(30)
  expect(tokensOf(read('shell/guest-dark.css'), ':root[data-theme="dark"]')).toEqual(dark)
})
