import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  DiscoveredAnswer,
  RejectedAnswer,
  Status,
  StoriesAnswer,
  Welcome,
} from '../../models/protocol.ts'
import type { Control, StoryTold } from '../../models/simulation.ts'
import { type KnownEvent, NO_ALARMS, type StandingAlarms } from './alarms.ts'
import type { Connection } from './connection.ts'
import { type Freshness, NO_SPREAD, NOTHING_MEASURED, type Spread } from './freshness.ts'
import type { Loss } from './losses.ts'
import type { Now } from './now.ts'
import type { PlantModel } from './plant.ts'
import type { Recall } from './recall/recall.ts'
import type { Pace } from './sim-time.ts'
import type { Turn } from './turns.ts'

/** What the source does for the screen; wired in main. */
interface Reach {
  look(lines: readonly number[]): void
  /** Tries again at once, where the server is lost or has refused. */
  reconnect(): void
  fetchRejected(): Promise<RejectedAnswer | undefined>
  fetchDiscovered(): Promise<DiscoveredAnswer | undefined>
  fetchStories(): Promise<StoriesAnswer | undefined>
  simulate(control: Control): void
}

/** What the screen knows that is slow; the fast is in `now`, which is one object for as long as its Plant. */
export interface Floor {
  readonly connection: Connection
  readonly welcome?: Welcome
  readonly status?: Status
  readonly plant?: PlantModel
  readonly now?: Now
  /** What this page remembers of the last minutes; as old as its Plant [M-1]. */
  readonly recall?: Recall
  /** Newest first, as many as withEvents keeps. */
  readonly recentEvents: readonly KnownEvent[]
  readonly alarms: StandingAlarms
  /** Events that could not be kept for this browser [E-1, E-3]. */
  readonly eventsGone: number
  /** The server's clock minus this browser's. */
  readonly clockOffsetMillis: number
  /** How long the server's last answer about its clock took; absent before the first. */
  readonly roundTripMillis?: number
  /** From the device into this browser's memory. */
  readonly freshness: Freshness
  /** From the device to the painted picture [J-1]. */
  readonly painted: Freshness
  /** Both over the last minute. */
  readonly spread: { readonly applied: Spread; readonly painted: Spread }
  /** Every loss of the server since the page was opened, oldest first. */
  readonly losses: readonly Loss[]
  readonly frames: FrameRate
  readonly rejected?: RejectedAnswer
  readonly discovered?: DiscoveredAnswer
  /** What the simulators can play. */
  readonly stories?: readonly StoryTold[]
  /** What changed in the simulation since the page was opened, oldest first. */
  readonly turns: readonly Turn[]
  /** How simulated time has passed since the page was opened, oldest first [E-11]. */
  readonly paces: readonly Pace[]
  /** Tells which Lines are on screen; the last call holds, also across reconnects. */
  look(lines: readonly number[]): void
  reconnect(): void
  /** Asks again and fills `rejected`; false where no answer came. */
  refetchRejected(): Promise<boolean>
  refetchDiscovered(): Promise<boolean>
  refetchStories(): Promise<boolean>
  /** Asks the simulators to play otherwise; the status tells what came of it [W-86]. */
  simulate(control: Control): void
}

interface FrameRate {
  readonly perSecond: number
  readonly bytesPerSecond: number
  /** Frames that could not be read since the page was opened [F-5]. */
  readonly refused: number
  /** Times that a catch-up had to be asked for [C-4]. */
  readonly catchUps: number
}

export type FloorStore = StoreApi<Floor> & { attach(reach: Reach): void }

const NOBODY: Reach = {
  look: () => undefined,
  reconnect: () => undefined,
  fetchRejected: async () => undefined,
  fetchDiscovered: async () => undefined,
  fetchStories: async () => undefined,
  simulate: () => undefined,
}

export function createFloorStore(): FloorStore {
  let reach = NOBODY
  const floor = createStore<Floor>((set) => ({
    connection: { kind: 'connecting', attempt: 1 },
    recentEvents: [],
    alarms: NO_ALARMS,
    eventsGone: 0,
    clockOffsetMillis: 0,
    freshness: NOTHING_MEASURED,
    painted: NOTHING_MEASURED,
    spread: { applied: NO_SPREAD, painted: NO_SPREAD },
    losses: [],
    turns: [],
    paces: [],
    frames: { perSecond: 0, bytesPerSecond: 0, refused: 0, catchUps: 0 },
    look: (lines) => reach.look(lines),
    reconnect: () => reach.reconnect(),
    async refetchRejected() {
      const rejected = await reach.fetchRejected()
      if (rejected !== undefined) set({ rejected })
      return rejected !== undefined
    },
    async refetchDiscovered() {
      const discovered = await reach.fetchDiscovered()
      if (discovered !== undefined) set({ discovered })
      return discovered !== undefined
    },
    async refetchStories() {
      const answer = await reach.fetchStories()
      if (answer !== undefined) set({ stories: answer.stories })
      return answer !== undefined
    },
    simulate: (control) => reach.simulate(control),
  }))
  return Object.assign(floor, {
    attach(to: Reach) {
      reach = to
    },
  })
}

/** The one store of this page. */
export const store = createFloorStore()
