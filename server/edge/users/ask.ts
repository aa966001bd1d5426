import type { ReadStream, WriteStream } from 'node:tty'
import { LONGEST_PASSWORD } from './password.ts'

/** Reads one line as it is typed without showing it; undefined when the person gave up. */
export function askUnseen(question: string, from: ReadStream, to: WriteStream): Promise<string | undefined> {
  to.write(question)
  from.setRawMode(true)
  from.setEncoding('utf8')
  from.resume()
  return new Promise((resolve) => {
    let typed: string[] = []
    const end = (answer: string | undefined): void => {
      from.off('data', hear)
      from.setRawMode(false)
      from.pause()
      to.write('\n')
      resolve(answer)
    }
    const hear = (keys: string): void => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') return end(typed.join(''))
        if (key === CTRL_C || key === CTRL_D) return end(undefined)
        if (key === BACKSPACE || key === '\b') typed.pop()
        else if (key === CTRL_U) typed = []
        else if (key >= ' ' && typed.length < LONGEST_PASSWORD) typed.push(key)
      }
    }
    from.on('data', hear)
  })
}

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
const CTRL_U = '\u0015'
const BACKSPACE = '\u007f'

/** The first line of what is piped in. */
export async function firstLineOf(from: AsyncIterable<string | Buffer>): Promise<string> {
  let text = ''
  for await (const part of from) {
    text += part.toString()
    if (text.includes('\n') || text.length > 4 * LONGEST_PASSWORD) break
  }
  return text.split(/\r?\n/, 1)[0] ?? ''
}
