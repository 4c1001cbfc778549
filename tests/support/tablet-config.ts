import { zuidwestProgramme } from '#content/registry.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import type { Opener } from '#wire/envelope.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import { randomBytes } from './create-test-services.ts'

export type IngestKey = { readonly key: ConfigAnswer['ingestKey']; readonly opener: Opener }

export const newIngestKey = async (): Promise<IngestKey> => {
  const { opener, recipient } = await keyPairFromSeed(randomBytes(32))
  return { opener, key: { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey) } }
}

/** What a server has tablets go by, with that key. */
export const configWith = (ingestKey: ConfigAnswer['ingestKey'], over: Partial<ConfigAnswer> = {}): ConfigAnswer => ({
  version: `config of ${ingestKey.kid}`,
  programme: zuidwestProgramme,
  ingestKey,
  olderKeys: [],
  minClient: 1,
  ...over,
})
