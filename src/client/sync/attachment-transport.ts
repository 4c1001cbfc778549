import type { Result } from '#domain/result.ts'
import type { AttachmentsHaveAnswer, AttachmentsHaveRequest, PartAnswer, PartRequest } from '#wire/attachment.ts'
import { attachmentsHaveAnswer, partAnswer } from '#wire/attachment.ts'
import type { ServerFailure } from './ask-server.ts'
import { askServer } from './ask-server.ts'
import type { Address } from './transport-port.ts'

/** The way to the server for parts. It never throws: a failure is a problem code (S8, S9). */
export type AttachmentTransport = {
  readonly have: (to: Address, request: AttachmentsHaveRequest) => Promise<Result<AttachmentsHaveAnswer, ServerFailure>>
  readonly part: (to: Address, request: PartRequest) => Promise<Result<PartAnswer, ServerFailure>>
}

export const createAttachmentTransport = (tools: Parameters<typeof askServer>[0]): AttachmentTransport => ({
  have: ({ server, token }, body) =>
    askServer(tools, { url: `${server}/api/v1/attachments/have`, token, body, schema: attachmentsHaveAnswer }),
  part: ({ server, token }, body) =>
    askServer(tools, { url: `${server}/api/v1/attachments/part`, token, body, schema: partAnswer }),
})
