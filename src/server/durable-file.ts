import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
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

/**
 * Writes one line into a file of this account only. Whoever reads sees the old text or the new, never half; when this
 * returns, the new one outlives a power cut.
 */
export const replaceFile = (file: string, line: string): void => {
  const temporary = `${file}.new`
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    writeSync(descriptor, `${line}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, file)
  flushName(file)
}
