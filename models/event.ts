import type { Bilingual } from './text.ts'

export type Priority = 'high' | 'medium' | 'low'

/** What happened; each kind says only what it knows [I-5, E-2]. */
export type Happening =
  | { readonly event: 'stateChanged'; readonly from?: number; readonly to: number; readonly reason?: string }
  | { readonly event: 'linkChanged'; readonly from: number; readonly to: number }
  | PartHappening
  | {
      readonly event: 'alarmRaised'
      readonly code: string
      readonly priority: Priority
      readonly text?: Bilingual
    }
  | { readonly event: 'alarmCleared'; readonly code: string; readonly reason?: string }

export interface PartHappening {
  readonly event: 'partProduced' | 'partScrapped'
  readonly count: number
  readonly part?: string
  readonly product?: string
  readonly reason?: string
}

/** A fact at an instant, told by a Machine or found by the server [E-1]. */
export type TwinEvent = Happening & {
  readonly id: number
  /** Milliseconds since 1970, by the device's clock where it gave a time. */
  readonly time: number
  /** Index of the Machine in the Plant. */
  readonly machine: number
}
