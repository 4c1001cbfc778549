// What a failed statement says about the place where records are kept, in the codes of both databases. A failure that is
// none of these is about what was written, not about where.

export type StorageFailure = 'full' | 'busy' | 'broken'

const sqlite = (code: string): StorageFailure | undefined => {
  if (code.startsWith('SQLITE_FULL')) return 'full'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  return /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM)/.test(code) ? 'broken' : undefined
}

// Classes and codes of SQLSTATE (PostgreSQL, appendix A).
const postgres = (code: string): StorageFailure | undefined => {
  if (code === '53100') return 'full'
  // A connection that is gone, no room for another, a server that starts or stops, a turn that did not come, two
  // transactions that waited for each other, a stand-by that may not be written to yet.
  if (/^(08|40|53|57|55P03|25P03|25006)/.test(code)) return 'busy'
  return /^(58|XX)/.test(code) ? 'broken' : undefined
}

const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/

/** Is this failure the disk being full, the database being busy or away, or broken? Then no record is to blame. */
export const storageFailure = (failure: unknown): StorageFailure | undefined => {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (code === 'ENOSPC') return 'full'
  if (unreachable.test(code)) return 'busy'
  return code.startsWith('SQLITE_') ? sqlite(code) : postgres(code)
}
