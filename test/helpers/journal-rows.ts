import type { Dictionary } from '../../models/segment/dictionary.ts'
import { layoutOfDictionary } from '../../models/segment/dictionary.ts'
import { BLOCK } from '../../models/segment/record.ts'
import { createTile } from '../../models/segment/tile.ts'
import { decodeTile } from '../../models/segment/tile-decode.ts'
import type { Disk } from '../../server/edge/journal/disk.ts'
import { hourInName } from '../../server/edge/journal/names.ts'
import { sealedIn } from '../../server/edge/journal/sealed.ts'
import type { Row } from '../contract/journal.ts'

/** Every Reading in the sealed Segments of a disk, and how many tiles could not be read. */
export function rowsOn(
  disk: Disk,
  dictionary: Dictionary,
): { readonly rows: Row[]; readonly damaged: number } {
  const layout = layoutOfDictionary(dictionary)
  const rows: Row[] = []
  let damaged = 0
  const tile = createTile()
  for (const file of disk
    .names()
    .filter((name) => hourInName(name) !== undefined)
    .sort()) {
    for (const sealed of sealedIn(disk, file)) {
      layout.tiles.forEach((each, number) => {
        const bytes = sealed.block(disk, file, BLOCK.tile, number)
        if (bytes === undefined || !decodeTile(bytes, { layout, tile: each, from: sealed.from }, tile)) {
          damaged++
          return
        }
        for (let i = 0; i < tile.slots; i++) {
          for (let k = tile.starts[i]!; k < tile.starts[i + 1]!; k++) {
            const packet = tile.packetOf[k]!
            rows.push({
              slot: each.firstSlot + i,
              place: tile.axis[packet]!,
              time: tile.times[packet]!,
              quantum: tile.quanta[k]!,
              quality: tile.qualities[k]!,
            })
          }
        }
      })
    }
  }
  return { rows, damaged }
}
