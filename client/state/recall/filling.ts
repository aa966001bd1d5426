import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../now.ts'
import { skewMillisOf } from '../playhead.ts'
import type { Archive, Span } from '../time.ts'
import { eachChange } from './changes.ts'
import { type Deaf, fillOf, missingOf, takeTold } from './fill.ts'
import type { Told } from './fill-samples.ts'
import { type Recall, remember } from './recall.ts'
import { eachSample, RECALL_MILLIS } from './samples.ts'
import { joined } from './spans.ts'

/** What is shown, as the filling needs to know it. */
export interface Shown {
  readonly recall: Recall
  readonly now: Now
  /** The Playhead's time. */
  readonly at: number
  /** The server's. */
  readonly serverMillis: number
  /** When this page did not hear the server; undefined where the past is shown, of which it hears nothing. */
  readonly losses: readonly Deaf[] | undefined
}

export interface FillingDoor {
  readonly archive: Pick<Archive, 'readings' | 'range' | 'density'>
  shown(): Shown | undefined
  /** More is remembered than before. */
  filled(): void
}

/** Asks the Journal for the last minutes of whatever is looked at [PH-80]. */
export interface Filling {
  /** Somebody looks at a slot, until what is given back is called. */
  look(slot: number): () => void
  /** Asks for what is missing, at most once at a time; to be called again and again. */
  step(): Promise<void>
}

/** What has arrived is on disk a second later [Y-14]. */
const WRITTEN_MILLIS = 1200
const MINUTE_MILLIS = 60_000
/** So far back it is looked for what held where the stretch begins. */
const HELD_MILLIS = 24 * 60 * MINUTE_MILLIS
const SLOTS_AT_ONCE = 256
const READINGS_AT_ONCE = 50_000
/** Where there was no answer it is asked again after so long, and after twice that, and so on. */
const RETRY_MILLIS = 4000
const MOST_RETRY_MILLIS = 64_000
/** What has passed since is asked for when it is as long as this; of what the page hears itself less has. */
const LEAST_MILLIS = 1000
const LEAST_HEARD_MILLIS = 4000

interface Asking {
  readonly recall: Recall
  readonly slots: readonly number[]
  readonly stop: AbortController
}

