// How fast the server answers with the table of the cards, and whether that grows no faster than the number of sorts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#server/app.ts'
import { openWorkplace } from '#server/workplace.ts'
import { importedSorts } from '#tests/support/imported-sorts.ts'
import { ratio, spread } from './numbers.ts'

const now = () => Date.UTC(2026, 10, 23)

const benchSize = async (sorts: number, runs: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-bench-'))
  const workplace = await openWorkplace({ dataDir: folder, now })
  const app = createApp({ ...workplace, now, address: () => 'https://x.example' })
  try {
    const lines = importedSorts(sorts)
    const began = performance.now()
    await workplace.store.importing(async (importer) => {
      for (let at = 0; at < lines.length; at += 200) await importer.take(lines.slice(at, at + 200), 'zuidwest@1')
    })
    const imported = performance.now() - began
    const times: number[] = []
    for (let run = 0; run < runs + 1; run += 1) {
      const start = performance.now()
      const answer = await app.inject({
        method: 'GET',
        url: '/api/v1/results/cards',
        headers: { authorization: `Bearer ${workplace.keys.newManagerKey}` },
      })
      times.push(performance.now() - start)
      const { cards } = answer.json<{ readonly cards: { readonly sorts: number } }>()
      if (cards.sorts !== sorts) throw new Error(`${sorts} sorts were answered as ${cards.sorts}`)
    }
    return { sorts, importSeconds: Math.round(imported / 10) / 100, answerMs: spread(times.slice(1)) }
  } finally {
    await app.close()
    await workplace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The time in which the server answers `GET /api/v1/results/cards`, without a socket, over so many imported sorts.
 * @returns milliseconds per size, and how the time grew beside how the number of sorts grew (1 is linear).
 */
export const benchCards = async ({
  sizes,
  runs,
}: {
  /** Numbers of sorts, from few to many. */
  readonly sizes: readonly number[]
  readonly runs: number
}) => {
  const measured: Awaited<ReturnType<typeof benchSize>>[] = []
  for (const size of sizes) measured.push(await benchSize(size, runs))
  const growth = measured.slice(1).map((one, index) => {
    const before = measured[index]!
    return {
      from: before.sorts,
      to: one.sorts,
      timePerSortRatio: Math.round((ratio(one.answerMs, before.answerMs) / (one.sorts / before.sorts)) * 100) / 100,
    }
  })
  return { sizes: measured, growth }
}
