import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
}
const packedAlready = new Set(['.woff2', '.png', '.webp'])

export type PlainServer = { readonly address: string; readonly close: () => Promise<void> }

const listen = async (
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<PlainServer> => {
  const server = createServer(answer)
  server.listen(port, 'localhost')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  return {
    address: `http://localhost:${bound.port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The built app on a plain web server without any API: a lone tablet. gzip level 9, hashed files immutable. */
export const serveFolder = (
  folder: string,
  options: { readonly port?: number; readonly pages?: Readonly<Record<string, string>> } = {},
): Promise<PlainServer> => {
  const made = new Map<string, { readonly raw: Buffer; readonly gzip: Buffer | undefined; readonly type: string }>()
  const read = (path: string) => {
    const known = made.get(path)
    if (known !== undefined) return known
    try {
      const raw =
        options.pages?.[path] !== undefined ? Buffer.from(options.pages[path]) : readFileSync(join(folder, path))
      const ending = extname(path)
      const one = {
        raw,
        gzip: packedAlready.has(ending) ? undefined : gzipSync(raw, { level: 9 }),
        type: types[ending] ?? 'application/octet-stream',
      }
      made.set(path, one)
      return one
    } catch {
      return undefined
    }
  }
  return listen(options.port ?? 0, (request, response) => {
    const asked = decodeURIComponent((request.url ?? '/').split('?')[0]!)
    const path = asked.endsWith('/') ? `${asked}index.html` : asked
    const file = path.includes('..') ? undefined : read(path)
    if (file === undefined) {
      response.writeHead(404)
      response.end()
      return
    }
    response.writeHead(200, {
      'content-type': file.type,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(file.gzip === undefined ? {} : { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
    })
    response.end(file.gzip ?? file.raw)
  })
}

export type StrangeAnswer = { readonly status: number; readonly type: string; readonly body: string }

/** What stands where the server was: a hotel's log-in page for everything, one status, or a server of our own making. */
export const serveAnswer = (
  port: number,
  answer: (request: { readonly path: string; readonly method: string; readonly body: string }) => StrangeAnswer,
): Promise<PlainServer> =>
  listen(port, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const raw = Buffer.concat(pieces)
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
      const given = answer({ path: request.url ?? '/', method: request.method ?? 'GET', body: body.toString('utf8') })
      response.writeHead(given.status, { 'content-type': given.type, connection: 'close' })
      response.end(given.body)
    })
  })
