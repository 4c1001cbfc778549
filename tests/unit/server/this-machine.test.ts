import { expect, test } from 'vitest'
import { isThisMachineOnly } from '#server/this-machine.ts'

test.each([
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080', true],
  ['http://[::1]:8080', true],
  ['https://praatplaat.example.nl', false],
  ['http://192.168.1.4:8080', false],
  ['https://localhost.example.nl', false],
])('%s leads a tablet back to itself: %s', (address, is) => {
  expect(isThisMachineOnly(address)).toBe(is)
})
