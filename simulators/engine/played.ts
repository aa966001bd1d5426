import type { Placed } from '../../models/slots.ts'
import type { Bilingual } from '../../models/text.ts'
import type { AlarmList } from './alarm.ts'
import type { Mode } from './factory/fact.ts'
import type { Place } from './fleet/place.ts'
import type { Material } from './material.ts'
import type { Physics } from './physics/physics.ts'
import type { Program } from './program.ts'
import type { Random } from './random.ts'
import type { States } from './states.ts'

/** A fact that a machine tells of itself. */
export type MachineEvent =
  | { readonly event: 'stateChanged'; readonly to: string; readonly reason?: string }
  | {
      readonly event: 'partProduced'
      readonly count: number
      readonly part: string
      readonly product?: string
    }
  | {
      readonly event: 'partScrapped'
      readonly count: number
      readonly part: string
      readonly product?: string
      readonly reason: string
    }
  | {
      readonly event: 'alarmRaised'
      readonly code: string
      readonly priority: 'high' | 'medium' | 'low'
      readonly text: Bilingual
    }
  | { readonly event: 'alarmCleared'; readonly code: string }

type Raised = Extract<MachineEvent, { readonly event: 'alarmRaised' }>

/** An alarm that stands, as its machine told it; without a time where it was never told by itself. */
export interface StandingAlarm extends Omit<Raised, 'event'> {
  readonly t?: number
}

/** A fact and the simulated time at which it was so. */
export interface Happened {
  readonly atMillis: number
  readonly event: MachineEvent
}

/** What a machine had done before the factory began, so that its counters go on from there. */
export interface Before {
  readonly cycles: number
  readonly parts: number
  readonly scrapped: number
}

/** A machine as its Channels see it: brought up to date from the factory before each turn. */
export interface Played {
  readonly placed: Placed
  readonly random: Random
  readonly alarms: AlarmList
  readonly program: Program
  readonly idealCycleSeconds: number
  readonly countsParts: boolean
  /** Where it is, if it drives. */
  readonly vehicle: Place | undefined
  /** Machines that reach the network through this one. */
  clients: number
  readonly states: States
  /** PackML's, now. */
  state: number
  mode: Mode
  /** Share of the cycle that is done, and the leg it is in. */
  phase: number
  leg: number
  lastCycleSeconds: number
  readonly before: Before
  cycles: number
  parts: number
  scrapped: number
  /** Shares from 0 to 1 that values follow: they lag behind what the program asks for. */
  speed: number
  load: number
  heat: number
  /** Damage of the Kind's wear parts, 0 fresh to 1 failed. */
  readonly wear: Float64Array
  readonly physics: Physics
  /** What it works on, -1 for nothing. */
  product: number
  /** The parts on and in it. */
  material: Material
  /** To be told at its next turn. */
  readonly events: Happened[]
  /** What it told of and did not clear, by code. */
  readonly standing: Map<string, StandingAlarm>
}
