import type { Recording } from '#domain/attachment.ts'
import { recording } from '#domain/attachment.ts'
import { openPart, partKeyOf } from '#wire/attachment.ts'
import { openContentKey, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import { must } from '../create-test-services.ts'
import type { TestServer } from './open-test-server.ts'
import { rowsOf } from './test-database.ts'

/** What the server has of an attachment, opened with its own key as whoever listens to it would. */
export const openAttachmentHere = async (
  server: TestServer,
  id: string,
): Promise<{ readonly recording: Recording; readonly bytes: Buffer }> => {
  const [row] = await rowsOf(server.dataDir, `select envelope from records where id = '${id}'`)
  const sealed = parseEnvelope((row as { readonly envelope: string }).envelope)
  if (sealed === undefined) throw new Error('no manifest')
  const { opener } = server.workplace.keys.ingest
  const manifest = recording.parse(must(await openEnvelope(sealed, opener)))
  const key = await partKeyOf(must(await openContentKey(sealed, opener)))
  const { size, parts } = manifest
  const opened: Uint8Array[] = []
  for (const [part] of parts.entries()) {
    const bytes = await server.workplace.store.attachmentPart(id, part)
    if (bytes === undefined) throw new Error(`part ${part} is not here`)
    opened.push(must(await openPart(key, { id, part, parts: parts.length, size }, new Uint8Array(bytes))))
  }
  return { recording: manifest, bytes: Buffer.concat(opened) }
}
