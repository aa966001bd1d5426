import type { Plant } from '../../models/plant/schema.ts'
import { type Placed, SERVER_CHANNELS, type SlotTable } from '../../models/slots.ts'
import { alarmsOf } from './alarms.ts'
import { beginLife } from './life.ts'
import { joinNeighbours } from './neighbours.ts'
import { PACKML } from './packml.ts'
import { createPhysics } from './physics/physics.ts'
import type { Played } from './played.ts'
import { processOf } from './process-table.ts'
import { programOf } from './program.ts'
import { Random, seedOf } from './random.ts'
import { type RoadMap, roadMap } from './roads.ts'
import { type Form, type Spoken, spokenOf } from './speech.ts'
import { temperamentOf } from './temperament.ts'
import { type Vehicle, vehicleAt } from './vehicle.ts'

/** A machine and its voice: what it plays, what it last said, and how it says it. */
export interface Actor {
  readonly played: Played
  readonly spoken: readonly Spoken[]
  readonly values: Float64Array
  readonly topic: string
  readonly eventTopic: string
  readonly form: Form
  readonly speaker: number
  readonly tickMillis: number
  ticks: number
  stateTold: number
  readonly batch: string[]
}

/** What of a machine's voice the world decides. */
export interface Voice {
  readonly root: string
  readonly form: Form
  readonly speaker: number
  readonly tickMillis: number
  /** With every turn all Channels, instead of each at its own period. */
  readonly tellsAll: boolean
}

export function actorOf(played: Played, voice: Voice): Actor {
  const { placed } = played
  const topic = `${voice.root}/${placed.path}`
  const told = placed.channels.slice(0, -SERVER_CHANNELS)
  const spoken = told.map((spec) => {
    const everyTicks = voice.tellsAll ? 1 : Math.max(1, Math.round(spec.periodMillis / voice.tickMillis))
    return spokenOf(spec, topic, processOf(spec, placed.machine.id), everyTicks)
  })
  return {
    played,
    spoken,
    values: new Float64Array(spoken.length),
    topic,
    eventTopic: `${topic}/@event`,
    form: voice.form,
    speaker: voice.speaker,
    tickMillis: voice.tickMillis,
    ticks: 0,
    stateTold: -1,
    batch: [],
  }
}

/** Every machine of the Plant as it is found when the generator begins, tied to its neighbours. */
export function playedOf(
  plant: Plant,
  table: SlotTable,
  seed: number,
  startMillis: number,
): readonly Played[] {
  const roads = roadMap(plant)
  const fleet: Vehicle[] = []
  const all = table.machines.map((placed) => beginPlayed(placed, roads, fleet, seed))
  const byId = new Map(all.map((played) => [played.placed.machine.id, played]))
  joinNeighbours(plant, byId)
  for (const { placed } of all) {
    for (const through of [placed.machine.connection?.gateway, placed.machine.connection?.radio]) {
      const head = through === undefined ? undefined : byId.get(through)
      if (head !== undefined) head.clients += 1
    }
  }
  for (const played of all) beginLife(played, startMillis)
  return all
}

/** A day at the plant has gone on for up to this long when the generator begins. */
const SHIFT_SECONDS = 21_600

function beginPlayed(placed: Placed, roads: RoadMap, fleet: Vehicle[], seed: number): Played {
  const random = new Random(seedOf(placed.path, seed))
  const used = new Random(seedOf(`${placed.path}#wear`, seed))
  const { machine, kind } = placed
  const temperament = temperamentOf(kind.id)
  const idealCycleSeconds = machine.idealCycleSeconds ?? temperament.cycleSeconds
  const cycles = Math.floor((SHIFT_SECONDS * random.next()) / idealCycleSeconds)
  return {
    placed,
    random,
    temperament,
    alarms: alarmsOf(kind.id),
    program: programOf(random),
    idealCycleSeconds,
    countsParts: placed.channels.some((spec) => spec.key === 'partsMade'),
    upstream: [],
    downstream: [],
    vehicle: kind.id === 'agv' ? vehicleAt(roads, fleet, machine.at, machine.heading, random) : undefined,
    clients: 0,
    state: PACKML.execute,
    stateEndsMillis: 0,
    downSinceMillis: 0,
    errand: 'none',
    waiting: undefined,
    fault: undefined,
    warning: undefined,
    warningEndsMillis: 0,
    phase: random.next(),
    leg: 0,
    cycleSeconds: idealCycleSeconds * random.between(1, 1.08),
    lastCycleSeconds: idealCycleSeconds,
    cycles,
    parts: cycles,
    scrapped: Math.floor(cycles * random.between(0.002, 0.01)),
    speed: 0,
    load: 0,
    heat: random.between(0.1, 0.4),
    wear: Float64Array.from(kind.wearParts, () => used.between(0, 0.8)),
    physics: createPhysics(kind, new Random(seedOf(`${placed.path}#physics`, seed)), placed.channels),
    product: -1,
    events: [],
  }
}
