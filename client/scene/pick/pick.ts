/*
 * HOT: asked for every frame in which the pointer moves. Columns and scratch; a Kind's tree is built when first met.
 */
import type { PlantModel } from '../../state/plant.ts'
import { MOST_JOINTS } from '../shapes/model.ts'
import type { Mesh } from '../shapes/shape.ts'
import { boxesOf, toMachine } from './boxes.ts'
import { enters, type Facets, facetsOf, meet, type Ray } from './facets.ts'
import { gridOf, walk } from './grid.ts'
import { nearMiss } from './near-miss.ts'
import { type Room, roomOf } from './room.ts'
import { project, rayAt, type Sight, type Spot } from './sight.ts'

export type Vec3 = readonly [number, number, number]

export interface Hit {
  readonly machine: number
  /** Metres from the origin of the ray. */
  readonly distance: number
  readonly point: Vec3
}

/** A rectangle of the picture in CSS pixels, its corners in any order. */
export interface Rect {
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
}

/** Finds Machines by rays and rectangles, on the triangles that are drawn. */
export interface Picker {
  /** The Machine that a ray meets first [U-1]. */
  pick(origin: Vec3, direction: Vec3): Hit | undefined
  /** The Machine at a place in the picture, else the nearest small one within `reach` pixels [U-3]. */
  pickAt(sight: Sight, x: number, y: number, reach: number): number | undefined
  /** The Machines whose middle is seen inside a rectangle [U-4]. */
  within(sight: Sight, rect: Rect): Int32Array
  /** A Machine drove: metres, degrees [U-2]. */
  moved(machine: number, x: number, y: number, heading: number): void
}

export interface PickedParts {
  readonly model: PlantModel
  /** The triangles of a Kind as they are drawn from near. */
  readonly meshOf: (kind: string) => Mesh
  /** Writes where a Machine's joints are now; at rest where there is none. */
  readonly jointsOf?: (machine: number, out: Float32Array) => void
}

/** A little under the floor, where feet end. */
const FLOOR = -1e-3

const roomsOf = ({ table }: PlantModel, meshOf: PickedParts['meshOf']): readonly Room[] => {
  const rooms = new Map<string, Room>()
  return table.machines.map(({ kind }) => {
    const room = rooms.get(kind.id) ?? roomOf(meshOf(kind.id))
    rooms.set(kind.id, room)
    return room
  })
}

export function createPicker({ model, meshOf, jointsOf }: PickedParts): Picker {
  const { machines } = model.table
  const boxes = boxesOf(model)
  const rooms = roomsOf(model, meshOf)
  const grid = gridOf(boxes, rooms)
  const trees = new Map<string, Facets>()
  const asked = new Uint32Array(boxes.count)
  const roams = new Uint8Array(boxes.count)
  const roaming: number[] = []
  const ray: Ray = new Float64Array(6)
  const own: Ray = new Float64Array(6)
  const values = new Float32Array(MOST_JOINTS)
  const spot: Spot = { x: 0, y: 0, depth: 0 }
  let round = 0
  let [nearest, found] = [Infinity, -1]

  const facets = (kind: string): Facets => {
    const known = trees.get(kind)
    if (known !== undefined) return known
    const built = facetsOf(meshOf(kind))
    trees.set(kind, built)
    return built
  }

  const ask = (machine: number): void => {
    if (asked[machine] === round) return
    asked[machine] = round
    toMachine(boxes, machine, ray, own)
    if (!(enters(rooms[machine]!, 0, own) < nearest)) return
    jointsOf?.(machine, values)
    // What waits under the floor is not seen, so it is not met.
    const floor = own[5]! < 0 ? (FLOOR - own[2]!) / own[5]! : Infinity
    const far = Math.min(nearest, floor)
    const met = meet(facets(machines[machine]!.kind.id), own, values, far)
    if (met < far) [nearest, found] = [met, machine]
  }

  const askCell = (cell: number, begins: number): boolean => {
    if (begins > nearest) return false
    for (let i = grid.first[cell]!; i < grid.first[cell + 1]!; i++) {
      const machine = grid.members[i]!
      if (roams[machine] === 0) ask(machine)
    }
    return true
  }

  const cast = (): void => {
    round++
    nearest = Infinity
    found = -1
    for (let i = 0; i < roaming.length; i++) ask(roaming[i]!)
    walk(grid, ray, askCell)
  }

  return {
    pick(origin, direction) {
      const length = Math.hypot(...direction)
      for (let axis = 0; axis < 3; axis++) {
        ray[axis] = origin[axis]!
        ray[axis + 3] = direction[axis]! / length
      }
      cast()
      if (found < 0) return undefined
      const at = (axis: 0 | 1 | 2): number => ray[axis]! + ray[axis + 3]! * nearest
      return { machine: found, distance: nearest, point: [at(0), at(1), at(2)] }
    },
    pickAt(sight, x, y, reach) {
      rayAt(sight, x, y, ray)
      cast()
      return found >= 0 ? found : nearMiss(boxes, sight, x, y, reach)
    },
    within(sight, { fromX, fromY, toX, toY }) {
      const [left, right, top, bottom] = [
        Math.min(fromX, toX),
        Math.max(fromX, toX),
        Math.min(fromY, toY),
        Math.max(fromY, toY),
      ]
      const inside: number[] = []
      for (let machine = 0; machine < boxes.count; machine++) {
        const middle = boxes.base[machine]! + machines[machine]!.kind.size[2] / 2
        project(sight, boxes.x[machine]!, boxes.y[machine]!, middle, spot)
        if (spot.depth <= 0) continue
        if (spot.x >= left && spot.x <= right && spot.y >= top && spot.y <= bottom) inside.push(machine)
      }
      return Int32Array.from(inside)
    },
    moved(machine, x, y, heading) {
      if (roams[machine] === 0) {
        roams[machine] = 1
        roaming.push(machine)
      }
      boxes.x[machine] = x
      boxes.y[machine] = y
      boxes.cos[machine] = Math.cos((heading * Math.PI) / 180)
      boxes.sin[machine] = Math.sin((heading * Math.PI) / 180)
    },
  }
}

/** Where a ray meets the floor, if it ever does. */
export function floorPoint(origin: Vec3, direction: Vec3): Vec3 | undefined {
  const t = -origin[2] / direction[2]
  if (!(t >= 0) || t === Infinity) return undefined
  return [origin[0] + direction[0] * t, origin[1] + direction[1] * t, 0]
}
