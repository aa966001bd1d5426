import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { Kind } from '../../../../models/kinds/kind.ts'
import { slotTable } from '../../../../models/slots.ts'
import { NO_MATERIAL } from '../../../../simulators/engine/material.ts'
import { PACKML } from '../../../../simulators/engine/packml.ts'
import { advancePhysics } from '../../../../simulators/engine/physics/advance.ts'
import { createPhysics, type Drive, type Physics } from '../../../../simulators/engine/physics/physics.ts'
import type { Played } from '../../../../simulators/engine/played.ts'
import { programOf } from '../../../../simulators/engine/program.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { machine, plantWith } from '../plants.ts'

export function kindNamed(id: string): Kind {
  const kind = KINDS.get(id)
  if (kind === undefined) throw new Error(`no Kind ${id}`)
  return kind
}

export const bodyOf = (kindId: string, seed = 3): Physics =>
  createPhysics(kindNamed(kindId), new Random(seed))

/** At work, unless told otherwise. */
export const driveOf = (physics: Physics, rest: Partial<Drive> = {}): Drive => ({
  on: true,
  running: true,
  speed: 0.6,
  load: 0.4,
  phase: 0.3,
  cycles: 0,
  wear: new Float64Array(physics.parts.length),
  charge: 0.8,
  charging: false,
  ...rest,
})

/** A second a step. */
export function live(physics: Physics, drive: Drive, seconds: number): Physics {
  for (let i = 0; i < seconds; i++) advancePhysics(physics, drive, 1)
  return physics
}

const CYCLE_SECONDS = 60

/** A machine of which only Processes and physics want to know, at work as `workAt` has it. */
export function machineOf(kindId: string, seed = 3): Played {
  const placed = slotTable(plantWith([machine(`M-${kindId}`, kindId)]), KINDS).machines[0]
  if (placed === undefined) throw new Error('one machine stands there')
  const known: Partial<Played> = {
    placed,
    random: new Random(seed),
    program: programOf(new Random(seed)),
    vehicle: undefined,
    clients: 0,
    state: PACKML.execute,
    phase: 0,
    leg: 0,
    lastCycleSeconds: CYCLE_SECONDS,
    material: NO_MATERIAL,
    cycles: 40,
    parts: 40,
    scrapped: 0,
    speed: 0,
    load: 0,
    heat: 0.3,
    wear: new Float64Array(placed.kind.wearParts.length),
    physics: createPhysics(placed.kind, new Random(seed)),
  }
  return known as Played
}

/** Where its cycle of a minute is after so many seconds, and how hard it works there. */
export function workAt(played: Played, second: number): void {
  played.cycles = 40 + Math.floor(second / CYCLE_SECONDS)
  played.phase = (second % CYCLE_SECONDS) / CYCLE_SECONDS
  played.leg = Math.max(
    0,
    played.program.findLastIndex((leg) => played.phase >= leg.from),
  )
  played.speed = 0.6
  played.load = played.phase > 0.3 ? 0.5 : 0
}
