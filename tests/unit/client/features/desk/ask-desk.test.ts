import { expect, test } from 'vitest'
import { askDesk } from '#client/features/desk/ask-desk.ts'
import type { DeskLine } from '#client/features/desk/desk-line.ts'
import { err } from '#domain/result.ts'

test('[C14] the cards are asked of one round and of one centre, or of all', async () => {
  const asked: string[] = []
  const read: DeskLine['read'] = async (path) => {
    asked.push(path)
    return err('offline')
  }
  const desk = askDesk({ read } as DeskLine)
  await desk.cards(undefined, undefined)
  await desk.cards('2026-1', 'bij-betje')
  await desk.cards('ronde & 1', undefined)
  expect(asked).toEqual([
    'results/cards?',
    'results/cards?round=2026-1&centre=bij-betje',
    'results/cards?round=ronde%20%26%201',
  ])
})
