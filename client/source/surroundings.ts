import type { PlantAnswer } from '../../models/protocol.ts'
import type { PlantModel } from '../state/plant.ts'
import type { OpenWire } from './wire.ts'

/** What a Viewer needs from outside; time and chance are arguments here too. */
export interface Surroundings {
  readonly openWire: OpenWire
  /** Never rejects. */
  readonly fetchPlant: (hash: string | undefined) => Promise<PlantFetch>
  /** Throws where the Plant cannot be shown. */
  readonly modelOf: (answer: PlantAnswer) => PlantModel
  /** The browser's clock. */
  readonly now: () => number
  /** In [0, 1). */
  readonly chance: () => number
  /** Calls once, later; the function that comes back calls it off. */
  readonly after: (delayMillis: number, call: () => void) => () => void
  /** The server wants to know who this is. */
  readonly toLogin: () => void
}

export type PlantFetch =
  | { readonly kind: 'plant'; readonly answer: PlantAnswer }
  | { readonly kind: 'login' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable' }
