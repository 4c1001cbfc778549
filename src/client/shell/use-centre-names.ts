import { useEffect, useState } from 'react'
import type { Centre, Programme } from '#domain/programme.ts'
import { useLive, useServices } from '../services.ts'
import { readDevice } from '../storage/truth-queries.ts'

export type CentreNames = {
  /** The programme's centres in its order, then those typed on this tablet. */
  readonly centres: readonly Centre[]
  /** The name of that centre; its id for one that this tablet never heard of (a backup of another tablet). */
  readonly nameOf: (id: string) => string
  /** The centre this tablet stands in. */
  readonly here: Centre | undefined
  /** How many centres may be typed on a tablet. */
  readonly mostTyped: number
}

export const useCentreNames = (): CentreNames | undefined => {
  const services = useServices()
  const device = useLive(async (database) => (await readDevice(database)) ?? null, 'device of centre names')
  const [programme, setProgramme] = useState<Programme>()
  useEffect(() => {
    services.programme().then(setProgramme)
  }, [services])
  if (device === undefined || programme === undefined) return undefined
  const listed = programme.centres
  const own = device === null ? [] : [...device.typedCentres, device.centre]
  const centres = [...new Map([...own, ...listed].map((one) => [one.id, one])).values()]
  const order = [...listed.map((one) => one.id), ...own.map((one) => one.id)]
  const sorted = centres.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return {
    centres: sorted,
    nameOf: (id) => sorted.find((one) => one.id === id)?.name ?? id,
    here: device?.centre,
    mostTyped: programme.typedCentres,
  }
}
