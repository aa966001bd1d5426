import { setImmediate as turn } from 'node:timers/promises'
import { createByteWriter } from '../../../models/frame/varint.ts'
import { joinSlot, type RollupPart, SLOTS_A_GROUP } from '../../../models/segment/join.ts'
import type { Layout, TileLayout } from '../../../models/segment/layout.ts'
import { BLOCK, type Block, RECORD } from '../../../models/segment/record.ts'
import { beginRollup, createRollup, decodeRollup, encodeRollup } from '../../../models/segment/rollup.ts'
import type { Disk } from './disk.ts'
import type { Sheet } from './hour-files.ts'
import { HOUR_MILLIS, hourInName } from './names.ts'
import { packedBlock } from './packing.ts'
import { MINUTE_MILLIS } from './seal.ts'
import { type Sealed, sealedIn } from './sealed.ts'

const MINUTES_AN_HOUR = HOUR_MILLIS / MINUTE_MILLIS

/** What an hour came to by minutes, some Channels at a time: a month of one is then little to read. */
export async function hourSheet(disk: Disk, file: string, layout: Layout): Promise<Sheet | undefined> {
  const hour = hourInName(file)
  const segments = sealedIn(disk, file)
  if (hour === undefined || segments.length === 0) return undefined
  const [rollup, writer] = [createRollup(), createByteWriter(1 << 14)]
  const blocks: Promise<Block>[] = []
  let tile: TileLayout | undefined
  let parts: readonly RollupPart[] = []
  let held = 0
  let number = -1
  begin()
  for (let slot = 0; slot < layout.size; slot++) {
    if (tile === undefined || slot >= tile.endSlot) {
      tile = layout.tiles[++number]
      if (tile === undefined) throw new RangeError(`slot ${slot} lies in no tile of ${file}`)
      parts = partsOf(disk, file, segments, number, tile, hour * MINUTES_AN_HOUR)
      await turn()
    }
    joinSlot(parts, slot - tile.firstSlot, rollup, held++)
    if (held < SLOTS_A_GROUP && slot + 1 < layout.size) continue
    writer.at = 0
    rollup.slots = held
    encodeRollup(writer, rollup)
    const group = Math.floor(slot / SLOTS_A_GROUP)
    blocks.push(packedBlock(BLOCK.rollup, group, writer.bytes.slice(0, writer.at)))
    begin()
  }

  function begin(): void {
    beginRollup(rollup, SLOTS_A_GROUP)
    rollup.starts[0] = 0
    held = 0
  }
  const sum = (of: (sealed: Sealed) => number): number => segments.reduce((all, each) => all + of(each), 0)
  const plan = {
    ...{ kind: RECORD.hour, from: hour * HOUR_MILLIS, to: (hour + 1) * HOUR_MILLIS },
    ...{ readings: sum(({ readings }) => readings), events: sum(({ events }) => events) },
  }
  return { plan, blocks: await Promise.all(blocks) }
}

function partsOf(
  disk: Disk,
  file: string,
  segments: readonly Sealed[],
  number: number,
  tile: TileLayout,
  firstMinute: number,
): readonly RollupPart[] {
  const slots = tile.endSlot - tile.firstSlot
  const all = Int32Array.from({ length: slots }, (_, i) => i)
  return segments.flatMap((sealed) => {
    const bytes = sealed.block(disk, file, BLOCK.rollup, number)
    const rollup = createRollup()
    if (bytes === undefined || !decodeRollup(bytes, slots, all, rollup)) return []
    return [{ rollup, shift: Math.floor(sealed.from / MINUTE_MILLIS) - firstMinute }]
  })
}
