import { afterEach, expect } from 'vitest'
import { decodeFrame } from '../../models/frame/decode.ts'
import { createFrame } from '../../models/frame/frame.ts'
import type { SlotTable } from '../../models/slots.ts'
import { createTwin, type Twin } from '../../models/twin.ts'
import type { Broken } from '../../server/edge/journal/reader-broken.ts'
import { openStore, type Store } from '../../server/edge/journal/reader-store.ts'
import { emptyJournal, type MadeJournal, MINUTE, madeBatch, remove } from './journal.ts'
import type { Dice } from './seed.ts'

const refuse = (broken: Broken): never => {
  throw new Error(JSON.stringify(broken))
}

/** Journals that the tests of a file write and read, each closed and removed after the test. */
export function journals(table: SlotTable, heard: (broken: Broken) => void = refuse) {
  const made: MadeJournal[] = []
  const stores: Store[] = []
  afterEach(() => {
    for (const store of stores.splice(0)) store.close()
    for (const journal of made.splice(0)) remove(journal)
  })
  return {
    empty(): MadeJournal {
      const journal = emptyJournal(table)
      made.push(journal)
      return journal
    },
    opened({ folder, dictionary }: MadeJournal, now = Date.now()): Store {
      const store = openStore(folder, dictionary, heard)
      stores.push(store)
      store.look(now, { all: true })
      return store
    },
  }
}

/** A stretch of a Journal with Readings in it. */
export const madeStretch = (
  chance: Dice,
  { layout }: MadeJournal,
  from: number,
  to = from + MINUTE,
  packets = 300,
) => ({ from, to, batch: madeBatch(chance, layout, from, to, packets) })

/** The Twin that a Snapshot Frame tells. */
export function twinOfFrame(bytes: Uint8Array, size: number): Twin {
  const frame = createFrame(size)
  expect(decodeFrame(bytes, new Int32Array(size), frame)).toEqual({ ok: true })
  const twin = createTwin(size)
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slots[i]!
    twin.quanta[slot] = frame.quanta[i]!
    twin.times[slot] = frame.times[i]!
    twin.qualities[slot] = frame.qualities[i]!
  }
  return twin
}
