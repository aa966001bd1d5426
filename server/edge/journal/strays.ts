import { applyTile } from '../../../models/segment/gather.ts'
import { BLOCK, RECORD } from '../../../models/segment/record.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { decodeTile } from '../../../models/segment/tile-decode.ts'
import { createTwin, type Twin } from '../../../models/twin.ts'
import { beginStretch, courseFrom } from '../../core/journal/stretch.ts'
import type { Written } from './hour-files.ts'
import type { Late } from './late.ts'
import type { MendPlan } from './mend.ts'
import { hourInName, hourOf } from './names.ts'
import { MINUTE_MILLIS, sealed as sealBlocks } from './seal.ts'
import { type Sealed, sealedIn } from './sealed.ts'
import { standingBefore } from './standing.ts'

interface Room {
  readonly from: number
  to: number
}

/** Makes Segments, empty at first, as short as may be, for what lies where none is: so a gap stays one around them. */
export async function makeRoom(plan: MendPlan, { readings, events }: Late): Promise<readonly Written[]> {
  const places = [...readings.axis.subarray(0, readings.packets), ...events.map(({ place }) => place)]
  const written: Written[] = []
  for (const { from, to } of roomsFor(
    plan,
    places.sort((a, b) => a - b),
  )) {
    const course = courseFrom(knownBefore(plan, from))
    const stretch = beginStretch(from, course, plan.layout)
    const blocks = await sealBlocks(
      stretch,
      plan.layout,
      plan.packer,
      standingBefore(plan.disk, from, plan.plant),
    )
    const sheet = { plan: { kind: RECORD.segment, from, to, readings: 0, events: 0 }, blocks }
    written.push(...(await plan.files.append(plan.files.fileFor(from), [sheet])))
  }
  return written
}

function roomsFor({ disk, files }: MendPlan, places: readonly number[]): readonly Room[] {
  const hours = new Set(places.map(hourOf))
  const taken = files
    .names()
    .filter((name) => hours.has(hourInName(name) ?? -1))
    .flatMap((name) => sealedIn(disk, name))
  const rooms: Room[] = []
  for (const place of places) {
    const room = rooms.at(-1)
    const shares =
      room !== undefined &&
      Math.floor(room.from / MINUTE_MILLIS) === Math.floor(place / MINUTE_MILLIS) &&
      !taken.some(({ from }) => from >= room.to && from <= place)
    if (shares) room.to = place + 1
    else rooms.push({ from: place, to: place + 1 })
  }
  return rooms
}

/** What the Segment before it ended with; nothing where there is none, or no Reading of it is left as it came. */
export function knownBefore(
  { disk, files, layout }: Pick<MendPlan, 'disk' | 'files' | 'layout'>,
  place: number,
  { asItCame = false } = {},
): Twin {
  const twin = createTwin(layout.size)
  const names = files.names().filter((name) => (hourInName(name) ?? 0) <= hourOf(place))
  for (const file of names.reverse()) {
    const before = sealedIn(disk, file).filter(({ to, has }) => to <= place && has(BLOCK.tile))
    const last: Sealed | undefined = before.at(-1)
    if (last === undefined) continue
    if (asItCame && last.has(BLOCK.seconds)) break
    const tile = createTile()
    layout.tiles.forEach((each, number) => {
      const bytes = last.block(disk, file, BLOCK.tile, number)
      if (bytes !== undefined && decodeTile(bytes, { layout, tile: each, from: last.from }, tile))
        applyTile(tile, each.firstSlot, Number.POSITIVE_INFINITY, twin)
    })
    return twin
  }
  return twin
}
