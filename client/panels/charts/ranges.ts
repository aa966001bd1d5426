import type { BucketColumns } from '../../../models/journal-answer.ts'
import { joined, type Spans } from '../../state/recall/spans.ts'
import type { Archive } from '../../state/time.ts'

/** What a chart wants of the Journal. */
export interface RangeWish {
  readonly slots: readonly number[]
  readonly from: number
  readonly to: number
  /** About as many as there are pixels. */
  readonly points: number
  /** Up to when there can be anything. */
  readonly live: number
}

/** Buckets of some Channels; of a stretch that is a little wider than what is shown. */
export interface RangeFound {
  readonly from: number
  readonly to: number
  readonly everyMillis: number
  readonly channels: ReadonlyMap<number, BucketColumns>
  /** When nothing was written. */
  readonly gaps: Spans
}

export interface Ranges {
  /** What there is for a wish, if only for one like it; what is missing is asked for [PH-83]. */
  look(wish: RangeWish): RangeFound | undefined
  /** Nobody looks any more. */
  stop(): void
}

interface Had extends RangeFound {
  readonly key: string
  /** What one point stood for in the wish. */
  readonly pointMillis: number
}

/** As much of what is shown is asked for on either side, so that a hand that moves it finds something there. */
const AROUND = 0.5
/** A point that stands for more than so many times what it should is too coarse, for less too fine. */
const COARSE = 2
/** The right edge is asked for again when it has fallen behind by a share of what is shown. */
const BEHIND = 0.01
const LEAST_BEHIND_MILLIS = 5000
const MOST_BEHIND_MILLIS = 300_000
const RETRY_MILLIS = 4000
/** What has arrived is on disk a second later [Y-14]. */
const WRITTEN_MILLIS = 1200

const keyOf = (slots: readonly number[]): string => slots.join()

export function createRanges(archive: Pick<Archive, 'range' | 'density'>): Ranges {
  let had: Had | undefined
  let stop: { readonly key: string; readonly controller: AbortController } | undefined
  let waitUntil = Number.NEGATIVE_INFINITY

  const ask = async ({ slots, from, to, points, live }: RangeWish, signal: AbortSignal): Promise<void> => {
    const around = (to - from) * AROUND
    const span = { from: Math.max(0, Math.floor(from - around)), to: Math.ceil(Math.min(to + around, live)) }
    const pointMillis = (to - from) / points
    const [range, density] = await Promise.all([
      archive.range(
        { ...span, slots, points: Math.max(1, Math.ceil((span.to - span.from) / pointMillis)) },
        signal,
      ),
      archive.density({ ...span, buckets: 1 }, signal),
    ])
    if (signal.aborted) return
    if (range === undefined || density === undefined || range.everyMillis === null) {
      waitUntil = live + RETRY_MILLIS
      return
    }
    const last = density.last ?? Number.NEGATIVE_INFINITY
    had = {
      key: keyOf(slots),
      pointMillis,
      everyMillis: range.everyMillis,
      from: span.from,
      to: Math.min(span.to, live - WRITTEN_MILLIS),
      channels: new Map(range.channels.map((channel) => [channel.slot, channel])),
      gaps: joined(
        density.gaps.flatMap(([begins, ends]) => (begins < last ? [{ from: begins, to: ends }] : [])),
        [],
      ),
    }
  }

  return {
    look(wish) {
      const key = keyOf(wish.slots)
      if (stop !== undefined && stop.key !== key) stop.controller.abort()
      if (stop === undefined && wish.live >= waitUntil && !fits(had, wish)) {
        const controller = new AbortController()
        const own = { key, controller }
        stop = own
        void ask(wish, controller.signal).finally(() => {
          if (stop === own) stop = undefined
        })
      }
      return had?.key === key ? had : undefined
    },
    stop() {
      stop?.controller.abort()
    },
  }
}

/** Whether what there is does for a wish. */
export function fits(had: Had | undefined, { slots, from, to, points, live }: RangeWish): boolean {
  if (had === undefined || had.key !== keyOf(slots)) return false
  const coarse = had.pointMillis / ((to - from) / points)
  if (coarse > COARSE || coarse < 1 / COARSE) return false
  const behind = Math.min(MOST_BEHIND_MILLIS, Math.max(LEAST_BEHIND_MILLIS, (to - from) * BEHIND))
  return from >= had.from && Math.min(to, live - WRITTEN_MILLIS) <= had.to + behind
}
