import { protocol } from '#wire/batch.ts'
import type { AppContext } from '../app-context.ts'
import type { Standing } from '../store/record-store.ts'

/** What every answer of sync tells a tablet. */
export const everyAnswer = async (
  { tabletConfig, now }: Pick<AppContext, 'tabletConfig' | 'now'>,
  standing: Standing,
) => {
  const { version, minClient, sealedFor } = await tabletConfig.read()
  return {
    protocol,
    epoch: standing.epoch,
    serverTime: new Date(now()).toISOString(),
    backedUpThrough: standing.backedUpThrough,
    minClient,
    configVersion: version,
    ...(sealedFor === undefined ? {} : { sealedFor }),
  } as const
}
