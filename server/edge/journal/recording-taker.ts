import { startThread } from '../child-thread.ts'
import { REFUSED } from './recording-row.ts'
import type { FromTaker, RecordingThreadPlan, ToTaker } from './recording-thread.ts'

/** What became of a recording. */
export type Became = Exclude<FromTaker, { kind: 'more' }>

const entry = new URL('./recording-thread.ts', import.meta.url)
/** The largest Plant takes a third of it. */
const LIMITS = { maxOldGenerationSizeMb: 1024 }
/** No answer of the thread takes so long; a client may take as long as its connection lives. */
const LONGEST_MILLIS = 60_000

/** Takes a recording in a thread of its own, which ends with it; one that costs too much is refused. */
export async function takeInThread(
  bytes: AsyncIterable<Uint8Array>,
  plan: RecordingThreadPlan,
): Promise<Became> {
  const thread = startThread(entry, plan, LIMITS)
  const said: FromTaker[] = []
  let onSaid: (() => void) | undefined
  const hear = (message: FromTaker): void => {
    said.push(message)
    onSaid?.()
  }
  const tooDear = (): void => hear({ kind: 'refused', reason: REFUSED.dear })
  thread.on('message', hear)
  thread.on('error', tooDear)
  const post = (message: ToTaker, moved: readonly ArrayBuffer[] = []): void =>
    thread.postMessage(message, moved)

  const next = async (): Promise<FromTaker> => {
    const late = setTimeout(tooDear, LONGEST_MILLIS)
    try {
      for (;;) {
        const message = said.shift()
        if (message !== undefined) return message
        await new Promise<void>((resolve) => {
          onSaid = resolve
        })
      }
    } finally {
      clearTimeout(late)
    }
  }

  try {
    let answer = await next()
    for await (const each of piecesOf(bytes)) {
      if (answer.kind !== 'more') return answer
      // A copy of its own: what is handed over takes all that it is a part of with it.
      const own = new Uint8Array(each)
      post({ kind: 'bytes', bytes: own }, [own.buffer])
      answer = await next()
    }
    if (answer.kind !== 'more') return answer
    post({ kind: 'end' })
    answer = await next()
    return answer.kind === 'more' ? { kind: 'refused', reason: REFUSED.cut } : answer
  } finally {
    await thread.terminate()
  }
}

/** Ends where the client goes away: what came is cut short then, which is found out by itself. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch {
    return
  }
}
