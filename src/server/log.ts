// V7: what may be logged. No request body, no header, no query, no error message: SyntaxError of JSON.parse and zod issues
// quote what they read, and that can be a story.
import type { FastifyServerOptions } from 'fastify'

/**
 * An error without its message: name, code and where in our code.
 * A stack's first lines repeat the message, so only its `at` lines are kept.
 */
export const describeFailure = (failure: unknown): Readonly<Record<string, unknown>> => {
  if (!(failure instanceof Error)) return { name: typeof failure }
  const { code } = failure as { readonly code?: unknown }
  return {
    name: failure.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? { code } : {}),
    at: (failure.stack ?? '')
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 12),
  }
}

export type LogStream = { readonly write: (line: string) => void }

/** Logger options: JSON lines on stderr (stdout is for people), quiet unless asked, and blind to everything sent. */
export const loggerOptions = (
  level: string,
  stream: LogStream = process.stderr,
): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  stream,
  serializers: {
    req: () => ({}),
    res: () => ({}),
    err: (failure) => ({ type: failure.name, message: '', stack: '', ...describeFailure(failure) }),
  },
})
