import type { Kind } from '../../../../models/kinds/kind.ts'
import { footprint, isInside, overlap, type Point } from '../../../../models/plant/geometry.ts'
import type { Machine, Plant, Workshop } from '../../../../models/plant/schema.ts'

/** Something that takes room on the floor. */
interface Thing {
  readonly name: string
  readonly corners: readonly Point[]
  /** What of one family may lie over itself: roads cross, walls meet. */
  readonly family: 'machine' | 'agv' | 'wall' | 'column' | 'road'
}

const strip = ([ax, ay]: Point, [bx, by]: Point, width: number): readonly Point[] =>
  footprint(
    [(ax + bx) / 2, (ay + by) / 2],
    (Math.atan2(by - ay, bx - ax) * 180) / Math.PI,
    Math.hypot(bx - ax, by - ay),
    width,
  )

const segments = (path: readonly Point[]): readonly (readonly [Point, Point])[] =>
  path.slice(1).map((to, i) => [path[i] ?? to, to])

const machinesOf = (workshop: Workshop): readonly Machine[] => workshop.lines.flatMap((line) => line.machines)

const footprintOf = (machine: Machine, kinds: ReadonlyMap<string, Kind>): readonly Point[] => {
  const [width, depth] = kinds.get(machine.kind)?.size ?? [0, 0]
  return footprint(machine.at, machine.heading, width, depth)
}

function thingsOf(workshop: Workshop, kinds: ReadonlyMap<string, Kind>): readonly Thing[] {
  return [
    ...machinesOf(workshop).map(
      (machine): Thing => ({
        name: machine.id,
        corners: footprintOf(machine, kinds),
        family: machine.kind === 'agv' ? 'agv' : 'machine',
      }),
    ),
    ...workshop.columns.map(
      (column, i): Thing => ({
        name: `column ${i}`,
        corners: footprint(column.at, 0, column.size, column.size),
        family: 'column',
      }),
    ),
    ...workshop.walls.map(
      (wall, i): Thing => ({
        name: `wall ${i}`,
        corners: strip(wall.from, wall.to, wall.thickness),
        family: 'wall',
      }),
    ),
    ...workshop.roads.flatMap((road) =>
      segments(road.path).map(
        ([a, b], i): Thing => ({
          name: `road ${road.id} ${i}`,
          corners: strip(a, b, road.width),
          family: 'road',
        }),
      ),
    ),
  ]
}

const mayOverlap = (a: Thing, b: Thing): boolean => {
  const pair = [a.family, b.family].sort().join(' ')
  return ['agv road', 'road road', 'road wall', 'column wall', 'wall wall'].includes(pair)
}

/** Pairs of things in a Workshop that share floor and should not. */
export function overlaps(workshop: Workshop, kinds: ReadonlyMap<string, Kind>): readonly string[] {
  const things = thingsOf(workshop, kinds)
  const boxes = things
    .map((thing) => {
      const xs = thing.corners.map(([x]) => x)
      return { thing, west: Math.min(...xs), east: Math.max(...xs) }
    })
    .sort((a, b) => a.west - b.west)
  const found: string[] = []
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      if (b.west > a.east) break
      if (mayOverlap(a.thing, b.thing)) continue
      if (overlap(a.thing.corners, b.thing.corners)) found.push(`${a.thing.name} and ${b.thing.name}`)
    }
  })
  return found
}

/** Machines whose footprint is not wholly inside their Workshop. */
export const stickingOut = (workshop: Workshop, kinds: ReadonlyMap<string, Kind>): readonly string[] =>
  machinesOf(workshop)
    .filter((machine) => !footprintOf(machine, kinds).every((corner) => isInside(workshop.outline, corner)))
    .map((machine) => machine.id)

const distance = ([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2
  const along = Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / squared))
  return Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))
}

/** Metres from a Machine's edge to the nearest road of its Workshop. */
export function metresToRoad(machine: Machine, workshop: Workshop, kinds: ReadonlyMap<string, Kind>): number {
  const depth = kinds.get(machine.kind)?.size[1] ?? 0
  const all = workshop.roads
    .flatMap((road) => segments(road.path))
    .map(([a, b]) => distance(machine.at, a, b))
  return Math.min(...all) - depth / 2
}

/** How many networks the roads are: they meet where they share a point. */
export function roadNetworks(workshops: readonly Workshop[]): number {
  const left = new Set(workshops.flatMap((workshop) => workshop.roads))
  let networks = 0
  for (const first of left) {
    networks += 1
    const reached = new Set(first.path.map(String))
    left.delete(first)
    for (let grown = true; grown; ) {
      grown = false
      for (const road of left) {
        if (!road.path.some((p) => reached.has(String(p)))) continue
        for (const p of road.path) reached.add(String(p))
        left.delete(road)
        grown = true
      }
    }
  }
  return networks
}

const IDLE_KINDS: readonly string[] = ['gateway', 'radio-unit', 'conveyor', 'robot', 'agv']

/** Machines that hold or change material and are not on a way from a storage to a storage. */
export function offTheFlow(plant: Plant): readonly string[] {
  const machines = plant.workshops.flatMap(machinesOf)
  const flows = plant.workshops.flatMap((workshop) => workshop.flows)
  const stores = machines.filter((machine) => machine.kind === 'storage').map((machine) => machine.id)
  const reach = (next: (from: string) => readonly string[]): ReadonlySet<string> => {
    const reached = new Set(stores)
    for (const id of reached) for (const to of next(id)) reached.add(to)
    return reached
  }
  const fed = reach((id) => flows.filter((flow) => flow.from === id).map((flow) => flow.to))
  const drained = reach((id) => flows.filter((flow) => flow.to === id).map((flow) => flow.from))
  const onTheWay = new Set([...flows.flatMap((f) => [f.from, f.to])])
  return machines
    .filter(({ kind, id }) => !IDLE_KINDS.includes(kind) || (kind === 'robot' && onTheWay.has(id)))
    .filter(({ id }) => !fed.has(id) || !drained.has(id))
    .map(({ id }) => id)
}

/** Conveyors, robots and AGVs that no flow uses, neither as carrier nor as a station. */
export function idleCarriers(plant: Plant): readonly string[] {
  const flows = plant.workshops.flatMap((workshop) => workshop.flows)
  const busy = new Set(flows.flatMap((flow) => [flow.from, flow.to, flow.by]))
  return plant.workshops
    .flatMap(machinesOf)
    .filter(({ kind, id }) => ['conveyor', 'robot', 'agv'].includes(kind) && !busy.has(id))
    .map(({ id }) => id)
}
