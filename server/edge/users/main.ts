import { askUnseen, firstLineOf } from './ask.ts'
import { PASSWORD_QUESTION, runUserCommand } from './command.ts'

async function askPassword(): Promise<string | undefined> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return firstLineOf(stdin)
  const first = await askUnseen(PASSWORD_QUESTION, stdin, stderr)
  if (first === undefined) return undefined
  const second = await askUnseen('再次输入 / Once more: ', stdin, stderr)
  if (first === second) return first
  stderr.write('两次输入不一致 / The two differ.\n')
  return undefined
}

const outcome = await runUserCommand({
  argv: process.argv.slice(2),
  usersVariable: process.env.TWINFLOOR_USERS,
  askPassword,
})
const stream = outcome.exitCode === 0 ? process.stdout : process.stderr
stream.write(`${outcome.sentence}\n`)
process.exitCode = outcome.exitCode
