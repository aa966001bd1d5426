import { crc32, inflateRawSync } from 'node:zlib'
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
  /** What a moment says of it: its id where none of its Machines is in today's [Y-33]. */
  readonly stranger: { readonly plant?: string }
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
const encoder = new TextEncoder()
/** Nobody's dictionary unpacks to more. */
const MOST_BYTES = 1 << 28

/**
 * Most files are of one Plant, today's, whose dictionary is then not read at all: of a large Plant it is megabytes. It
 * is known by its bytes; the same Plant may have other Channels in another version of its Kinds.
 */
export function knowPlants(today: Dictionary, blocks: Blocks): Plants {
  const ofToday = plantFrom(today, today)
  const known = new Map<string, FilePlant>([[keyOf(encoder.encode(JSON.stringify(today))), ofToday]])
  const byChecksum = new Map<string, FilePlant>()

  const made = (bytes: Uint8Array): FilePlant | undefined => {
    const key = keyOf(bytes)
    const had = known.get(key)
    if (had !== undefined) return had
    const dictionary = readDictionary(decoder.decode(bytes))
    if (dictionary === undefined) return undefined
    const plant = plantFrom(dictionary, today)
    known.set(key, plant)
    return plant
  }

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
    unpacked(packed) {
      const bytes = whole(packed)
      return bytes && made(bytes)
    },
    byHash: (hash) => [...known.values()].find(({ dictionary }) => dictionary.hash === hash)?.dictionary,
    ofToday,
  }
}

/** Undefined for what does not unpack. */
function whole(packed: Uint8Array): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: MOST_BYTES })
  } catch {
    return undefined
  }
}

const keyOf = (bytes: Uint8Array): string => `${crc32(bytes)}:${bytes.length}`

function plantFrom(dictionary: Dictionary, today: Dictionary): FilePlant {
  const map = mapSlots(dictionary, today)
  const size = today.machines.reduce((sum, { channels }) => sum + channels.length, 0)
  const back = new Int32Array(size).fill(-1)
  map.slots.forEach((to, slot) => {
    if (to >= 0) back[to] = slot
  })
  const isStrange = map.machines.length > 0 && map.machines.every((machine) => machine < 0)
  const stranger = isStrange ? { plant: dictionary.plant } : {}
  return { dictionary, layout: layoutOfDictionary(dictionary), map, back, stranger }
}
