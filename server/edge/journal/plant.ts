import { inflateRawSync } from 'node:zlib'
import { type Dictionary, readDictionary } from '../../../models/segment/dictionary.ts'
import { BLOCK, type Block } from '../../../models/segment/record.ts'
import { packedText } from './packing.ts'
import { codesIn } from './thinned.ts'

/** A Plant as whoever writes needs it: what it is known by, its packed text, and its slots in columns. */
export interface WrittenPlant {
  readonly hash: string
  readonly block: Block
  /** By Machine its first slot, and at the end the number of slots. */
  readonly machineSlots: Int32Array
  /** By slot 1 where the numbers are codes of words. */
  readonly areCodes: Uint8Array
}

export function writtenPlant(dictionary: Dictionary): WrittenPlant {
  const { machines } = dictionary
  const machineSlots = new Int32Array(machines.length + 1)
  machines.forEach(({ channels }, i) => {
    machineSlots[i + 1] = (machineSlots[i] ?? 0) + channels.length
  })
  return {
    hash: dictionary.hash,
    block: packedText(BLOCK.plant, JSON.stringify(dictionary)),
    machineSlots,
    areCodes: codesIn(dictionary),
  }
}

/** The Plant as its text has it. */
export const plantWritten = ({ block }: WrittenPlant): Dictionary | undefined =>
  readDictionary(new TextDecoder().decode(inflateRawSync(block.bytes)))
