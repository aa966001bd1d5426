import type { Plant, Workshop } from '../../../models/plant/schema.ts'
import type { Box } from './grid.ts'

type Wall = Workshop['walls'][number]
type Door = Workshop['doors'][number]

/** Metres that a door may stand off the middle of its wall, beside half the wall's thickness. */
const OFF_THE_WALL = 0.4

/** A part of a wall's length that is open below a height. */
interface Opening {
  readonly from: number
  readonly to: number
  readonly height: number
}

/** The walls as boxes, open where there are doors: one walks through these, below the lintel. */
export function wallBoxes(plant: Plant): readonly Box[] {
  const doors = plant.workshops.flatMap((workshop) => workshop.doors)
  return plant.workshops.flatMap((workshop) =>
    workshop.walls.flatMap((wall) => piecesOf(wall, wall.height ?? workshop.height, doors)),
  )
}

function piecesOf(wall: Wall, height: number, doors: readonly Door[]): readonly Box[] {
  const [dx, dy] = [wall.to[0] - wall.from[0], wall.to[1] - wall.from[1]]
  const length = Math.hypot(dx, dy)
  if (length === 0) return []
  const heading = (Math.atan2(dy, dx) * 180) / Math.PI
  const piece = (from: number, to: number, bottom: number): Box => {
    const middle = (from + to) / 2 / length
    return {
      x: wall.from[0] + dx * middle,
      y: wall.from[1] + dy * middle,
      heading,
      width: to - from,
      depth: wall.thickness,
      bottom,
      top: height,
      wall: true,
    }
  }
  const pieces: Box[] = []
  let from = 0
  for (const opening of openingsOf(wall, length, doors)) {
    if (opening.from > from) pieces.push(piece(from, opening.from, 0))
    if (opening.height < height) pieces.push(piece(Math.max(from, opening.from), opening.to, opening.height))
    from = Math.max(from, opening.to)
  }
  if (from < length) pieces.push(piece(from, length, 0))
  return pieces
}

function openingsOf(wall: Wall, length: number, doors: readonly Door[]): readonly Opening[] {
  const along = [(wall.to[0] - wall.from[0]) / length, (wall.to[1] - wall.from[1]) / length] as const
  const openings: Opening[] = []
  for (const door of doors) {
    const [dx, dy] = [door.at[0] - wall.from[0], door.at[1] - wall.from[1]]
    const middle = dx * along[0] + dy * along[1]
    const off = Math.abs(dy * along[0] - dx * along[1])
    const from = Math.max(0, middle - door.width / 2)
    const to = Math.min(length, middle + door.width / 2)
    if (off <= wall.thickness / 2 + OFF_THE_WALL && from < to)
      openings.push({ from, to, height: door.height })
  }
  return openings.sort((a, b) => a.from - b.from)
}
