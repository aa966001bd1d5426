import { PerspectiveCamera } from 'three'
import { createPicker } from '../../client/scene/pick/pick.ts'
import { createSight, rayAt, type Sight } from '../../client/scene/pick/sight.ts'
import { SHAPES } from '../../client/scene/shapes/catalogue.ts'
import { meshOf } from '../../client/scene/shapes/shape.ts'
import { plantModel } from '../../client/state/plant.ts'
import { KINDS } from '../../models/kinds/catalogue.ts'
import type { SlotTable } from '../../models/slots.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { benchPlant } from './parts/plant.ts'
import { type Outcome, quantile, roundsOr } from './parts/report.ts'

const POINTERS = 4000
const ROUNDS = 5
const [WIDTH, HEIGHT] = [1920, 1080]
const REACH = 6

/** How a person stands before 10,000 machines: far above all of them, over a hall, along a line, at a machine. */
const STANDS = [
  { name: 'whole plant', away: 900, polar: 0.7 },
  { name: 'straight down', away: 400, polar: 0.02 },
  { name: 'one hall', away: 140, polar: 0.9 },
  { name: 'along a line', away: 40, polar: 1.3 },
  { name: 'at a machine', away: 8, polar: 1.2 },
] as const

/**
 * From a pointer's place in the picture to the machine under it, through the picker that ships, near misses and
 * all. The floor is the plainest thing that answers at all: every machine's box, one after the other.
 */
export async function pick(): Promise<Outcome> {
  const { plant, table } = benchPlant()
  const initials = table.machines.map(() => '')
  const model = plantModel({ hash: 'bench', plant, initials }, KINDS)
  const meshes = new Map([...SHAPES].map(([id, shape]) => [id, meshOf(shape.near)]))
  const began = performance.now()
  const picker = createPicker({
    model,
    meshOf: (kind) => meshes.get(kind) ?? meshOf(SHAPES.get(kind)?.near ?? (() => undefined)),
  })
  const buildMillis = performance.now() - began
  const chance = dice(SEED)
  const share = (): number => chance.below(1_000_000) / 1_000_000
  const own: number[] = []
  const floor: number[] = []
  let hits = 0
  for (let round = 0; round < roundsOr(ROUNDS); round++) {
    for (const { name, away, polar } of STANDS) {
      const here: number[] = []
      let sight = sightFrom(table, share, away, polar)
      for (let i = 0; i < POINTERS / STANDS.length; i++) {
        if (i % 20 === 0) sight = sightFrom(table, share, away, polar)
        const [x, y] = [share() * WIDTH, share() * HEIGHT]
        const from = performance.now()
        const found = picker.pickAt(sight, x, y, REACH)
        const between = performance.now()
        firstBox(table, sight, x, y)
        floor.push(performance.now() - between)
        here.push(between - from)
        if (found !== undefined) hits++
      }
      // The first round builds each Kind's tree and warms the engine; it is told and not counted.
      if (round > 0 || roundsOr(ROUNDS) === 1) own.push(...here)
      here.sort((a, b) => a - b)
      console.log(`round ${round + 1}, ${name}: p95 ${quantile(here, 0.95).toFixed(3)} ms`)
    }
  }
  own.sort((a, b) => a - b)
  floor.sort((a, b) => a - b)
  const [p95, floorP95] = [quantile(own, 0.95), quantile(floor, 0.95)]
  console.log(
    `picker built in ${buildMillis.toFixed(0)} ms; ${hits} of ${floor.length} pointers met a machine`,
  )
  return {
    figures: {
      p95_ms: p95,
      p50_ms: quantile(own, 0.5),
      p99_ms: quantile(own, 0.99),
      floor_p95_ms: floorP95,
      ratio_to_floor: p95 / floorP95,
      build_ms: buildMillis,
      met: hits / floor.length,
    },
    bars: { p95_ms: { atMost: 2 }, met: { atLeast: 0.1 } },
  }
}

function sightFrom(table: SlotTable, share: () => number, away: number, polar: number): Sight {
  const target = table.machines[Math.floor(share() * table.machines.length)]
  const [x, y] = target?.machine.at ?? [0, 0]
  const azimuth = share() * Math.PI * 2
  const camera = new PerspectiveCamera(40, WIDTH / HEIGHT, 0.5, 4000)
  camera.up.set(0, 0, 1)
  const flat = Math.sin(polar) * away
  camera.position.set(x - Math.sin(azimuth) * flat, y - Math.cos(azimuth) * flat, Math.cos(polar) * away + 1)
  camera.lookAt(x, y, 1)
  camera.updateMatrixWorld()
  const sight = Object.assign(createSight(), { width: WIDTH, height: HEIGHT })
  const clip = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse)
  clip.toArray(sight.clip)
  clip.invert().toArray(sight.world)
  return sight
}

const ray = new Float64Array(6)

/** The nearest of all boxes, by asking every one. */
function firstBox({ machines }: SlotTable, sight: Sight, x: number, y: number): number {
  rayAt(sight, x, y, ray)
  let [nearest, found] = [Number.POSITIVE_INFINITY, -1]
  for (const { index, machine, kind } of machines) {
    const angle = (machine.heading * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const [ox, oy, oz] = [ray[0]! - machine.at[0], ray[1]! - machine.at[1], ray[2]! - machine.elevation]
    const origin = [ox * cos + oy * sin, oy * cos - ox * sin, oz - kind.size[2] / 2]
    const along = [ray[3]! * cos + ray[4]! * sin, ray[4]! * cos - ray[3]! * sin, ray[5]!]
    let [enter, leave] = [0, Number.POSITIVE_INFINITY]
    for (let axis = 0; axis < 3; axis++) {
      const [from, to, half] = [origin[axis]!, along[axis]!, kind.size[axis]! / 2]
      const [a, b] = [(-half - from) / to, (half - from) / to]
      enter = Math.max(enter, Math.min(a, b))
      leave = Math.min(leave, Math.max(a, b))
    }
    if (enter <= leave && enter < nearest) [nearest, found] = [enter, index]
  }
  return found
}
