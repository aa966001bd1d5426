import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { BLOCK, type Block } from '../../../models/segment/record.ts'
import { thinTile } from '../../../models/segment/thin.ts'
import { createTile, type Tile, type TilePlace } from '../../../models/segment/tile.ts'
import { type Packer, SECOND_MILLIS } from './seal.ts'

/** By slot 1 where the numbers are codes of words, of which there is no mean. */
export const codesIn = ({ machines }: Dictionary): Uint8Array =>
  Uint8Array.from(
    machines.flatMap(({ channels }) => channels.map(({ states }) => (states === undefined ? 0 : 1))),
  )

const thin = createTile()

/** The blocks of a tile: as it is, or with a Reading a second and what each second came to [Y-12]. */
export async function packedAs(
  isThin: boolean,
  { packer, areCodes }: { readonly packer: Packer; readonly areCodes: Uint8Array },
  place: TilePlace,
  number: number,
  tile: Tile,
): Promise<readonly Block[]> {
  if (!isThin) return packer.tile(place, number, tile)
  const minutes = packer.rollup(BLOCK.rollup, number, tile, place.from)
  const seconds = packer.rollup(BLOCK.seconds, number, tile, place.from, SECOND_MILLIS)
  thinTile(place, tile, areCodes, thin)
  const [kept] = await packer.tile(place, number, thin)
  return [...(kept === undefined ? [] : [kept]), await minutes, await seconds]
}
