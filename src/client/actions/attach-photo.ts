import type { MediaType } from '#domain/attachment.ts'
import type { Result } from '#domain/result.ts'
import type { Bytes } from '#wire/bytes.ts'
import type { AttachProblem } from '../problem.ts'
import type { AttachedWhole, OpenDraft, Services } from '../services.ts'
import { beginAttachment } from './attach-stream.ts'

/** A photo is there at once or not at all: half a photo is kept for nobody. */
export const attachPhoto = async (
  services: Pick<Services, 'database' | 'vault' | 'randomBytes' | 'lock'>,
  draft: OpenDraft,
  photo: { readonly mediaType: MediaType; readonly bytes: Bytes },
): Promise<Result<AttachedWhole, AttachProblem>> => {
  const begun = await beginAttachment(services, draft, { what: 'photo', mediaType: photo.mediaType })
  if (!begun.ok) return begun
  const added = await begun.value.add(photo.bytes)
  if (added.ok) return begun.value.finish()
  await begun.value.drop()
  return added
}
