import { FLOOR_STATES, type FloorState, LINK } from '../../../models/state.ts'
import { edgesOf } from './bins.ts'
import type { Overlay } from './overlay.ts'

/** How fresh a Machine is, best first: by the ages of its Readings while it is in reach, else by its link [O-5]. */
export const FRESHNESSES = [
  'fresh',
  'aging',
  'stale',
  'silent',
  'deviceLost',
  'gatewayLost',
  'brokerLost',
  'unheard',
] as const
export type Freshness = (typeof FRESHNESSES)[number]

/** The code of the link that an entry of freshness stands for; those in reach have that of a link that holds. */
export const LINK_OF: Readonly<Record<Freshness, number>> = {
  fresh: LINK.online,
  aging: LINK.online,
  stale: LINK.online,
  silent: LINK.silent,
  deviceLost: LINK.deviceLost,
  gatewayLost: LINK.gatewayLost,
  brokerLost: LINK.brokerLost,
  unheard: LINK.unheard,
}

/** One line of the legend; its place among the entries is what the Tint's column holds. */
export type LegendEntry =
  | { readonly kind: 'state'; readonly id: FloorState; readonly state: FloorState }
  | { readonly kind: 'freshness'; readonly id: Freshness; readonly freshness: Freshness }
  | { readonly kind: 'bin'; readonly id: string; readonly from: number; readonly to: number }
  /** The Machine measures it, and there is no value to trust: never heard, or bad. */
  | { readonly kind: 'noValue'; readonly id: 'noValue' }
  /** The Machine does not measure it. */
  | { readonly kind: 'unmeasured'; readonly id: 'unmeasured' }

export function entriesOf(overlay: Overlay): readonly LegendEntry[] {
  switch (overlay.kind) {
    case 'state':
      return FLOOR_STATES.map((state) => ({ kind: 'state', id: state, state }))
    case 'freshness':
      return FRESHNESSES.map((freshness) => ({ kind: 'freshness', id: freshness, freshness }))
    case 'heat': {
      const edges = edgesOf(overlay.range)
      const bins = edges.slice(0, -1).map((from, i) => {
        const to = edges[i + 1] ?? from
        return { kind: 'bin', id: `bin${i + 1}`, from, to } as const
      })
      return [...bins, { kind: 'noValue', id: 'noValue' }, { kind: 'unmeasured', id: 'unmeasured' }]
    }
  }
}
