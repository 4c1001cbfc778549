import { fromBase64Url } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import type { DeviceRow } from '../storage/database.ts'

type Key = { readonly kid: string; readonly publicKey: string }

export const recipientOf = ({ kid, publicKey }: Key): Recipient => ({ kid, publicKey: fromBase64Url(publicKey) })

/** Who reads beside this tablet, by its link: the server, or (O1) the server what is closed and the programme's key all. */
export const linkRecipients = (
  link: Pick<NonNullable<DeviceRow['link']>, 'ingestKey' | 'sealedFor'> | undefined,
): readonly Recipient[] => {
  if (link === undefined) return []
  const server = recipientOf(link.ingestKey)
  return link.sealedFor === undefined ? [server] : [{ ...server, closed: true }, recipientOf(link.sealedFor)]
}
