import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Brings a file, or the names in a folder, to disk. */
export const flush = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A new name is in the folder, not in the file: without this a power cut can take the whole file away. */
export const flushName = (file: string): void => flush(dirname(file))

const writeWhole = (file: string, line: string): void => {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    writeSync(descriptor, `${line}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Writes one line into a file of this account only. Whoever reads sees the old text or the new, never half; when this
 * returns, the new one outlives a power cut.
 */
export const replaceFile = (file: string, line: string): void => {
  const temporary = `${file}.new`
  writeWhole(temporary, line)
  renameSync(temporary, file)
  flushName(file)
}

/**
 * Writes one line into such a file unless it is there already: of two processes that both make it, one does.
 * @returns the line that stands there.
 */
export const claimFile = (file: string, line: string): string => {
  const temporary = `${file}.${process.pid}.new`
  writeWhole(temporary, line)
  try {
    linkSync(temporary, file)
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(file, 'utf8').trim()
    // A disk that knows no second names.
    renameSync(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
  flushName(file)
  return line
}
