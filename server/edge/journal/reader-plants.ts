import { inflateRawSync } from 'node:zlib'
import {
  type Dictionary,
  layoutOfDictionary,
  mapSlots,
  readDictionary,
  type SlotMap,
} from '../../../models/segment/dictionary.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import type { RecordPlace } from '../../core/journal/shelf.ts'
import type { Blocks } from './reader-blocks.ts'

/** The Plant of a file, and where its slots are in today's. */
export interface FilePlant {
  readonly dictionary: Dictionary
  readonly layout: Layout
  readonly map: SlotMap
  /** By slot of today: the file's, -1 for none. */
  readonly back: Int32Array
}

export interface Plants {
  /** Of a file, by the record of its Plant. */
  of(place: RecordPlace): FilePlant | undefined
  /** Of a draft, which has it packed. */
  unpacked(packed: Uint8Array): FilePlant | undefined
  byHash(hash: string): Dictionary | undefined
  readonly ofToday: FilePlant
}

const decoder = new TextDecoder()
/** Nobody's dictionary unpacks to more. */
const MOST_BYTES = 1 << 28

/** Most files are of one Plant, whose dictionary is then unpacked once. */
export function knowPlants(today: Dictionary, blocks: Blocks): Plants {
  const known = new Map<string, FilePlant>()
  const made = (bytes: Uint8Array): FilePlant | undefined => {
    const dictionary = readDictionary(decoder.decode(bytes))
    if (dictionary === undefined) return undefined
    const had = known.get(dictionary.hash)
    if (had !== undefined) return had
    const plant = plantFrom(dictionary, today)
    known.set(dictionary.hash, plant)
    return plant
  }
  const byChecksum = new Map<string, FilePlant>()
  return {
    of(place) {
      const head = blocks.head(place)
      if (head === undefined) return undefined
      const key = `${head.checksums[0]}:${head.lengths[0]}:${head.unpacked[0]}`
      const had = byChecksum.get(key)
      if (had !== undefined) return had
      const bytes = blocks.block(place, head, 0)
      const plant = bytes && made(bytes)
      if (plant !== undefined) byChecksum.set(key, plant)
      return plant
    },
    unpacked: (packed) => made(inflateRawSync(packed, { maxOutputLength: MOST_BYTES })),
    byHash: (hash) => (hash === today.hash ? today : known.get(hash)?.dictionary),
    ofToday: plantFrom(today, today),
  }
}

function plantFrom(dictionary: Dictionary, today: Dictionary): FilePlant {
  const map = mapSlots(dictionary, today)
  const size = today.machines.reduce((sum, { channels }) => sum + channels.length, 0)
  const back = new Int32Array(size).fill(-1)
  map.slots.forEach((to, slot) => {
    if (to >= 0) back[to] = slot
  })
  return { dictionary, layout: layoutOfDictionary(dictionary), map, back }
}
