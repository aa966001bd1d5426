import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  DRAFT,
  type DraftRecord,
  draftPrefix,
  draftRecordAt,
  encodeBeginning,
  encodeUntil,
} from '../../../../models/segment/draft-record.ts'
import { dice, SEED } from '../../../helpers/seed.ts'

const chance = dice(SEED)
const records: readonly DraftRecord[] = [
  { sort: DRAFT.begun, from: 1000, dictionary: chance.bytes(40), twin: chance.bytes(40) },
  ...Array.from(
    { length: 8 },
    (_, i): DraftRecord => ({
      sort: i % 3 === 2 ? DRAFT.events : DRAFT.readings,
      until: 1000 + i * 200,
      bytes: chance.bytes(chance.below(50)),
    }),
  ),
]

const payloadOf = (record: DraftRecord): Uint8Array =>
  record.sort === DRAFT.begun
    ? encodeBeginning(record)
    : Uint8Array.from([...encodeUntil(record.sort, record.until), ...record.bytes])

const file = Uint8Array.from(
  records.flatMap((record) => {
    const payload = payloadOf(record)
    return [...draftPrefix(payload, crc32), ...payload]
  }),
)

function readAll(bytes: Uint8Array): readonly DraftRecord[] {
  const read: DraftRecord[] = []
  for (let at = 0; ; ) {
    const found = draftRecordAt(bytes, at, crc32)
    if (found === undefined) return read
    read.push(found.record)
    at = found.end
  }
}

describe('a draft file', () => {
  it('[Y-10] gives back its records', () => {
    expect(readAll(file)).toEqual(records)
  })

  it('[Y-10] gives back the whole ones before where it was cut off, at every length', () => {
    const lengths = new Set<number>()
    for (let length = 0; length < file.length; length++) {
      const read = readAll(file.subarray(0, length))
      expect(read).toEqual(records.slice(0, read.length))
      lengths.add(read.length)
    }
    expect([...lengths]).toEqual(records.map((_, i) => i))
  })

  it('[Y-10] ends before a flipped bit', () => {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const flipped = file.slice()
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      const read = readAll(flipped)
      expect(read.length).toBeLessThan(records.length)
      expect(read).toEqual(records.slice(0, read.length))
    }
  })
})
