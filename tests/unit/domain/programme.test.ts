import { expect, it } from 'vitest'
import { centreId, centreIdFromName } from '#domain/programme.ts'

it('a name gives the same id however it is typed', () => {
  expect(centreIdFromName('  Café De Brug ')).toBe('cafe-de-brug')
  expect(centreIdFromName('café  de brug')).toBe('cafe-de-brug')
})

it('two names without Latin letters are two centres, and the same name is one', () => {
  const names = ['مركز الحي', 'مركز الجسر', '中心', 'Дом 2', 'Сад 2', '!!!', 'की', 'का']
  const ids = names.map(centreIdFromName)
  expect(new Set(ids).size).toBe(names.length)
  for (const id of ids) {
    expect(id).toMatch(/^centrum-[0-9a-z]+$/)
    expect(centreId.safeParse(id).success).toBe(true)
  }
  expect(centreIdFromName(' Дом  2')).toBe(centreIdFromName('дом 2'))
})

it('a name of figures keeps them', () => {
  expect(centreIdFromName('2512')).toBe('2512')
})
