import { toBase64Url } from '#wire/bytes.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'
import type { ServerKeys } from './key-files.ts'

/** The public half, as tablets get it: they seal for it. */
export const ingestKeyOf = ({ ingest }: Pick<ServerKeys, 'ingest'>): EnrolAnswer['ingestKey'] => ({
  kid: ingest.recipient.kid,
  publicKey: toBase64Url(ingest.recipient.publicKey),
})
