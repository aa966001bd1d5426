import type { Plant } from '../../../../models/plant/schema.ts'
import type { Fleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { noPlace, type Place } from '../../../../simulators/engine/fleet/place.ts'
import { machine, plantWith } from '../plants.ts'

/** What a fleet told. */
export interface Told {
  readonly what: string
  readonly link: number
  readonly vehicle: number
  readonly atMillis: number
}

export const listener = (told: Told[]) => ({
  picked(link: number, vehicle: number, atMillis: number) {
    told.push({ what: 'picked', link, vehicle, atMillis })
  },
  carried(link: number, vehicle: number, atMillis: number) {
    told.push({ what: 'carried', link, vehicle, atMillis })
  },
  mode(vehicle: number, mode: number, reason: string, atMillis: number) {
    told.push({ what: `mode ${mode} ${reason}`, link: -1, vehicle, atMillis })
  },
})

export const placeOf = (fleet: Fleet, vehicle: number, atMillis: number): Place => {
  const place = noPlace()
  if (!fleet.placeAt(vehicle, atMillis, place)) throw new Error(`machine ${vehicle} does not drive`)
  return place
}

/** A square of wide roads of 100 m by 40 m, stations on all sides, two AGVs. */
export function square(rest: Parameters<typeof plantWith>[1] = {}): Plant {
  const at: [number, number][] = [
    [30, 25],
    [70, 75],
    [125, 50],
    [15, 50],
  ]
  const stations = at.map((place, i) => machine(`S-${i}`, 'buffer', { at: place }))
  const vehicles = [
    machine('V-0', 'agv', { at: [60, 30] }),
    machine('V-1', 'agv', { at: [60, 70] }),
    machine('V-2', 'agv', { at: [50, 70] }),
  ]
  const flows = [
    { from: 'S-0', to: 'S-1', by: 'V-0' },
    { from: 'S-1', to: 'S-2', by: 'V-1' },
    { from: 'S-2', to: 'S-0', by: 'V-0' },
    { from: 'S-3', to: 'S-1', by: 'V-2' },
  ]
  const side = (id: string, a: [number, number], b: [number, number]) => ({ id, path: [a, b], width: 3 })
  const roads = [
    side('south', [20, 30], [120, 30]),
    side('east', [120, 30], [120, 70]),
    side('north', [120, 70], [20, 70]),
    side('west', [20, 70], [20, 30]),
  ]
  return plantWith([...stations, ...vehicles], { roads, flows, ...rest })
}

/** Its AGVs, by machine. */
export const [V0, V1, V2] = [4, 5, 6]
