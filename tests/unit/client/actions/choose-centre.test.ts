import { expect, test } from 'vitest'
import { chooseCentre } from '#client/actions/choose-centre.ts'
import { readDevice } from '#client/storage/truth-queries.ts'
import { createSetUpServices, must } from '#tests/support/create-test-services.ts'

test('a typed centre is listed once, however often the tablet comes back to it', async () => {
  const services = await createSetUpServices()
  const typed = { id: 'de-lindeboom', name: 'De Lindeboom' }
  must(await chooseCentre(services, typed))
  must(await chooseCentre(services, { id: 'bij-betje', name: 'Bij Betje' }))
  must(await chooseCentre(services, typed))
  const device = await readDevice(services.database)
  expect(device?.centre).toEqual(typed)
  expect(device?.typedCentres).toEqual([typed])
})
