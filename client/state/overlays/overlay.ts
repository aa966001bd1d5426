import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import type { Bilingual } from '../../../models/text.ts'

/** What a heat overlay measures; the picker lists them under these. */
export const OVERLAY_GROUPS = [
  'overview',
  'temperature',
  'vibration',
  'power',
  'load',
  'pressure',
  'speed',
  'position',
  'network',
  'other',
] as const
export type OverlayGroup = (typeof OVERLAY_GROUPS)[number]

/**
 * Where the range of heat comes from: what the Machines read when it was fitted, all that a healthy sensor may read
 * because a person asked for that, or the same for as long as nothing was read yet.
 */
export type Scale = 'seen' | 'full' | 'unfitted'

/** One Channel as heat of the Machines that have it. */
export interface HeatOverlay {
  readonly kind: 'heat'
  /** `heat:` and the key of the Channel; after an `@` its range, or `full` for the Channel's own [O-3]. */
  readonly id: string
  readonly name: Bilingual
  readonly group: OverlayGroup
  readonly key: string
  readonly channel: ChannelSpec
  /** Values at the cold and at the hot end. */
  readonly range: readonly [number, number]
  readonly scale: Scale
}

/**
 * What colours the Machines: their state, how fresh they are, or one Channel as heat. Data, not code: the scene,
 * the legend and the list read it alike.
 */
export type Overlay =
  | { readonly kind: 'state'; readonly id: 'state'; readonly name: Bilingual; readonly group: 'overview' }
  | {
      readonly kind: 'freshness'
      readonly id: 'freshness'
      readonly name: Bilingual
      readonly group: 'overview'
    }
  | HeatOverlay

/** Heat as the scene's column holds it: 0 is cold, 254 is hot. */
export const NO_HEAT = 255
export const MOST_HEAT = 254
