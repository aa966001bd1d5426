import type { AnswerHead, JournalQuestion } from '../../../models/journal-answer.ts'
import { bucketTable, channelHeads, readingTable } from './reader-columns.ts'
import type { Densities } from './reader-density.ts'
import { eventsOf } from './reader-events.ts'
import { momentAt } from './reader-moment.ts'
import type { Pace } from './reader-pace.ts'
import { bucketsOf } from './reader-range.ts'
import { readingsOf } from './reader-raw.ts'
import { recordingOf } from './reader-recording.ts'
import { reelAt } from './reader-reel.ts'
import { skim } from './reader-skim.ts'
import type { Store } from './reader-store.ts'
import { tableAnswer } from './reader-table.ts'

/** An answer where it is found: its head first, and then its bytes. */
export interface Answering {
  readonly head: AnswerHead
  readonly parts: AsyncIterable<Uint8Array>
}

const encoder = new TextEncoder()

async function* bytesOf(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces
}

const plain = (value: object): Answering => ({
  head: { kind: 'plain', type: 'json' },
  parts: bytesOf([encoder.encode(`${JSON.stringify(value)}\n`)]),
})

const NOTHING: Answering = { head: { kind: 'nothing' }, parts: bytesOf([]) }

/** Answers any question out of what has been written. */
export async function answer(
  store: Store,
  densities: Densities,
  question: JournalQuestion,
  pace: Pace,
): Promise<Answering> {
  switch (question.kind) {
    case 'moment': {
      const { head, frame } = momentAt(store, question.at)
      return { head, parts: bytesOf([frame]) }
    }
    case 'reel': {
      const reel = await reelAt(store, question.at, pace)
      return reel === undefined ? NOTHING : { head: reel.head, parts: bytesOf(reel.pieces) }
    }
    case 'plant': {
      const dictionary = store.plantByHash(question.hash)
      return dictionary === undefined ? NOTHING : plain(dictionary)
    }
    case 'skim':
      return skim(store, question, pace)
    case 'range': {
      const { from, to, everyMillis, found } = await bucketsOf(store, question, pace)
      const heads = channelHeads(store.today, question.slots)
      return tableAnswer(question.form, { from, to, everyMillis }, bucketTable(heads, found), pace)
    }
    case 'raw': {
      const { to, found } = await readingsOf(store, question, pace)
      const heads = channelHeads(store.today, question.slots)
      const head = { from: question.from, to, everyMillis: null }
      return tableAnswer(question.form, head, readingTable(heads, found), pace)
    }
    case 'recording':
      return recordingOf(store, question, pace) ?? NOTHING
    case 'events':
      return plain(await eventsOf(store, question, pace))
    case 'density':
      return plain(await densities.of(question, pace))
  }
}
