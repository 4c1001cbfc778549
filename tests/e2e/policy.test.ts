import { expect, it } from 'vitest'
import { inField } from '#tests/support/field-test.ts'

it('[P22] what the policy of a page stops ends every end-to-end test that did it: script, style, frame, text as markup, another host', async () => {
  const tries: Readonly<Record<string, () => void>> = {
    'script-src': () => {
      try {
        const script = document.createElement('script')
        script.src = 'https://elders.example/a.js'
        document.head.append(script)
      } catch {
        // Its address is no text to this page: it throws, and is reported.
      }
    },
    'style-src': () => {
      const style = document.createElement('style')
      style.textContent = 'body{color:red}'
      document.head.append(style)
    },
    'default-src': () => {
      const frame = document.createElement('iframe')
      frame.src = 'https://elders.example/'
      document.body.append(frame)
    },
    'require-trusted-types-for': () => {
      try {
        document.body.innerHTML = '<p>een verhaal</p>'
      } catch {
        // It throws, and is reported.
      }
    },
    'connect-src': () => void fetch('https://elders.example/').catch(() => undefined),
  }
  let seen: readonly string[] = []
  const ended = inField({}, async ({ tablet, address }) => {
    await tablet.page().goto(address)
    expect(tablet.violations).toEqual([])
    for (const [name, attempt] of Object.entries(tries)) {
      const before = tablet.violations.length
      const told = tablet
        .page()
        .waitForEvent('console', (message) => message.text().includes('content security policy:'))
      await tablet.page().evaluate(attempt)
      await told
      expect([name, tablet.violations.length > before]).toEqual([name, true])
    }
    seen = [...tablet.violations]
  })
  await expect(ended).rejects.toThrow('against the policy of the page')
  expect(seen.length).toBeGreaterThanOrEqual(Object.keys(tries).length)
})
