import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemError } from './problem-error.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.mp3': 'audio/mpeg',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

type Encoding = 'br' | 'gzip' | 'identity'
type KeptFile = {
  readonly stamp: string
  readonly tag: string
  readonly bytes: (encoding: Encoding) => Promise<Buffer>
}

const packers: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  identity: async (bytes) => bytes,
}

const keepFile = (raw: Buffer, stamp: string): KeptFile => {
  const packed = new Map<Encoding, Promise<Buffer>>()
  return {
    stamp,
    tag: createHash('sha256').update(raw).digest('base64url').slice(0, 27),
    bytes: (encoding) => {
      const found = packed.get(encoding) ?? packers[encoding](raw)
      packed.set(encoding, found)
      return found
    },
  }
}

const encodingFor = (accepts: string, extension: string): Encoding => {
  if (!compressible.has(extension)) return 'identity'
  const offered = accepts.split(',').map((part) => part.trim().toLowerCase())
  const takes = (name: string) =>
    offered.some((one) => one === name || (one.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(one)))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

/** The file a path asks for; `undefined` for anything that is no plain path below the folder. */
const fileFor = (folder: string, path: string): string | undefined => {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const parts = decoded.split('/').filter((part) => part !== '')
  // Dot files too: a build leaves its mark in one.
  if (parts.some((part) => part.startsWith('.'))) return undefined
  const file = join(folder, ...(parts.length === 0 ? ['index.html'] : parts))
  return file.startsWith(folder + sep) ? file : undefined
}

/** Vite puts a hash of the content in these names, so they never change. All else is asked for again each time. */
const cacheControl = (path: string): string =>
  /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

/**
 * Serves the built app from a folder. Files are read and compressed once and kept while their size and time stay, so a
 * new build is served at once and no second copy of the build is needed.
 */
export const serveStaticApp = (app: FastifyInstance, folder: string): void => {
  const kept = new Map<string, KeptFile>()

  const find = async (file: string): Promise<KeptFile | undefined> => {
    const found = await stat(file).catch(() => undefined)
    if (found === undefined || !found.isFile()) return undefined
    const stamp = `${found.size} ${found.mtimeMs}`
    const known = kept.get(file)
    if (known?.stamp === stamp) return known
    const made = keepFile(await readFile(file), stamp)
    kept.set(file, made)
    return made
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<Buffer | null> => {
    const path = request.url.split('?', 1)[0]!
    const file = path.startsWith('/api/') ? undefined : fileFor(folder, path)
    const found = file === undefined ? undefined : await find(file)
    if (file === undefined || found === undefined) throw problemError('not-found')
    const extension = extname(file).toLowerCase()
    const encoding = encodingFor(request.headers['accept-encoding'] ?? '', extension)
    const tag = `"${found.tag}-${encoding}"`
    reply.headers({
      etag: tag,
      'cache-control': cacheControl(path),
      ...(compressible.has(extension) ? { vary: 'accept-encoding' } : {}),
    })
    if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
      reply.code(304)
      return null
    }
    reply.type(types[extension] ?? 'application/octet-stream')
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return found.bytes(encoding)
  }

  app.get('/*', { exposeHeadRoute: true, config: { access: { by: 'anyone' } } }, answer)
}
