import type { Placed } from '../../models/slots.ts'
import type { Bilingual } from '../../models/text.ts'
import type { AlarmList, MachineAlarm } from './alarms.ts'
import type { Physics } from './physics/physics.ts'
import type { Program } from './program.ts'
import type { Random } from './random.ts'
import type { Temperament } from './temperament.ts'
import type { Vehicle } from './vehicle.ts'

/** A fact that a machine tells of itself. */
export type MachineEvent =
  | { readonly event: 'stateChanged'; readonly to: string; readonly reason?: string }
  | { readonly event: 'partProduced'; readonly count: number; readonly part: string }
  | { readonly event: 'partScrapped'; readonly count: number; readonly part: string; readonly reason: string }
  | {
      readonly event: 'alarmRaised'
      readonly code: string
      readonly priority: 'high' | 'medium' | 'low'
      readonly text: Bilingual
    }
  | { readonly event: 'alarmCleared'; readonly code: string }

export interface Neighbour {
  readonly played: Played
  /** How long the parts between the two last when the neighbour stands. */
  readonly bridgeMillis: number
}

/** Why a machine waits: the way of the material and the machine that stands at the end of it. */
export interface Waiting {
  readonly cause: 'starved' | 'blocked'
  readonly root: Played
  readonly sinceMillis: number
}

/** What a machine is about besides making parts. */
type Errand = 'none' | 'setup' | 'noOrder' | 'charging'

/** A machine as the generator plays it: its state, where it is in its cycle, what it has made. */
export interface Played {
  readonly placed: Placed
  readonly random: Random
  readonly temperament: Temperament
  readonly alarms: AlarmList
  readonly program: Program
  readonly idealCycleSeconds: number
  readonly countsParts: boolean
  readonly upstream: Neighbour[]
  readonly downstream: Neighbour[]
  readonly vehicle: Vehicle | undefined
  /** Machines that reach the network through this one. */
  clients: number
  state: number
  stateEndsMillis: number
  downSinceMillis: number
  errand: Errand
  waiting: Waiting | undefined
  fault: MachineAlarm | undefined
  warning: MachineAlarm | undefined
  warningEndsMillis: number
  /** Share of the cycle that is done, and the leg it is in. */
  phase: number
  leg: number
  cycleSeconds: number
  lastCycleSeconds: number
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
  readonly events: MachineEvent[]
}
