import type { Effect } from './effect.ts'
import type { Nature } from './story.ts'

export type TruthWhat = 'began' | 'detectable' | 'caused' | 'failed' | 'ended'

/**
 * One line of what really happened, apart from anything that a device says [W-73]. A machine is named by its id;
 * times are milliseconds of simulated time since 1970.
 */
export interface TruthLine {
  readonly story: string
  /** Empty for what concerns the Story as a whole, and for what befell a machine by chance. */
  readonly act: string
  readonly round: number
  readonly at: number
  readonly what: TruthWhat
  readonly machine: string
  readonly cause: string
  readonly nature?: Nature | 'chance'

  /** Of a Story: how many of its acts are a fault; 0 says that whatever cries out is wrong [W-78]. */
  readonly faults?: number
  /** Of a Story that had more to tell than is kept. */
  readonly untold?: number

  /** began: what was done, where it shows, and by which rule it counts as detectable [W-74]. */
  readonly effect?: Effect['do']
  readonly shownBy?: readonly string[] | 'never'
  readonly noises?: number
  readonly windowMinutes?: number

  /** detectable: the Channel that shows it first, how far off it is in the mean, and its sensor's noise. */
  readonly channel?: string
  /** Null: it says nothing at all. */
  readonly deviation?: number | null
  readonly noise?: number

  /** caused: how the machine waits or stands, and at which machine that begins. */
  readonly mode?: 'starved' | 'blocked' | 'down'
  readonly root?: string

  /** failed: what the machine gave as its reason. */
  readonly reason?: string

  /** ended [W-77]. */
  readonly detected?: boolean
  readonly failed?: boolean
  /** The part was replaced before it failed. */
  readonly replaced?: true
  /** It outlasts the Story. */
  readonly lasting?: true
  readonly lateMinutes?: number
  /** What other machines lost by it, up to here. */
  readonly starvedMinutes?: number
  readonly blockedMinutes?: number
  readonly downMinutes?: number
  /** Of a restart of a gateway: messages that it could not keep. */
  readonly lostMessages?: number
}

/** What a Channel would read without its sensor's noise, and what it would read if nothing were wrong. */
export interface Probe {
  /** NaN where it says nothing. */
  readonly value: number
  readonly healthy: number
  /** One standard deviation of the noise of its healthy sensor. */
  readonly noise: number
}

export interface Work {
  /** How many times longer a cycle takes by its condition than on a healthy machine. */
  readonly slowness: number
  readonly cycles: number
  /** Share of the present cycle that is done. */
  readonly phase: number
}

/** What a watch of the truth may ask of the world. */
export interface TruthPorts {
  /** Undefined where the machine has no such Channel. */
  probe(machine: number, channel: string): Probe | undefined
  /** How a machine works at present. */
  workOf(machine: number): Work
  /** The machine at the root of a wait, -1 for none. */
  causeOf(machine: number): number
  /** Messages that a gateway has dropped so far. */
  droppedBy(machine: number): number
  /** 0 fresh to 1 failed. */
  damageOf(machine: number, part: string): number
}
