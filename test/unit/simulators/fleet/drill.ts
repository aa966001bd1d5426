import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { createFleet, type Fleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { noPlace, type Place } from '../../../../simulators/engine/fleet/place.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { findPlant } from '../../../../simulators/plant-source.ts'

export const START = 1_700_000_000_000
export const MINUTE = 60_000

export function plantCalled(name: string): Plant {
  const found = findPlant(name, KINDS)
  if (!found.ok) throw new Error(found.sentence)
  return found.plant
}

export const fleetOf = (plant: Plant, seed = 1): Fleet =>
  createFleet({ plant, kinds: KINDS, seed, startMillis: START })

/** From and to, by slot, of every flow that an AGV carries. */
export function carriedFlows(plant: Plant): readonly (readonly [from: number, to: number])[] {
  const machines = plant.workshops.flatMap(({ lines }) => lines.flatMap((line) => line.machines))
  const indexOf = new Map(machines.map(({ id }, i) => [id, i]))
  const agvs = new Set(machines.flatMap(({ id, kind }) => (kind === 'agv' ? [id] : [])))
  return plant.workshops
    .flatMap(({ flows }) => flows)
    .filter(({ by }) => by !== undefined && agvs.has(by))
    .map(({ from, to }) => [indexOf.get(from) ?? -1, indexOf.get(to) ?? -1] as const)
}

/** The same plant with so many AGVs in all, the new ones where the old ones stand. */
export function withAgvs(plant: Plant, count: number): Plant {
  const copy = structuredClone(plant)
  const lines = copy.workshops.flatMap((workshop) => workshop.lines)
  const home = lines.find(({ machines }) => machines.some(({ kind }) => kind === 'agv'))
  const agvs = lines.flatMap(({ machines }) => machines.filter(({ kind }) => kind === 'agv'))
  for (let i = agvs.length; i < count; i++) {
    const like = agvs[i % agvs.length]
    if (home === undefined || like === undefined) throw new Error('a plant with AGVs')
    home.machines.push({ ...like, id: `MORE-${i}` })
  }
  return copy
}

export interface Drill {
  readonly hours: number
  readonly perHour: number
  readonly lookMillis: number
  readonly seed: number
  /** Every few minutes a vehicle is halted for some minutes, or a road closed. */
  readonly troubles?: boolean
}

export interface Seen {
  readonly asked: number
  readonly picked: number
  readonly carried: number
  /** The most that a mission took. */
  readonly longestMinutes: number
  readonly overlaps: readonly string[]
  readonly jumps: readonly string[]
  readonly nearestOnLane: number
}

/** Random missions for so long, so many an hour, then until the last is done; looked at every so often. */
export function drill(plant: Plant, { hours, perHour, lookMillis, seed, troubles = false }: Drill): Seen {
  const fleet = fleetOf(plant, seed)
  const flows = carriedFlows(plant)
  const random = new Random(seed)
  const waiting = new Map<number, number[]>()
  let [asked, picked, carried, longest] = [0, 0, 0, 0]
  const calls = {
    picked() {
      picked += 1
    },
    carried(link: number, _vehicle: number, atMillis: number) {
      carried += 1
      longest = Math.max(longest, atMillis - (waiting.get(link)?.shift() ?? atMillis))
    },
    mode() {},
  }
  const roads = plant.workshops.flatMap((workshop) => workshop.roads.map(({ id }) => id))
  let troubleMillis = troubles ? START : Number.POSITIVE_INFINITY
  let askMillis = START
  const overlaps: string[] = []
  const jumps: string[] = []
  let now = fleet.machines.map(noPlace)
  let before = fleet.machines.map(noPlace)
  let nearestOnLane = Number.POSITIVE_INFINITY
  const end = START + hours * 3_600_000
  for (let at = START; at < end || (fleet.open > 0 && at < end + 12 * 3_600_000); at += lookMillis) {
    for (; askMillis < Math.min(at + lookMillis, end); askMillis += (7_200_000 / perHour) * random.next()) {
      const link = random.below(flows.length)
      const [from, to] = flows[link]!
      fleet.advance(askMillis, calls)
      fleet.request(link, from, to, askMillis)
      waiting.set(link, [...(waiting.get(link) ?? []), askMillis])
      asked += 1
    }
    fleet.advance(at + lookMillis, calls)
    if (at >= troubleMillis && at < end) {
      troubleMillis += 360_000 * random.next()
      const until = at + lookMillis + 60_000 * random.between(1, 10)
      const halted = random.pick([fleet.machines[0] ?? 0, ...fleet.machines])
      if (random.next() < 0.5) fleet.close(random.pick(['', ...roads]), until, at + lookMillis)
      else {
        fleet.halt(halted, true, at + lookMillis)
        fleet.halt(halted, false, until)
      }
    }
    ;[now, before] = [before, now]
    fleet.machines.forEach((machine, i) => void fleet.placeAt(machine, at + lookMillis, now[i]!))
    for (const [i, place] of now.entries()) {
      const metres = Math.hypot(place.x - before[i]!.x, place.y - before[i]!.y)
      if (at > START && metres > (1.35 * lookMillis) / 1000 + 0.01)
        jumps.push(`${at - START} ms: ${i} by ${metres}`)
      for (let j = 0; j < i; j++) {
        const other = now[j]!
        if (Math.abs(place.x - other.x) > 4 || Math.abs(place.y - other.y) > 4) continue
        if (overlap(place, other)) overlaps.push(`${at - START} ms: ${i} and ${j} at ${place.x} ${place.y}`)
        const gap = gapOnLane(place, other)
        if (gap !== undefined) nearestOnLane = Math.min(nearestOnLane, gap)
      }
    }
  }
  return { asked, picked, carried, longestMinutes: longest / 60_000, overlaps, jumps, nearestOnLane }
}

const [HALF_LENGTH, HALF_WIDTH] = [0.65, 0.45]

/** Metres from one to the other where both are on one line with one heading. */
function gapOnLane(a: Place, b: Place): number | undefined {
  const angle = (a.headingDegrees * Math.PI) / 180
  const turned = Math.abs(((a.headingDegrees - b.headingDegrees + 540) % 360) - 180)
  const across = Math.abs((b.y - a.y) * Math.cos(angle) - (b.x - a.x) * Math.sin(angle))
  return turned < 10 && across < 0.4 ? Math.hypot(a.x - b.x, a.y - b.y) : undefined
}

/** Whether two vehicles stand in one another: no line between their sides parts them. */
function overlap(a: Place, b: Place): boolean {
  return !isParted(a, b) && !isParted(b, a)
}

function isParted(a: Place, b: Place): boolean {
  const angle = (a.headingDegrees * Math.PI) / 180
  const turn = ((b.headingDegrees - a.headingDegrees) * Math.PI) / 180
  const along = Math.abs((b.x - a.x) * Math.cos(angle) + (b.y - a.y) * Math.sin(angle))
  const across = Math.abs((b.y - a.y) * Math.cos(angle) - (b.x - a.x) * Math.sin(angle))
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))]
  return (
    along >= HALF_LENGTH + HALF_LENGTH * cos + HALF_WIDTH * sin ||
    across >= HALF_WIDTH + HALF_LENGTH * sin + HALF_WIDTH * cos
  )
}
