import Libsql from 'libsql'

/**
 * One server a data directory. The lock is an open transaction on a file of its own, so the system lets go of it however
 * the process ends; a pid file would lie after a crash.
 * @returns how to let go, or `undefined` when another process holds it.
 */
export const takeServerLock = (file: string): (() => void) | undefined => {
  const lock = new Libsql(file)
  try {
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch {
    lock.close()
    return undefined
  }
}
