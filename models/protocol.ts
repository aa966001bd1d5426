import type { TwinEvent } from './event.ts'
import type { Plant } from './plant/schema.ts'
import type { Simulation, StoryTold } from './simulation.ts'
import type { Bilingual } from './text.ts'

/*
 * What a Viewer and the server say to each other. Frames travel as bytes (F); the rest as JSON.
 */

export const PROTOCOL_VERSION = 1

/** At most so many Lines at full pace [V-1]. */
export const MAX_LINES_LOOKED_AT = 64

/** First word of a Viewer; what it already knows lets it catch up [C-1]. */
export interface Hello {
  readonly version: number
  readonly plant: string
  readonly epoch: string
  /** Seq of the last Frame applied, 0 for none. */
  readonly seq: number
  /** Id of the last Event known, 0 for none. */
  readonly eventId: number
}

/** Indices of the Lines that the Viewer looks at. */
export interface Look {
  readonly lines: readonly number[]
}

export interface Welcome {
  readonly version: number
  readonly plant: string
  readonly epoch: string
  readonly serverTime: number
  readonly insecure: boolean
  readonly user: { readonly name: string; readonly role: Role }
}

export type Role = 'viewer' | 'operator' | 'admin'

export interface EventsMessage {
  readonly events: readonly TwinEvent[]
  /** How many Events before these could not be kept [E-1, E-3]. */
  readonly gone: number
}

export type BrokerState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly sinceMillis: number }
  | { readonly kind: 'lost'; readonly sinceMillis: number; readonly reason: Bilingual }

/** How the server is, once a second. */
export interface Status {
  readonly serverTime: number
  readonly startedAt: number
  readonly insecure: boolean
  readonly brokers: readonly { readonly name: string; readonly url: string; readonly state: BrokerState }[]
  readonly embeddedBroker: { readonly url: string; readonly restarts: number } | undefined
  readonly simulators: SimulatorsStatus | undefined
  readonly packetsPerSecond: number
  readonly readingsPerSecond: number
  readonly packets: number
  readonly readings: number
  readonly rejected: number
  readonly discovered: number
  readonly late: number
  readonly duplicates: number
  readonly viewers: number
  readonly overviewHertz: number
  readonly journal?: JournalStatus
}

/** How the Journal stands: where it cannot be written, since when and why [Y-17]; and what was found damaged [Y-9]. */
export interface JournalStatus {
  readonly failing: { readonly sinceMillis: number; readonly reason: Bilingual } | undefined
  readonly lost: number
  readonly damaged: readonly {
    readonly file: string
    readonly from: number | undefined
    readonly to: number | undefined
    readonly machines: readonly string[]
  }[]
}

/** The simulators that the server started itself; what they play is told once they have said it. */
export interface SimulatorsStatus {
  readonly restarts: number
  readonly simulation?: Simulation
}

/** What `/api/stories` answers: the Stories that its own simulators can play [W-87]. */
export interface StoriesAnswer {
  readonly stories: readonly StoryTold[]
}

/** One line of what could not be read [I-8]. */
export interface RejectionRow {
  readonly reason: string
  readonly topic: string
  /** What exactly was wrong the last time. */
  readonly detail: Bilingual
  /** The first bytes of the last such packet, as base64. */
  readonly firstBytes: string
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
}

/** One topic outside the Plant [I-9]. */
export interface DiscoveryRow {
  readonly topic: string
  readonly firstBytes: string
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
}

export interface RejectedAnswer {
  readonly total: number
  readonly byReason: Readonly<Record<string, number>>
  readonly rows: readonly RejectionRow[]
}

export interface DiscoveredAnswer {
  readonly total: number
  /** Topics that came when the list was full. */
  readonly unlisted: number
  readonly rows: readonly DiscoveryRow[]
}

/** What `/api/plant` answers: the Plant as parsed, its Kinds, and what the search needs. */
export interface PlantAnswer {
  readonly hash: string
  readonly plant: Plant
  /** Pinyin of each Machine's, Line's and Workshop's Chinese name, its initials and whole, by Machine index. */
  readonly initials: readonly string[]
}

/** Names of the messages on the socket. */
export const MESSAGE = {
  hello: 'hello',
  look: 'look',
  clock: 'clock',
  welcome: 'welcome',
  status: 'status',
  events: 'events',
  frame: 'frame',
  /** A Viewer asks the simulators to play otherwise [W-86]. */
  simulate: 'simulate',
} as const
