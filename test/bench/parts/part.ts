import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of a bench that answers what it is asked. It ends with the bench, whatever ends that. */
export interface Part {
  readonly process: ChildProcess
  ask<Answer>(what: string, argument?: unknown): Promise<Answer>
  end(): Promise<void>
}

interface Answer {
  readonly id: number
  readonly answer?: unknown
  readonly failed?: string
}

const running = new Set<ChildProcess>()

/** Has a process ended with the bench, one that another file started included. */
export function endWithBench(child: ChildProcess): void {
  running.add(child)
  child.once('exit', () => running.delete(child))
}

export function endAllParts(): void {
  for (const child of running) child.kill('SIGKILL')
}

export function startPart(entry: URL, ...args: readonly string[]): Part {
  const child = fork(fileURLToPath(entry), args, {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  endWithBench(child)
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
    end: async () => {
      child.kill('SIGKILL')
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
