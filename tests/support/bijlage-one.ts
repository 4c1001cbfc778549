import { createHash } from 'node:crypto'
import { zuidwestProgramme } from '#content/registry.ts'
import type { ExchangePraatplaat } from '#domain/exchange.ts'
import { exchangeFormat, exchangeVersion } from '#domain/exchange.ts'
import { uuidFromBytes } from '#wire/bytes.ts'

/** The table of the report: interviews per centre with residents and with partner organisations, 43 and 10. */
export const bijlageOne: readonly (readonly [centre: string, resident: number, partner: number])[] = [
  ['participatie-keuken', 7, 3],
  ['bij-betje', 4, 1],
  ['buurt-en-kerkhuis-shalom', 4, 1],
  ['buurtkamer-sterrenhoek', 5, 0],
  ['buurtkamer-het-vierhuis', 4, 1],
  ['buurtkamer-vrederust', 1, 1],
  ['heeswijkplein-160', 3, 1],
  ['allekanten', 3, 1],
  ['buurtkamer-de-luyk', 4, 0],
  ['buurtpunt-connect', 4, 1],
  ['jongerencentrum-ons-pandje', 4, 0],
]

const madeUpAnswers = [
  { contact: 'Via een folder op de deurmat.', 'change-self': 'Ik kom vaker buiten.' },
  { contact: 'Mijn buurvrouw nam me mee.', 'area-meeting': 'We eten nu elke week samen.' },
  { 'change-neighbourhood': 'Het is rustiger op het plein.', 'anything-else': 'Ga zo door.' },
] as const

/** Ids that are the same each time, so that the fixture can be made again byte for byte. */
export const steadyId = (name: string): string => uuidFromBytes(createHash('sha256').update(name).digest())

/** The conversations of bijlage 1 with invented, neutral answers. */
export const bijlageOneConversations = (): readonly ExchangePraatplaat[] =>
  bijlageOne.flatMap(([centre, resident, partner]) =>
    Array.from(
      { length: resident + partner },
      (_, index): ExchangePraatplaat => ({
        kind: 'conversation',
        id: steadyId(`bijlage 1 ${centre} ${index}`),
        day: `2025-0${index % 2 === 0 ? 1 : 2}-${String(index % 2 === 0 ? 17 + index : 1 + index).padStart(2, '0')}`,
        centre,
        round: '2025-1',
        instrument: 'praatplaat@1',
        with: index < resident ? 'resident' : 'partner',
        mode: 'interviewer',
        language: 'nl',
        source: 'paper',
        answers: { ...madeUpAnswers[index % madeUpAnswers.length]! },
      }),
    ),
  )

export const exchangeText = (lines: readonly object[]): string =>
  [
    {
      format: exchangeFormat,
      version: exchangeVersion,
      programme: zuidwestProgramme.id,
      changeStory: zuidwestProgramme.changeStory,
    },
    ...lines,
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
