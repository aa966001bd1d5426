import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import type { Bilingual } from '../../../models/text.ts'

/**
 * What colours the Machines: their state, how fresh they are, or one Channel as heat. Data, not code: the scene,
 * the legend and the list read it alike.
 */
export type Overlay =
  | { readonly kind: 'state'; readonly id: 'state'; readonly name: Bilingual }
  | { readonly kind: 'freshness'; readonly id: 'freshness'; readonly name: Bilingual }
  | {
      readonly kind: 'heat'
      /** `heat:` and the key of the Channel. */
      readonly id: string
      readonly name: Bilingual
      readonly key: string
      readonly channel: ChannelSpec
      /** Values at the cold and at the hot end. */
      readonly range: readonly [number, number]
    }

/** Heat as the scene's column holds it: 0 is cold, 254 is hot. */
export const NO_HEAT = 255
