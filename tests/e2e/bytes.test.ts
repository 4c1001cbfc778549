import { describe, expect, it } from 'vitest'
import { builtApp } from '#tests/support/built-app.ts'
import { neededBytes } from '#tests/support/needed-bytes.ts'
import { serveFolder } from '#tests/support/static-server.ts'

describe('what a tablet must load', () => {
  it('scripts and styles: at most 120 kB gzip before the first paint, at most 200 kB until the first typed answer', async () => {
    const server = await serveFolder(builtApp())
    try {
      const bytes = await neededBytes(server.address)
      console.log(
        `before the first paint ${(bytes.beforeFirstPaint / 1000).toFixed(1)} kB, until the first typed answer ${(bytes.untilFirstTypedAnswer / 1000).toFixed(1)} kB (gzip -9)`,
      )
      expect(bytes.beforeFirstPaint).toBeGreaterThan(20_000)
      expect(bytes.beforeFirstPaint, JSON.stringify(bytes.files)).toBeLessThanOrEqual(120_000)
      expect(bytes.untilFirstTypedAnswer, JSON.stringify(bytes.files)).toBeLessThanOrEqual(200_000)
    } finally {
      await server.close()
    }
  })
})
