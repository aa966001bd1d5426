import type { Kind } from '../../../models/kinds/kind.ts'
import type { Machine } from '../../../models/plant/schema.ts'
import { cos, sin } from '../exact.ts'
import { Field } from './field.ts'

/** What stands on the floor, so that no vehicle stands inside of a machine [W-32]. */
export interface Ground {
  isClear(place: { readonly x: number; readonly y: number; readonly radians: number }): boolean
}

const HALF_LENGTH = 0.7
const HALF_WIDTH = 0.45
/** What hangs higher is driven under. */
const HEAD_METRES = 2

interface Standing {
  readonly x: number
  readonly y: number
  readonly radians: number
  readonly halfLength: number
  readonly halfWidth: number
}

export function groundOf(
  machines: readonly Machine[],
  vehicles: readonly number[],
  kinds: ReadonlyMap<string, Kind>,
): Ground {
  const drives = new Set(vehicles)
  const field = new Field<Standing>()
  machines.forEach(({ at, heading, kind, elevation }, i) => {
    if (drives.has(i) || elevation > HEAD_METRES) return
    const [long, wide] = kinds.get(kind)?.size ?? [1, 1]
    const radians = (heading * Math.PI) / 180
    field.add({ x: at[0], y: at[1], radians, halfLength: long / 2, halfWidth: wide / 2 })
  })
  return { isClear: (place) => !field.some(place, (machine) => covers(machine, place)) }
}

function covers(machine: Standing, place: Parameters<Ground['isClear']>[0]): boolean {
  const [dx, dy] = [place.x - machine.x, place.y - machine.y]
  const [fx, fy] = [cos(machine.radians), sin(machine.radians)]
  const turned = place.radians - machine.radians
  const [c, s] = [Math.abs(cos(turned)), Math.abs(sin(turned))]
  return (
    Math.abs(dx * fx + dy * fy) < machine.halfLength + HALF_LENGTH * c + HALF_WIDTH * s &&
    Math.abs(dy * fx - dx * fy) < machine.halfWidth + HALF_LENGTH * s + HALF_WIDTH * c
  )
}
