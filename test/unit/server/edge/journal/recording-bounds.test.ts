import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createByteWriter, putUnsigned, reserve } from '../../../../../models/frame/varint.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../../models/plant/parse.ts'
import { generatedPlant } from '../../../../../models/plants/generated.ts'
import { dictionaryOf } from '../../../../../models/segment/dictionary.ts'
import { layoutOf } from '../../../../../models/segment/layout.ts'
import { BLOCK, type Block, encodeRecord, RECORD } from '../../../../../models/segment/record.ts'
import { HEAD } from '../../../../../models/segment/tile-encode.ts'
import { slotTable } from '../../../../../models/slots.ts'
import { MOST_RECORDING_BYTES } from '../../../../../server/edge/journal/reader-recording.ts'
import { readRow } from '../../../../../server/edge/journal/recording-row.ts'
import { type RecordingTaken, takeRecording } from '../../../../../server/edge/journal/recording-take.ts'
import { createMemoryDisk } from '../../../../helpers/memory-disk.ts'

const FROM = 1_700_000_040_000
const MINUTE = 60_000
const parsed = parsePlant(generatedPlant(60), KINDS)
if (!parsed.ok) throw new Error('the generated plant is none')
const { plant } = parsed
const table = slotTable(plant, KINDS)
const layout = layoutOf(table)
const hash = 'a'.repeat(64)

type Bytes = (sort: number, number: number) => Uint8Array

const NOTHING = new Uint8Array(0)
/** Zeros, which pack a thousandfold. */
const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes)
const only =
  (sort: number, bytes: Uint8Array): Bytes =>
  (each) =>
    each === sort ? bytes : NOTHING

const block = (sort: Block['sort'], number: number, bytes: Uint8Array): Block => ({
  ...{ sort, number, bytes: deflateRawSync(bytes), unpacked: bytes.length },
})
const text = (sort: Block['sort'], of: unknown): Block => block(sort, 0, Buffer.from(JSON.stringify(of)))

/** A recording of one Segment, or one hour, whose blocks are these. */
function take(
  own: Bytes,
  { kind = RECORD.segment as 2 | 4, from = FROM, to = FROM + MINUTE } = {},
): Promise<RecordingTaken> {
  const plan = { kind, from, to, readings: 5, events: 0 }
  const sorts = kind === RECORD.hour ? [BLOCK.rollup] : [BLOCK.tile, BLOCK.rollup, BLOCK.seconds]
  const blocks = [
    ...layout.tiles.flatMap((_, number) => sorts.map((sort) => block(sort, number, own(sort, number)))),
    ...[BLOCK.events, BLOCK.standing].map((sort) => block(sort, 0, own(sort, 0))),
  ]
  const answer = text(BLOCK.answer, { hash, plant, initials: [] })
  const row = [
    ...encodeRecord({ ...plan, kind: RECORD.recording }, [answer], crc32),
    ...encodeRecord(
      { ...plan, kind: RECORD.plant },
      [text(BLOCK.plant, dictionaryOf('p', hash, table))],
      crc32,
    ),
    ...encodeRecord(plan, blocks, crc32),
    ...encodeRecord({ ...plan, kind: RECORD.end, readings: 2 }, [], crc32),
  ]
  expect(row.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(400_000)
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    yield* row
  }
  return takeRecording(readRow(stream(), MOST_RECORDING_BYTES), createMemoryDisk())
}

/** A sound tile: by Channel as many Readings as there are packets, each of a byte. */
function tileOf(number: number, packets: number): Uint8Array {
  const { firstMachine, endMachine } = layout.tiles[number] ?? { firstMachine: 0, endMachine: 0 }
  const { machineSlots } = layout
  const writer = createByteWriter(1 << 20)
  for (let machine = firstMachine; machine < endMachine; machine++) {
    const slots = (machineSlots[machine + 1] ?? 0) - (machineSlots[machine] ?? 0)
    reserve(writer, 5 + packets * 2 + slots * (packets + 1))
    putUnsigned(writer, packets)
    writer.at += packets * 2
    for (let slot = 0; slot < slots; slot++) {
      writer.bytes[writer.at] = HEAD.inAll
      writer.at += packets + 1
    }
  }
  return writer.bytes.subarray(0, writer.at)
}
const tiles =
  (packets: (number: number) => number): Bytes =>
  (sort, number) =>
    sort === BLOCK.tile ? tileOf(number, packets(number)) : NOTHING

const HOUR = { kind: RECORD.hour, from: FROM - (FROM % 3_600_000), to: FROM - (FROM % 3_600_000) + 3_600_000 }

describe('what comes in as a recording', () => {
  it('[Y-48] is taken where it is what a server may have written, also a minute of very many Readings', async () => {
    await expect(take(() => NOTHING)).resolves.toMatchObject({ from: FROM })
    await expect(take(() => NOTHING, HOUR)).resolves.toMatchObject({ from: HOUR.from })
    await expect(take(tiles(() => Math.floor(3_900_000 / layout.size)))).resolves.toMatchObject({
      from: FROM,
    })
    await expect(take(only(BLOCK.events, zeros(20 << 20)))).resolves.toBeDefined()
  })

  const cases: readonly (readonly [string, Bytes])[] = [
    ['one tile of ten million Readings', tiles((number) => (number === 0 ? 40_000 : 0))],
    ['tiles of ten million Readings together', tiles(() => 9000)],
    ['tiles of more bytes than so many Readings take', only(BLOCK.tile, zeros(70 << 20))],
    ['a tile of that length that is none', only(BLOCK.tile, zeros(5 << 20).fill(0x41))],
    ['buckets of a minute', only(BLOCK.rollup, zeros(1 << 20))],
    ['buckets of seconds', only(BLOCK.seconds, zeros(1 << 20))],
    ['Events', only(BLOCK.events, zeros(40 << 20))],
    ['what stands', only(BLOCK.standing, zeros(40 << 20))],
  ]
  it.each(cases)(
    '[Y-48] is refused where a few bytes of it unpack to more than any server writes: %s',
    async (_, own) => {
      await expect(take(own)).rejects.toThrow('too much memory or time')
    },
  )

  it('[Y-48] nor does an hour have more buckets than it has minutes, or a Segment more than a minute', async () => {
    await expect(take(only(BLOCK.rollup, zeros(40_000)), HOUR)).rejects.toThrow('too much memory or time')
    await expect(take(() => NOTHING, { to: FROM + MINUTE + 1 })).rejects.toThrow('not as it was written')
  })
})
