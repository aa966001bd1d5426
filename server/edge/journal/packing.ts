import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync } from 'node:zlib'
import type { Block } from '../../../models/segment/record.ts'

/** The first level: the others take several times as long for a few hundredths of a byte a Reading. */
const QUICK = { level: 1 } as const
const THOROUGH = { level: 6 } as const

const deflate = promisify<Uint8Array, object, Buffer>(deflateRaw)

/** To hand fewer bytes to another thread costs more than to pack them. */
const FEW_BYTES = 6000

/** Packs on a thread of its own where it is worth it; the bytes must stay as they are until it is done. */
export async function packedBlock(sort: Block['sort'], number: number, bytes: Uint8Array): Promise<Block> {
  const packed = bytes.length < FEW_BYTES ? deflateRawSync(bytes, QUICK) : await deflate(bytes, QUICK)
  return { sort, number, bytes: packed, unpacked: bytes.length }
}

/** A text that is written once and read for years. */
export function packedText(sort: Block['sort'], text: string): Block {
  const bytes = Buffer.from(text)
  return { sort, number: 0, bytes: deflateRawSync(bytes, THOROUGH), unpacked: bytes.length }
}
