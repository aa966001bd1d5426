import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of a bench that answers what it is asked. It ends with the bench, whatever ends that. */
export interface Part {
  readonly process: ChildProcess
  ask<Answer>(what: string, argument?: unknown): Promise<Answer>
  end(signal?: NodeJS.Signals): Promise<void>
}

interface Answer {
  readonly id: number
  readonly answer?: unknown
  readonly failed?: string
}

const endings = new Set<() => void>()

/** Does this when the bench ends, however it ends, unless it is told that this is no longer needed. */
export function atEndOfBench(end: () => void): () => void {
  endings.add(end)
  return () => endings.delete(end)
}

export function endAllParts(): void {
  for (const end of endings) end()
}

export interface PartOptions {
  readonly args?: readonly string[]
  /** Modules that are loaded before the entry. */
  readonly before?: readonly URL[]
  /** What it prints, instead of onto the terminal. */
  readonly onText?: (text: string) => void
}

export function startPart(entry: URL, { args = [], before = [], onText }: PartOptions = {}): Part {
  const child = fork(fileURLToPath(entry), args, {
    execArgv: ['--import', 'tsx', ...before.flatMap(({ href }) => ['--import', href])],
    serialization: 'advanced',
    stdio: ['ignore', onText === undefined ? 'inherit' : 'pipe', 'inherit', 'ipc'],
  })
  if (onText !== undefined) child.stdout?.setEncoding('utf8').on('data', onText)
  child.once(
    'exit',
    atEndOfBench(() => child.kill('SIGKILL')),
  )
  const waiting = new Map<number, { done: (answer: unknown) => void; fail: (error: Error) => void }>()
  let asked = 0
  child.on('message', ({ id, answer, failed }: Answer) => {
    const waits = waiting.get(id)
    waiting.delete(id)
    if (failed === undefined) waits?.done(answer)
    else waits?.fail(new Error(failed))
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      for (const { fail } of waiting.values()) fail(new Error(`${entry.pathname} ended (${signal ?? code})`))
      resolve()
    })
  })
  return {
    process: child,
    ask: <Wanted>(what: string, argument?: unknown) =>
      new Promise<Wanted>((resolve, reject) => {
        const id = asked++
        waiting.set(id, { done: (answer) => resolve(answer as Wanted), fail: reject })
        child.send({ id, what, argument })
      }),
    end: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await gone
    },
  }
}

// biome-ignore lint/suspicious/noConfusingVoidType: an answer may be none at all
type Given = unknown | void
export type Answers = Readonly<Record<string, (argument: never) => Given | Promise<Given>>>

/** In the part: answers the bench, and ends when the bench has gone. */
export function answerBench(answers: Answers): void {
  process.on('disconnect', () => process.exit(0))
  process.on('message', async ({ id, what, argument }: { id: number; what: string; argument: unknown }) => {
    try {
      const answer = answers[what]
      if (answer === undefined) throw new Error(`nobody here answers "${what}"`)
      process.send?.({ id, answer: await answer(argument as never) })
    } catch (error) {
      process.send?.({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}

/** CPU time of this process since it began, all its threads, in microseconds. */
export function cpuMicros(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
