import type { Config } from '../config/config.ts'
import { isReachedByTls } from '../config/exposure.ts'
import type { BadgesFile } from './badges-file.ts'
import { createGate, type Gate } from './gate.ts'
import { readUsers } from './users-file.ts'

/** The gate as configured; throws the sentence to stop with when the users cannot be read. */
export function openGate(
  config: Pick<Config, 'usersFile' | 'port' | 'tls' | 'origins' | 'insecure'>,
  keep?: BadgesFile,
): Gate {
  const manner = { isSecure: isReachedByTls(config), port: config.port }
  if (config.usersFile === undefined) return createGate({ accounts: undefined, ...manner })
  const read = readUsers(config.usersFile)
  if (read.kind === 'problem') throw new Error(read.sentence)
  return createGate({ accounts: read.accounts, ...manner, ...(keep === undefined ? {} : { keep }) })
}
