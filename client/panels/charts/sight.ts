/** Which stretch of time a chart shows. */
export interface Sight {
  readonly spanMillis: number
  /** Its right edge; undefined follows the Playhead. */
  readonly to: number | undefined
}

/** Where the Playhead is, and the present: nothing lies beyond it. */
export interface Edges {
  readonly at: number
  readonly live: number
}

const SECOND_MILLIS = 1000
const DAY_MILLIS = 86_400_000
export const SHORTEST_MILLIS = 5 * SECOND_MILLIS
export const LONGEST_MILLIS = 366 * DAY_MILLIS

/** So near to the Playhead, of the width, it is followed again. */
const SNAP = 0.01

export const rightOf = ({ to }: Sight, { at }: Edges): number => to ?? at

/** Wider or narrower by a factor, with an instant staying where it is; one that follows keeps its right edge [PH-83]. */
export function zoomed(sight: Sight, edges: Edges, factor: number, anchor: number): Sight {
  const spanMillis = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, sight.spanMillis * factor))
  if (sight.to === undefined) return { spanMillis, to: undefined }
  return settled({ spanMillis, to: anchor + ((sight.to - anchor) * spanMillis) / sight.spanMillis }, edges)
}

/** Moved by so much; what is moved to the Playhead follows it again [PH-83]. */
export const panned = (sight: Sight, edges: Edges, byMillis: number): Sight =>
  settled({ ...sight, to: rightOf(sight, edges) + byMillis }, edges)

function settled(
  { spanMillis, to }: { readonly spanMillis: number; readonly to: number },
  { at, live }: Edges,
): Sight {
  const right = Math.min(to, Math.max(live, at))
  return { spanMillis, to: Math.abs(right - at) <= spanMillis * SNAP ? undefined : right }
}
