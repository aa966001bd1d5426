/*
 * What a Story does to a world, as data. Machines, gateways and radio units are named by their ids in the plant file.
 * Durations are minutes of simulated time; an effect with a duration ends by itself, one without stays.
 */

/** Of production: taken by the factory. */
export type FactoryEffect =
  /** From now on the part's damage grows so that it fails after so much more running. */
  | {
      readonly do: 'wear'
      readonly machine: string
      readonly part: string
      readonly failsAfterMinutes: number
    }
  | { readonly do: 'fail'; readonly machine: string; readonly alarm: string; readonly minutes: number }
  | { readonly do: 'hold'; readonly machine: string; readonly reason: string; readonly minutes: number }
  | { readonly do: 'cycle'; readonly machine: string; readonly factor: number; readonly minutes?: number }
  | { readonly do: 'spoil'; readonly machine: string; readonly share: number; readonly minutes?: number }
  | {
      readonly do: 'buffer'
      readonly from: string
      readonly to: string
      readonly capacity: number
      readonly minutes?: number
    }
  | { readonly do: 'material'; readonly machine: string; readonly minutes: number }
  | {
      readonly do: 'order'
      readonly product: string
      readonly quantity: number
      readonly dueMinutes: number
      readonly rush: boolean
    }
  | { readonly do: 'crew'; readonly crew: string; readonly people: number; readonly minutes?: number }
  /** Everybody's work takes so much longer, as in the first half hour of a shift. */
  | { readonly do: 'pace'; readonly factor: number; readonly minutes: number }
  /** No vehicle passes there. */
  | { readonly do: 'road'; readonly road: string; readonly minutes: number }
  /** The mains sag: machines of a workshop trip, and are restarted by hand one after another. */
  | { readonly do: 'powerDip'; readonly workshop: string; readonly share: number; readonly minutes: number }

/** Of heat, wear, pressure and sensors: taken by the physics. */
export type PhysicsEffect =
  /** A quantity of the machine's physics goes to a value; which there are, engine/physics/parameters.ts tells. */
  | {
      readonly do: 'drift'
      readonly machine: string
      readonly parameter: string
      readonly to: number
      readonly overMinutes: number
      readonly minutes?: number
    }
  /** The same for all machines of a workshop that have it, such as the pressure of their air. */
  | {
      readonly do: 'supply'
      readonly workshop: string
      readonly parameter: string
      readonly to: number
      readonly overMinutes: number
      readonly minutes: number
    }
  | {
      readonly do: 'sensor'
      readonly machine: string
      readonly channel: string
      readonly fault: 'drift' | 'bias' | 'stuck' | 'dropout' | 'noise'
      readonly size: number
      readonly overMinutes: number
      readonly minutes?: number
    }

/** Of the network: taken by it. */
export type NetworkEffect =
  | {
      readonly do: 'interference'
      readonly radio: string
      readonly decibels: number
      readonly minutes: number
    }
  | { readonly do: 'outage'; readonly radio: string; readonly minutes: number }
  /** The gateway is away, keeps what comes in meanwhile, and sends it on afterwards. */
  | { readonly do: 'reboot'; readonly gateway: string; readonly minutes: number }
  | {
      readonly do: 'clock'
      readonly machine: string
      readonly offsetMillis: number
      readonly driftPpm: number
      readonly minutes?: number
    }

/** Of what is said, though nothing is so: taken by the voices. */
export type VoiceEffect =
  | {
      readonly do: 'nuisance'
      readonly machines: readonly string[]
      readonly codes: readonly string[]
      readonly perMinute: number
      readonly minutes: number
    }
  | {
      readonly do: 'stranger'
      readonly topic: string
      readonly payloads: readonly string[]
      readonly perMinute: number
      readonly minutes: number
    }

export type Effect = FactoryEffect | PhysicsEffect | NetworkEffect | VoiceEffect
