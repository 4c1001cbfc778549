import { existsSync, readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { serverAddress } from '../config.ts'
import { filesOf } from '../workplace.ts'

/** Where the server said it is when it last started; the settings say otherwise only when somebody gave PUBLIC_URL here. */
export const knownAddress = (config: Config): string => {
  const { address } = filesOf(config.dataDir)
  return config.publicUrl === undefined && existsSync(address)
    ? readFileSync(address, 'utf8')
    : serverAddress(config, config.port)
}
