import type { Services } from '../services.ts'

/**
 * One owner per draft across windows: two windows typing in one conversation is how others sent two under one id.
 * @returns how to let go, `undefined` when another window holds it.
 */
export const holdDraft = ({ lock }: Pick<Services, 'lock'>, id: string): Promise<(() => void) | undefined> =>
  new Promise((resolve, reject) => {
    lock(
      `draft ${id}`,
      () =>
        new Promise<true>((done) => {
          resolve(() => done(true))
        }),
    ).then((held) => {
      if (held === undefined) resolve(undefined)
    }, reject)
  })
