import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest } from '../../../models/nearest.ts'
import type { Role } from '../../../models/protocol.ts'
import { hashOf, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts'
import { ROLES } from './user.ts'
import { isUserName, readUsersOrNone, writeUsers } from './users-file.ts'

const DEFAULT_USERS_PATH = 'data/users.jsonl'

const USAGE = `Usage: npm run user -- add NAME [--role ${ROLES.join('|')}] [--users FILE]
       npm run user -- remove NAME [--users FILE]

Adds a user, or gives an existing one a new password and role. The password, of at least
${SHORTEST_PASSWORD} characters, is asked for, or read from standard input. Start with --users FILE (default here: ${DEFAULT_USERS_PATH}) to ask people to sign in.
新增用户，或为已有用户重设密码和角色。密码至少 ${SHORTEST_PASSWORD} 个字符。启动时加上 --users FILE，即须登录才能查看。`

/** The rule is told before anything is typed. */
export const PASSWORD_QUESTION = `密码（至少 ${SHORTEST_PASSWORD} 个字符） / Password (at least ${SHORTEST_PASSWORD} characters): `

export interface CommandSources {
  readonly argv: readonly string[]
  readonly usersVariable: string | undefined
  /** Undefined when the person gave up. */
  readonly askPassword: () => Promise<string | undefined>
}

export interface Outcome {
  readonly exitCode: 0 | 1
  readonly sentence: string
}

const refused = (sentence: string): Outcome => ({ exitCode: 1, sentence })

interface Wish {
  readonly verb: 'add' | 'remove'
  readonly name: string
  readonly role: Role
  readonly path: string
}

/** Carries out `npm run user`; answers what to print and how to end. */
export async function runUserCommand(sources: CommandSources): Promise<Outcome> {
  const wish = wishOf(sources)
  if ('exitCode' in wish) return wish
  const { name, role, path } = wish
  const read = readUsersOrNone(path)
  if (read.kind === 'problem') return refused(read.sentence)
  const accounts = new Map(read.accounts)
  if (wish.verb === 'remove') {
    if (!accounts.delete(name)) return refused(`${path} has no user ${name}.${hint(name, accounts.keys())}`)
    writeUsers(path, accounts.values())
    return { exitCode: 0, sentence: `${name} is removed from ${path}. Restart Twinfloor to sign them out.` }
  }
  const password = await sources.askPassword()
  if (password === undefined) return refused('Nothing was changed.')
  const length = [...password].length
  if (length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    return refused(
      `密码须有 ${SHORTEST_PASSWORD} 至 ${LONGEST_PASSWORD} 个字符。A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters; this one has ${length}.`,
    )
  }
  const did = accounts.has(name) ? 'changed' : 'added'
  accounts.set(name, { name, role, hash: await hashOf(password) })
  mkdirSync(dirname(path), { recursive: true })
  writeUsers(path, accounts.values())
  return { exitCode: 0, sentence: `${name} (${role}) is ${did} in ${path}. Start with --users ${path}.` }
}

const hint = (word: string, known: Iterable<string>): string => {
  const near = nearest(word, known)
  return near === undefined ? '' : ` Did you mean ${near}?`
}

function wishOf({ argv, usersVariable }: CommandSources): Wish | Outcome {
  const parsed = parsedArgs(argv)
  if (parsed === undefined) return refused(USAGE)
  const { positionals, values } = parsed
  if (values.help === true) return { exitCode: 0, sentence: USAGE }
  const [verb, name, ...rest] = positionals
  if ((verb !== 'add' && verb !== 'remove') || name === undefined || rest.length > 0) return refused(USAGE)
  if (!isUserName(name)) {
    return refused(
      'A name has 1 to 64 letters, digits, spaces or . _ @ -, and begins and ends with one that shows.',
    )
  }
  const word = values.role ?? 'viewer'
  const role = ROLES.find((known) => known === word)
  if (role === undefined) return refused(`A role is ${ROLES.join(', ')}, not ${word}.${hint(word, ROLES)}`)
  return { verb, name, role, path: values.users ?? (usersVariable || DEFAULT_USERS_PATH) }
}

function parsedArgs(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        users: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch {
    return undefined
  }
}
