// A restore puts another file in the database's place. Whoever had the old one open would read or write a file that
// nobody sees any more, so everybody at work shares this lock and a restore takes it alone.
import Libsql from 'libsql'

type LetGo = () => void

const lock = (file: string, statements: readonly string[]): LetGo | undefined => {
  const connection = new Libsql(file)
  try {
    for (const statement of statements) connection.exec(statement)
    return () => connection.close()
  } catch {
    connection.close()
    return undefined
  }
}

/** Beside others at work. The system lets go of it however the process ends. @returns `undefined` during a restore. */
export const shareUse = (file: string): LetGo | undefined => lock(file, ['begin', 'select count(*) from sqlite_master'])

/** Alone. @returns `undefined` while somebody is at work. */
export const takeUse = (file: string): LetGo | undefined => lock(file, ['begin exclusive'])
