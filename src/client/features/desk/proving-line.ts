import type { Result } from '#domain/result.ts'
import type { DeskLine } from './desk-line.ts'
import type { DeskProblem } from './desk-problem-of.ts'

/**
 * The same line for somebody who signed in: where the server wants a new proof first, it is asked and the question is
 * put again; where the session is over, that is told, whatever was asked.
 */
export const provingLine = (
  line: DeskLine,
  { prove, signedOut }: { readonly prove: () => Promise<boolean>; readonly signedOut: () => void },
): DeskLine => {
  const asking = async <Value>(ask: () => Promise<Result<Value, DeskProblem>>): Promise<Result<Value, DeskProblem>> => {
    const first = await ask()
    const answer = !first.ok && first.failure === 'proveAgain' && (await prove()) ? await ask() : first
    if (!answer.ok && answer.failure === 'signedOut') signedOut()
    return answer
  }
  return {
    read: (path, schema) => asking(() => line.read(path, schema)),
    tell: (path, body, schema) => asking(() => line.tell(path, body, schema)),
    change: (path, body, method) => asking(() => line.change(path, body, method)),
    fetchFile: (path) => asking(() => line.fetchFile(path)),
  }
}
