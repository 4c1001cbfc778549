import type { FastifyRequest } from 'fastify'
import { recordId } from '#domain/conversation.ts'
import { centreId } from '#domain/programme.ts'
import { problemError } from '../problem-error.ts'

const fromPath = (request: FastifyRequest): unknown => (request.params as { readonly id?: unknown }).id

/** The id in the path. @throws `not-found` for anything that is no id: there is nothing under it. */
export const idAsked = (request: FastifyRequest): string => {
  const read = recordId.safeParse(fromPath(request))
  if (!read.success) throw problemError('not-found')
  return read.data
}

/** The centre in the path. @throws `not-found` */
export const centreAsked = (request: FastifyRequest): string => {
  const read = centreId.safeParse(fromPath(request))
  if (!read.success) throw problemError('not-found')
  return read.data
}
