import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Role } from '../../../models/protocol.ts'
import { isHash } from './password.ts'
import { type Account, ROLES } from './user.ts'

/*
 * The users file: one JSON object a line, or one JSON list of them. Lines are what we write, so that adding
 * a user is one line of difference.
 */

const MOST_USERS = 10_000
const MOST_BYTES = 8 * 1024 * 1024
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@ -]{0,62}[\p{L}\p{N}.]$|^[\p{L}\p{N}]$/u

export const isUserName = (text: string): boolean => NAME.test(text)

const account = z.strictObject({
  name: z.string().refine(isUserName),
  role: z.custom<Role>((value) => ROLES.some((role) => role === value)),
  hash: z.string().refine(isHash),
})

export type UsersFile =
  | { readonly kind: 'users'; readonly accounts: ReadonlyMap<string, Account> }
  | { readonly kind: 'problem'; readonly sentence: string }

const problem = (sentence: string): UsersFile => ({ kind: 'problem', sentence })

const EXPECTED = `a name, a role (${ROLES.join(', ')}) and a hash, as "npm run user -- add NAME" writes them`

/** Reads a users file; the sentences name the place and never the hash. */
export function parseUsers(text: string, path: string): UsersFile {
  const lines = entriesOf(text)
  if (lines === undefined) return problem(`${path} is neither a JSON list nor a JSON object a line.`)
  if (lines.length > MOST_USERS) return problem(`${path} holds more than ${MOST_USERS} users.`)
  const accounts = new Map<string, Account>()
  for (const { entry, place } of lines) {
    const parsed = account.safeParse(entry)
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.map(String).join('.') || 'the whole'
      return problem(`${path}, ${place}: expected ${EXPECTED}; ${where} is wrong.`)
    }
    if (accounts.has(parsed.data.name))
      return problem(`${path}, ${place}: ${parsed.data.name} is there twice.`)
    accounts.set(parsed.data.name, parsed.data)
  }
  return { kind: 'users', accounts }
}

interface Entry {
  readonly entry: unknown
  readonly place: string
}

function entriesOf(text: string): readonly Entry[] | undefined {
  try {
    if (text.trimStart().startsWith('[')) {
      const list: unknown = JSON.parse(text)
      return Array.isArray(list) ? list.map((entry, i) => ({ entry, place: `entry ${i + 1}` })) : undefined
    }
    const lines = text.split('\n').map((line, i) => ({ line: line.trim(), place: `line ${i + 1}` }))
    return lines
      .filter(({ line }) => line !== '')
      .map(({ line, place }) => ({ entry: JSON.parse(line), place }))
  } catch {
    return undefined
  }
}

/** The users that may sign in, or the sentence to stop with. */
export function readUsers(path: string): UsersFile {
  const read = readUsersOrNone(path)
  if (read.kind === 'users' && read.accounts.size === 0) {
    return problem(
      `${path} has no users yet, so nobody could sign in. Add one: npm run user -- add NAME --users ${path}`,
    )
  }
  return read
}

/** The same for those who add: a file that is not there yet has no users. */
export function readUsersOrNone(path: string): UsersFile {
  try {
    const { size } = statSync(path)
    if (size > MOST_BYTES) return problem(`${path} is larger than a users file can be.`)
    return parseUsers(readFileSync(path, 'utf8'), path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return { kind: 'users', accounts: new Map() }
    return problem(`${path} cannot be read (${String(code)}).`)
  }
}

/** Writes beside the file and moves it into place: there is never half a file, nor one that others can read. */
export function writeUsers(path: string, accounts: Iterable<Account>): void {
  const lines = [...accounts].map(({ name, role, hash }) => `${JSON.stringify({ name, role, hash })}\n`)
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    writeFileSync(beside, lines.join(''), { mode: 0o600, flag: 'wx', flush: true })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