export function createFilling({ archive, shown, filled }: FillingDoor): Filling {
  /** By slot: how many look at it; the one looked at last is at the end. */
  const looks = new Map<number, number>()
  let asking: Asking | undefined
  let retryMillis = RETRY_MILLIS
  let waitUntil = Number.NEGATIVE_INFINITY

  const leave = (): void => {
    if (asking === undefined) return
    const { recall, slots, stop } = asking
    if (shown()?.recall !== recall || !slots.some((slot) => looks.has(slot))) stop.abort()
  }

  const ask = async (
    at: Shown,
    slots: readonly number[],
    of: Span,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const { recall, now } = at
    const [readings, density] = await Promise.all([
      archive.readings({ ...of, slots, limit: READINGS_AT_ONCE }, signal),
      archive.density({ ...of, buckets: 1 }, signal),
    ])
    if (readings === undefined || density === undefined) return false
    const until = Math.min(of.to, readings.to)
    if (until <= of.from) return false
    const first = new Map(readings.channels.map(({ slot, time }) => [slot, time[0]]))
    const quiet = slots.filter((slot) => holds(recall, slot) && lacks(at, slot, of.from, first.get(slot)))
    const held = quiet.length === 0 ? undefined : await heldAt(quiet, of.from, recall, now, signal)
    if (signal.aborted) return false
    takeTold(recall, { from: of.from, to: until }, readings.channels, held)
    const fill = fillOf(recall)
    // What follows the last that was written is none yet.
    const last = density.last ?? Number.NEGATIVE_INFINITY
    fill.gaps = joined(
      fill.gaps,
      density.gaps.flatMap(([from, to]) => (from < last ? [{ from, to: Math.min(to, until) }] : [])),
    )
    filled()
    return true
  }

  /** What Channels whose word holds had told last before an instant. */
  const heldAt = async (
    slots: readonly number[],
    from: number,
    recall: Recall,
    now: Now,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, Told>> => {
    const span = { from: from - HELD_MILLIS, to: from }
    const answer = await archive.range({ ...span, slots, points: HELD_MILLIS / MINUTE_MILLIS }, signal)
    const held = new Map<number, Told>()
    for (const { slot, start, last } of answer?.channels ?? []) {
      const i = start.length - 1
      if (i < 0) continue
      const machine = recall.model.table.machineOf[slot] ?? -1
      const isServers = recall.model.linkSlots[machine] === slot || recall.model.skewSlots[machine] === slot
      const place = Math.min((start[i] ?? from) + MINUTE_MILLIS, from)
      const time = isServers ? place : place - skewMillisOf(recall.model, now, machine)
      const quantum = Math.round((last[i] ?? 0) * (recall.model.table.perUnit[slot] ?? 1))
      held.set(slot, { time, quantum, quality: QUALITY.good })
    }
    return held
  }

  return {
    look(slot) {
      const count = (looks.get(slot) ?? 0) + 1
      looks.delete(slot)
      looks.set(slot, count)
      return () => {
        const left = (looks.get(slot) ?? 1) - 1
        if (left > 0) looks.set(slot, left)
        else looks.delete(slot)
        leave()
      }
    },
    async step() {
      leave()
      const at = shown()
      if (at === undefined) return
      rememberLooked(at, looks)
      if (asking !== undefined || at.serverMillis < waitUntil) return
      const next = nextAsk(at, looks)
      if (next === undefined) return
      const stop = new AbortController()
      asking = { recall: at.recall, slots: next.slots, stop }
      const ok = await ask(at, next.slots, next.of, stop.signal)
      asking = undefined
      retryMillis = ok || stop.signal.aborted ? RETRY_MILLIS : Math.min(2 * retryMillis, MOST_RETRY_MILLIS)
      if (!ok && !stop.signal.aborted) waitUntil = at.serverMillis + retryMillis / 2
    },
  }
}

/** What is looked at is remembered from now on [M-2]; in a Plant too large for all it is forgotten afterwards. */
function rememberLooked({ recall, now, serverMillis }: Shown, looks: ReadonlyMap<number, number>): void {
  for (const slot of looks.keys()) remember(recall, now, slot)
  if (recall.samples.whole) return
  const { looked, told } = fillOf(recall)
  for (const slot of looked.keys()) {
    if (looks.has(slot)) continue
    looked.delete(slot)
    told.delete(slot)
  }
  for (const slot of looks.keys()) if (!looked.has(slot)) looked.set(slot, serverMillis)
}

/** The stretch before the Playhead that is nearest to it and not known, of the slot looked at last and of all like it. */
function nextAsk(
  { recall, at, serverMillis, losses }: Shown,
  looks: ReadonlyMap<number, number>,
): { readonly slots: readonly number[]; readonly of: Span } | undefined {
  const from = Math.floor((at - RECALL_MILLIS) / MINUTE_MILLIS - 1) * MINUTE_MILLIS
  const wanted = { from, to: Math.min(at, serverMillis - WRITTEN_MILLIS) }
  const least = losses === undefined ? LEAST_MILLIS : LEAST_HEARD_MILLIS
  let of: Span | undefined
  const slots: number[] = []
  for (const slot of [...looks.keys()].reverse()) {
    const missing = missingOf(recall, slot, losses, wanted).findLast(
      (span) => span.to < wanted.to || span.to - span.from >= least,
    )
    if (missing === undefined) continue
    of ??= missing
    if (missing.from !== of.from || missing.to !== of.to) continue
    slots.push(slot)
    if (slots.length === SLOTS_AT_ONCE) break
  }
  return of === undefined ? undefined : { slots, of }
}

/** Whether what a slot told holds until it tells something else, however long that takes. */
const holds = ({ model }: Recall, slot: number): boolean =>
  model.table.periodMillis[slot] === 0 ||
  model.stateSlots[model.table.machineOf[slot] ?? -1] === slot ||
  model.linkSlots[model.table.machineOf[slot] ?? -1] === slot

/** Whether nothing tells what a slot had told last where a stretch begins. */
function lacks({ recall, now }: Shown, slot: number, from: number, first: number | undefined): boolean {
  const machine = recall.model.table.machineOf[slot] ?? -1
  const skew = recall.model.linkSlots[machine] === slot ? 0 : skewMillisOf(recall.model, now, machine)
  if (first !== undefined && first + skew <= from) return false
  let has = false
  const what = recall.model.stateSlots[machine] === slot ? 'state' : 'link'
  if (what === 'state' || recall.model.linkSlots[machine] === slot)
    eachChange(recall.changes, machine, (of, _, time) => {
      has ||= of === what && time + skew <= from
      return !has
    })
  else
    eachSample(recall.samples, slot, Number.NEGATIVE_INFINITY, (time) => {
      has ||= time + skew <= from
    })
  return !has
}
