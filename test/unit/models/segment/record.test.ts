import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  BLOCK,
  type Block,
  decodeHead,
  encodeRecord,
  headLength,
  PREFIX_BYTES,
  RECORD,
} from '../../../../models/segment/record.ts'
import { dice, SEED } from '../../../helpers/seed.ts'

const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(pieces.flatMap((piece) => [...piece]))

function read(bytes: Uint8Array): { sound: readonly number[]; blocks: number } | undefined {
  const length = headLength(bytes.subarray(0, PREFIX_BYTES))
  if (length === undefined || PREFIX_BYTES + length > bytes.length) return undefined
  const head = decodeHead(
    bytes.subarray(0, PREFIX_BYTES),
    bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length),
    crc32,
  )
  if (head === undefined) return undefined
  const sound = head.blocks.flatMap((block, i) =>
    crc32(bytes.subarray(block.offset, block.offset + block.length)) === block.checksum ? [i] : [],
  )
  return { sound, blocks: head.blocks.length }
}

describe('a record of the Journal', () => {
  const chance = dice(SEED)
  const blocks: Block[] = Array.from({ length: 5 }, (_, number) => ({
    sort: chance.pick([BLOCK.tile, BLOCK.rollup, BLOCK.events]),
    number,
    bytes: chance.bytes(1 + chance.below(80)),
    unpacked: 100,
  }))
  const plan = { kind: RECORD.segment, from: 1000, to: 2000, readings: 7, events: 2 }
  const bytes = joined(encodeRecord(plan, blocks, crc32))

  it('[Y-8] says what lies in it, and where', () => {
    expect(read(bytes)).toEqual({ sound: [0, 1, 2, 3, 4], blocks: 5 })
    const head = decodeHead(
      bytes.subarray(0, PREFIX_BYTES),
      bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + (headLength(bytes) ?? 0)),
      crc32,
    )
    expect(head).toMatchObject({ ...plan, length: bytes.length })
    expect(head?.blocks.map(({ sort, number, length }) => ({ sort, number, length }))).toEqual(
      blocks.map(({ sort, number, bytes: own }) => ({ sort, number, length: own.length })),
    )
  })

  it('[Y-9] finds a flipped bit in any byte: in the head, or in the one block that it lies in', () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      const found = read(flipped)
      if (found !== undefined) expect(found.sound.length, `bit ${bit}`).toBe(4)
    }
  })

  it('[Y-9] is none where it was cut short', () => {
    for (let length = 0; length < bytes.length; length++) {
      const found = read(bytes.subarray(0, length))
      if (found !== undefined) expect(found.sound.length).toBeLessThan(5)
    }
  })
})
