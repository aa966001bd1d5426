import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Recording } from '../../../models/recording.ts'
import type { Bilingual } from '../../../models/text.ts'
import { openDisk } from './disk.ts'
import { MOST_RECORDING_BYTES } from './reader-recording.ts'
import { RecordingRefused, readRow } from './recording-row.ts'
import { takeRecording } from './recording-take.ts'
import { troubleOf } from './state.ts'

// The thread that takes a recording: a Plant is read out of bytes that anybody may have made, and what is live does
// not wait for that.

export interface RecordingThreadPlan {
  /** Into which it is written; nothing else has it. */
  readonly folder: string
  /** The file in it that tells of its Plant what its page is told. */
  readonly answerName: string
}

export type ToTaker = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'end' }

export type FromTaker =
  /** More bytes may come. */
  | { readonly kind: 'more' }
  | { readonly kind: 'taken'; readonly recording: Omit<Recording, 'name'> }
  | { readonly kind: 'refused'; readonly reason: Bilingual }
  | { readonly kind: 'failed'; readonly reason: Bilingual; readonly detail: string }

const port = parentPort
if (port === null) throw new Error('this is a thread of the server and does not run by itself')
const { folder, answerName }: RecordingThreadPlan = workerData
const tell = (said: FromTaker): void => port.postMessage(said)

const nextSaid = (): Promise<ToTaker> => new Promise((resolve) => port.once('message', resolve))

async function* bytesThatCome(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const came = nextSaid()
    tell({ kind: 'more' })
    const message = await came
    if (message.kind === 'end') return
    yield message.bytes
  }
}

async function take(): Promise<FromTaker> {
  const row = readRow(bytesThatCome(), MOST_RECORDING_BYTES)
  try {
    const { answer, from, to } = await takeRecording(row, openDisk(folder))
    const { plant, hash } = answer
    writeFileSync(join(folder, answerName), JSON.stringify(answer), { mode: 0o600, flush: true })
    const of = { id: plant.id, hash, name: plant.name }
    return {
      kind: 'taken',
      recording: { id: row.digest().slice(0, 16), plant: of, from, to, size: row.size() },
    }
  } catch (error) {
    if (error instanceof RecordingRefused) return { kind: 'refused', reason: error.reason }
    const { reason, detail } = troubleOf(error, 0)
    return { kind: 'failed', reason, detail }
  }
}

tell(await take())
port.close()
