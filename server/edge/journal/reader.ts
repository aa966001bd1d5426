import { setTimeout as pause } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type {
  AnswerHead,
  JournalAnswer,
  JournalQuestion,
  JournalReading,
} from '../../../models/journal-answer.ts'
import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { startThread } from '../child-thread.ts'
import type { Log } from '../log.ts'
import type { Broken } from './reader-broken.ts'
import type { FromReader, ReaderThreadPlan, ToReader } from './reader-thread.ts'

/** Answers what is asked of the Journal, in a thread of its own. */
export interface JournalReader extends JournalReading {
  /** A file is other than it was. */
  told(file: string): void
  /** What was found not to be as it was written. */
  broken(): readonly Broken[]
  /** Ends at once; what is not answered yet fails. */
  close(): Promise<void>
  /** Ends as soon as all that was asked is answered. */
  leave(): Promise<void>
}

export interface ReaderPlan {
  readonly folder: string
  readonly today: Dictionary
  readonly log: Pick<Log, 'warn' | 'warnRarely'>
}

/** One answer on its way out of the thread. */
interface Waiting {
  readonly onHead: (head: AnswerHead) => void
  readonly onFailed: (error: Error) => void
  readonly parts: Uint8Array[]
  end: 'open' | 'ended' | Error
  onMore: (() => void) | undefined
}

/** What an answer that was stopped ends with. */
export class AnswerStopped extends Error {}

const RESTART_MILLIS = 1000
const MOST_BROKEN = 1000
const GONE = 'the thread that reads the Journal has ended'
const entry = new URL('./reader-thread.ts', import.meta.url)

export function openReader({ folder, today, log }: ReaderPlan): JournalReader {
  const waiting = new Map<number, Waiting>()
  const broken: Broken[] = []
  let asked = 0
  let isClosed = false
  let onIdle: (() => void) | undefined
  /** Undefined from when one has ended until the next is started. */
  let worker: Worker | undefined

  const hear = (said: FromReader): void => {
    if (said.kind === 'broken') {
      if (broken.length < MOST_BROKEN) broken.push(said.broken)
      log.warn({ ...said.broken }, brokenSentence(said.broken))
      return
    }
    const own = waiting.get(said.id)
    if (own === undefined) return
    if (said.kind === 'head') return own.onHead(said.head)
    if (said.kind === 'part') own.parts.push(said.bytes)
    else end(said.id, own, said.kind === 'failed' ? new Error(said.reason) : 'ended')
    own.onMore?.()
  }

  const end = (id: number, own: Waiting, how: Waiting['end']): void => {
    waiting.delete(id)
    own.end = how
    if (how instanceof Error) own.onFailed(how)
    own.onMore?.()
    if (waiting.size === 0) onIdle?.()
  }

  const start = (): Worker => {
    const plan: ReaderThreadPlan = { folder, today }
    const started = startThread(entry, plan)
    started.on('message', hear)
    started.on('error', (error) => {
      log.warn({ reason: error.message }, 'the thread that reads the Journal failed; starting it again')
    })
    started.on('exit', () => {
      worker = undefined
      for (const [id, own] of waiting) end(id, own, new Error(GONE))
      if (isClosed) return
      void pause(RESTART_MILLIS, undefined, { ref: false }).then(() => {
        if (!isClosed) worker = start()
      })
    })
    return started
  }
  worker = start()
  const post = (message: ToReader): void => worker?.postMessage(message)

  const stop = (id: number, own: Waiting): void => {
    if (own.end !== 'open') return
    end(id, own, new AnswerStopped('nobody waits for this any more'))
    post({ kind: 'stop', id })
  }

  async function* partsOf(id: number, own: Waiting): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const part = own.parts.shift()
        if (part !== undefined) {
          post({ kind: 'taken', id })
          yield part
        } else if (own.end instanceof Error) throw own.end
        else if (own.end === 'ended') return
        else {
          await new Promise<void>((resolve) => {
            own.onMore = resolve
          })
        }
      }
    } finally {
      stop(id, own)
    }
  }

  const close = async (): Promise<void> => {
    isClosed = true
    const last = worker
    if (last === undefined) return
    const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()))
    post({ kind: 'close' })
    await gone
  }

  return {
    ask(question: JournalQuestion): JournalAnswer {
      const id = asked++
      const { promise: head, resolve: onHead, reject: onFailed } = promised<AnswerHead>()
      const own: Waiting = { onHead, onFailed, parts: [], end: 'open', onMore: undefined }
      waiting.set(id, own)
      if (worker === undefined) end(id, own, new Error(GONE))
      post({ kind: 'ask', id, question })
      return { head, parts: partsOf(id, own), stop: () => stop(id, own) }
    },
    told: (file) => post({ kind: 'told', file }),
    broken: () => broken,
    close,
    async leave() {
      if (waiting.size > 0)
        await new Promise<void>((resolve) => {
          onIdle = resolve
        })
      await close()
    },
  }
}

/** Settled from outside; what nobody waits for may fail unheard. */
function promised<Value>() {
  let settle: { resolve: (value: Value) => void; reject: (error: Error) => void } | undefined
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject }
  })
  promise.catch(() => undefined)
  return {
    promise,
    resolve: (value: Value) => settle?.resolve(value),
    reject: (error: Error) => settle?.reject(error),
  }
}

function brokenSentence({ file, what, from, to, machines }: Broken): string {
  const when =
    from === undefined || to === undefined
      ? ''
      : ` of ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`
  const whose = machines.length === 0 ? '' : ` (${machines.join(', ')})`
  return `the Journal: a ${what}${when}${whose} in ${file} is not as it was written and is left out`
}
