import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const laws = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds, each with where. `target-size` is off by default and on here. */
export const violations = async (page: Page, where: string): Promise<readonly string[]> => {
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: { type: 'tag', values: laws }, rules: { 'target-size': { enabled: true } } })
    .analyze()
  return found.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${where}: ${violation.id} at ${node.target.join(' ')} — ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? violation.help}`,
    ),
  )
}

/** Nothing is cut off sideways, and the page itself never scrolls sideways. */
export const overflow = (page: Page, where: string): Promise<readonly string[]> =>
  page.evaluate((name) => {
    const page = document.documentElement
    return page.scrollWidth > page.clientWidth + 1
      ? [`${name}: the page is ${page.scrollWidth} wide in ${page.clientWidth}`]
      : []
  }, where)
