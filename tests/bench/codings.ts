// How fast the server counts what was coded, inside and outside, over many conversations.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zuidwestProgramme } from '#content/registry.ts'
import type { ExchangePraatplaat } from '#domain/exchange.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import { giveOutside, readAbout, readMentionTables } from '#server/coded-results.ts'
import type { Importer } from '#server/store/record-store.ts'
import { openWorkplace } from '#server/workplace.ts'
import { steadyId } from '#tests/support/bijlage-one.ts'
import { spread } from './numbers.ts'

const now = () => Date.UTC(2026, 10, 23)
const centres = zuidwestProgramme.centres.map((centre) => centre.id)
const languages = ['nl', 'nl', 'nl', 'ar', 'tr', 'pl']
const told = { contact: 'Ik kwam hier met de buurvrouw.', 'change-self': 'Ik ken nu veel mensen.' }

const conversationAt = (at: number): ExchangePraatplaat => ({
  kind: 'conversation',
  id: steadyId(`coded ${at}`),
  day: `2026-11-${String(1 + (at % 28)).padStart(2, '0')}`,
  centre: centres[(at * 7) % centres.length]!,
  round: `2026-${1 + (at % 4)}`,
  instrument: 'praatplaat@1',
  with: at % 5 === 0 ? 'partner' : 'resident',
  mode: 'interviewer',
  language: languages[at % languages.length]!,
  source: 'paper',
  answers: told,
})
/** Six mentions a conversation, as in the report: 331 in 53. */
const codingsAt = (at: number): readonly ExchangeCoded[] =>
  Array.from(
    { length: 6 },
    (_, index): ExchangeCoded => ({
      kind: 'coding',
      id: steadyId(`coding ${at} ${index}`),
      conversation: steadyId(`coded ${at}`),
      answer: index % 2 === 0 ? 'contact' : 'change-self',
      from: 0,
      to: 10,
      effect: `E${String(1 + ((at * 5 + index * index * 3) % 14)).padStart(2, '0')}`,
      coder: at % 2 === 0 ? 'a' : 'b',
    }),
  )

const timed = async (runs: number, work: () => Promise<unknown>) => {
  const times: number[] = []
  for (let run = 0; run < runs + 1; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return spread(times.slice(1))
}

/** Milliseconds to count so many coded conversations, after they came in by import. */
export const benchCodings = async ({
  conversations,
  runs,
}: {
  readonly conversations: number
  readonly runs: number
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-bench-'))
  const workplace = await openWorkplace({ dataDir: folder, now })
  const { store, programme } = workplace
  const all = Array.from({ length: conversations }, (_, at) => at)
  /** Committed every few thousand, so that the log stays small. */
  const inPieces = async (take: (importer: Importer, at: number) => Promise<unknown>, step: number) => {
    for (let from = 0; from < conversations; from += 4000)
      await store.importing(async (importer) => {
        for (let at = from; at < Math.min(from + 4000, conversations); at += step) await take(importer, at)
      })
  }
  try {
    const began = performance.now()
    await inPieces((importer, at) => importer.take(all.slice(at, at + 200).map(conversationAt), 'zuidwest@1'), 200)
    const held = performance.now()
    await inPieces((importer, at) => importer.takeCoded(all.slice(at, at + 40).flatMap(codingsAt)), 40)
    const coded = performance.now()
    const { effects } = await readMentionTables({ store }, {})
    if (effects.mentions !== conversations * 6) throw new Error(`${effects.mentions} mentions`)
    return {
      conversations,
      mentions: effects.mentions,
      importSeconds: {
        conversations: Math.round((held - began) / 100) / 10,
        codings: Math.round((coded - held) / 100) / 10,
      },
      insideMs: await timed(runs, () => readMentionTables({ store }, {})),
      filteredMs: await timed(runs, () =>
        readMentionTables(
          { store },
          { round: ['2026-2'], centre: ['bij-betje'], with: ['resident'], language: ['ar'] },
        ),
      ),
      outsideMs: await timed(runs, () => giveOutside({ store, programme, least: 5, now }, undefined)),
      caveatsMs: await timed(runs, () => readAbout({ store, programme, least: 5 }, { round: undefined })),
    }
  } finally {
    await workplace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
