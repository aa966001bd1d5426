import { parentPort, workerData } from 'node:worker_threads'
import type { AnswerHead, JournalQuestion } from '../../../models/journal-answer.ts'
import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { answer } from './reader-answer.ts'
import type { Broken } from './reader-broken.ts'
import { createDensities } from './reader-density.ts'
import { momentAt } from './reader-moment.ts'
import { createIdlePace, createPace, Stopped } from './reader-pace.ts'
import { openStore } from './reader-store.ts'

// The thread that reads the Journal: whatever is asked, neither what is live nor what is written waits for it.

export interface ReaderThreadPlan {
  readonly folder: string
  readonly today: Dictionary
}

export type ToReader =
  | { readonly kind: 'ask'; readonly id: number; readonly question: JournalQuestion }
  /** One part has been taken. */
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }
  /** A file is other than it was. */
  | { readonly kind: 'told'; readonly file: string }
  | { readonly kind: 'close' }

export type FromReader =
  | { readonly kind: 'head'; readonly id: number; readonly head: AnswerHead }
  | { readonly kind: 'part'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'broken'; readonly broken: Broken }

/** Parts that are on their way at once: whoever reads slowly is not sent more than a few. */
const MOST_UNTAKEN = 8
/** What is written is found again so often at the most, and all files are looked at so often. */
const LOOK_MILLIS = 100
const LOOK_AT_ALL_MILLIS = 60_000

const port = parentPort
if (port === null) throw new Error('this is a thread of the server and does not run by itself')
const { folder, today }: ReaderThreadPlan = workerData
const tell = (said: FromReader, moved: readonly ArrayBuffer[] = []): void => port.postMessage(said, moved)

const store = openStore(folder, today, (broken) => tell({ kind: 'broken', broken }))
const densities = createDensities(store)
const told = new Set<string>()
let lookedAt = Number.NEGATIVE_INFINITY
let lookedAtAllAt = Number.NEGATIVE_INFINITY

function look(): void {
  const now = performance.now()
  const all = now - lookedAtAllAt > LOOK_AT_ALL_MILLIS
  if (!all && now - lookedAt < LOOK_MILLIS && told.size === 0) return
  store.look(Date.now(), { all, told: [...told] })
  told.clear()
  lookedAt = now
  if (all) lookedAtAllAt = now
}

interface Running {
  readonly stop: AbortController
  untaken: number
  onTaken: (() => void) | undefined
}
const running = new Map<number, Running>()

async function run(id: number, question: JournalQuestion): Promise<void> {
  const own: Running = { stop: new AbortController(), untaken: 0, onTaken: undefined }
  running.set(id, own)
  const { signal } = own.stop
  try {
    look()
    const { head, parts } = await answer(store, densities, question, createPace(signal))
    tell({ kind: 'head', id, head })
    for await (const bytes of parts) {
      if (own.untaken >= MOST_UNTAKEN && !signal.aborted) {
        await new Promise<void>((resolve) => {
          own.onTaken = resolve
        })
      }
      if (signal.aborted) return
      own.untaken++
      const isWhole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
      tell({ kind: 'part', id, bytes }, isWhole ? [bytes.buffer as ArrayBuffer] : [])
    }
    tell({ kind: 'end', id })
  } catch (error) {
    if (signal.aborted) return
    tell({
      kind: 'failed',
      id,
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  } finally {
    running.delete(id)
  }
}

// The first question is not the one that finds out what there is, and what the Plants of the files are.
look()
momentAt(store, Date.now())
const idle = new AbortController()
densities.warm(createIdlePace(idle.signal)).catch((error: unknown) => {
  if (!(error instanceof Stopped)) throw error
})

port.on('message', (message: ToReader) => {
  switch (message.kind) {
    case 'ask':
      void run(message.id, message.question)
      return
    case 'taken': {
      const own = running.get(message.id)
      if (own === undefined) return
      own.untaken--
      own.onTaken?.()
      return
    }
    case 'stop': {
      const own = running.get(message.id)
      own?.stop.abort()
      own?.onTaken?.()
      return
    }
    case 'told':
      told.add(message.file)
      return
    case 'close':
      idle.abort()
      for (const { stop, onTaken } of running.values()) {
        stop.abort()
        onTaken?.()
      }
      store.close()
      port.close()
      return
  }
})
