import type { Bytes } from '#wire/bytes.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import { stretch } from './wrap-seed.ts'

/**
 * The public half of the programme key that 15 random bytes stand for (O1), as the wire has it. Its sheet of words is
 * made and read like a recovery sheet's, so that `adoptRecovery` takes it in; the private half stays in this call.
 */
export const programmeKeyFromSeed = async (
  seed: Bytes,
): Promise<{ readonly kid: string; readonly publicKey: string }> => {
  const { recipient } = await keyPairFromSeed(await stretch(seed, 'praatplaat recovery key pair 1'))
  return { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey) }
}
