import { type Placed, SERVER_CHANNELS } from '../../models/slots.ts'
import { alarmsOf } from './alarms.ts'
import { MODE } from './factory/fact.ts'
import { noPlace } from './fleet/place.ts'
import { NO_MATERIAL } from './material.ts'
import { PACKML } from './packml.ts'
import { createPhysics } from './physics/physics.ts'
import type { Played } from './played.ts'
import { processOf } from './process-table.ts'
import { programOf } from './program.ts'
import { Random, seedOf } from './random.ts'
import { type Form, type Spoken, spokenOf } from './speech.ts'
import { actMillisOf } from './state-path.ts'
import { statesAt } from './states.ts'
import { temperamentOf } from './temperament.ts'
import type { HealthyTwin } from './twin.ts'

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
  /** Part of the network, whose own figures it tells. */
  readonly figures: boolean
  ticks: number
  stateTold: number
  /** Simulated time of its last turn. */
  livedMillis: number
  /** Told time of what it said last: its own clock does not go back. */
  toldMillis: number
  /** As it would be if nothing were wrong, while a Story's truth asks for it. */
  twin: HealthyTwin | undefined
  readonly batch: string[]
  /** It has said what stands since it began, and since its connection did [G-14]. */
  hasBegun: boolean
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

const FIGURES: ReadonlySet<string> = new Set(['radio-unit', 'gateway', 'agv'])

export function actorOf(played: Played, voice: Voice, startMillis: number): Actor {
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
    figures: FIGURES.has(placed.kind.id),
    ticks: 0,
    stateTold: -1,
    livedMillis: startMillis,
    toldMillis: startMillis,
    twin: undefined,
    batch: [],
    hasBegun: false,
  }
}

/** A day at the plant has gone on for up to this long when the factory begins. */
const SHIFT_SECONDS = 21_600

/** A machine as it is found when the factory begins. */
export function playedOf(placed: Placed, seed: number, startMillis: number): Played {
  const random = new Random(seedOf(placed.path, seed))
  const { machine, kind } = placed
  const temperament = temperamentOf(kind.id)
  const idealCycleSeconds = machine.idealCycleSeconds ?? temperament.cycleSeconds
  const cycles = Math.floor((SHIFT_SECONDS * random.next()) / idealCycleSeconds)
  const scrapped = Math.floor(cycles * random.between(0.002, 0.01))
  return {
    placed,
    random,
    alarms: alarmsOf(kind.id),
    program: programOf(random),
    idealCycleSeconds,
    countsParts: placed.channels.some((spec) => spec.key === 'partsMade'),
    vehicle: kind.id === 'agv' ? noPlace() : undefined,
    clients: 0,
    states: statesAt(PACKML.execute, startMillis, actMillisOf(kind.id)),
    state: PACKML.execute,
    mode: MODE.running,
    phase: random.next(),
    leg: 0,
    lastCycleSeconds: idealCycleSeconds,
    before: { cycles, parts: cycles - scrapped, scrapped },
    cycles,
    parts: cycles - scrapped,
    scrapped,
    speed: 0,
    load: 0,
    heat: random.between(0.1, 0.4),
    wear: new Float64Array(kind.wearParts.length),
    physics: createPhysics(kind, new Random(seedOf(`${placed.path}#physics`, seed)), placed.channels),
    product: -1,
    material: NO_MATERIAL,
    events: [],
    standing: new Map(),
  }
}
