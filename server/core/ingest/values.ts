/*
 * HOT: one call a Reading.
 */
import type { Placed } from '../../../models/slots.ts'
import { quantumOf } from '../../../models/twin.ts'
import { accept, acceptBad } from '../bridge.ts'
import { acceptState } from '../floor.ts'
import { doesNotFit, numberExpected, unknownWord, writtenByServer } from './details.ts'
import { type Ingest, refuse } from './door.ts'
import type { KindWords } from './routes.ts'

/** Takes one value of one Channel, or refuses it [I-4]. */
export function takeValue(
  ingest: Ingest,
  placed: Placed,
  words: KindWords,
  offset: number,
  value: unknown,
  time: number,
  quality: number,
): void {
  const { floor, packet } = ingest
  const slot = placed.firstSlot + offset
  let quantum: number
  if (offset >= words.ownFrom) return refuse(ingest, 'serverChannel', writtenByServer(keyOf(words, offset)))
  const codes = words.codes[offset]
  if (value === null) {
    packet.taken++
    if (acceptBad(floor.bridge, slot, time)) packet.onTime++
    return
  }
  if (codes !== undefined) {
    quantum = codeOf(codes, value)
    if (Number.isNaN(quantum))
      return refuse(ingest, 'unknownWord', unknownWord(keyOf(words, offset), value, wordsOf(words, offset)))
  } else if (typeof value === 'number') {
    quantum = quantumOf(value, floor.table.perUnit[slot]!)
    if (Number.isNaN(quantum)) return refuse(ingest, 'outOfRange', doesNotFit(keyOf(words, offset), value))
  } else {
    return refuse(ingest, 'wrongType', numberExpected(keyOf(words, offset), value))
  }
  packet.taken++
  const changed =
    offset === 0
      ? acceptState(floor, placed, quantum, time, quality)
      : accept(floor.bridge, slot, quantum, time, quality)
  if (changed) packet.onTime++
}

/** The code of a word, a code itself, or a boolean where the words are two; NaN for anything else. */
export function codeOf(codes: ReadonlyMap<string, number>, value: unknown): number {
  if (typeof value === 'string') return codes.get(value.toLowerCase()) ?? Number.NaN
  if (typeof value === 'boolean') return codes.get(value ? 'true' : 'false') ?? Number.NaN
  if (typeof value !== 'number') return Number.NaN
  for (const code of codes.values()) if (code === value) return value
  return Number.NaN
}

const wordsOf = (words: KindWords, offset: number): readonly string[] =>
  words.specs[offset]?.states?.map(({ word }) => word) ?? []

const keyOf = (words: KindWords, offset: number): string => words.specs[offset]?.key ?? '?'
