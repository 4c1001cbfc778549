import type { Services } from '../services.ts'
import type { DeviceRow } from '../storage/database.ts'

/** What reads back is loaded by tablets that may; where it cannot be loaded now, the next start tries again. */
export const beginPulling = (services: Services, link: DeviceRow['link']): void => {
  if (link?.reads)
    import('./pull-after-rounds.ts').then(
      ({ pullAfterRounds }) => pullAfterRounds(services, link.device),
      () => {},
    )
}
