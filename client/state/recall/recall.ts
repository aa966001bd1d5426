/*
 * HOT in `rememberFrame`: a look into one column for each Reading, and more for those that are remembered.
 */
import type { TwinEvent } from '../../../models/event.ts'
import { FORM, type Frame } from '../../../models/frame/frame.ts'
import { LINK, LINK_STATES, PACKML_STATES } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../now.ts'
import type { PlantModel } from '../plant.ts'
import { type Changes, createChanges, noteLink, noteState, UNSAID } from './changes.ts'
import { noteLateState } from './late-state.ts'
import { createSamples, keepSample, lookAt, type Samples } from './samples.ts'

/** All that is remembered of the last minutes, bounded [M-2]. */
export const RECALL_BYTES = 24 * 2 ** 20
const BYTES_A_CHANGE = 13
const BYTES_A_SLOT = 6
const BYTES_A_MACHINE = 10
const BYTES_A_RING = 40

/** What this page remembers of the last minutes of its Plant; it begins when the page was opened [M-1]. */
export interface Recall {
  readonly model: PlantModel
  readonly changes: Changes
  readonly samples: Samples
  /** By slot: what of it is remembered, of WATCH. */
  readonly watch: Uint8Array
  /** The server's time when the page began to remember. */
  readonly sinceMillis: number
}

const WATCH = { kept: 1, state: 2, link: 4 } as const

export function createRecall(model: PlantModel, at: number, bytes = RECALL_BYTES): Recall {
  const { size, machines, periodMillis } = model.table
  const changes = createChanges(machines.length)
  const fixed =
    changes.times.length * BYTES_A_CHANGE + machines.length * BYTES_A_MACHINE + size * (BYTES_A_SLOT + 4)
  // A page has its readings and the number of the next one.
  const left = Math.max(0, bytes - fixed - Math.min(size, 8192) * BYTES_A_RING)
  const samples = createSamples(periodMillis, left * (576 / 580))
  const watch = new Uint8Array(size).fill(samples.whole ? WATCH.kept : 0)
  for (const { index } of machines) {
    watch[model.stateSlots[index]!]! |= WATCH.state
    watch[model.linkSlots[index]!]! |= WATCH.link
  }
  return { model, changes, samples, watch, sinceMillis: at }
}

/** Remembers what a Frame tells; called after it was applied, and keeps none of its columns. */
export function rememberFrame(recall: Recall, now: Now, frame: Frame): void {
  const { watch, samples } = recall
  const { slots, quanta, times, qualities, count } = frame
  const snapshot = frame.form === FORM.snapshot
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    const what = watch[slot]!
    if (what === 0) continue
    if ((what & WATCH.kept) !== 0) keepSample(samples, slot, quanta[i]!, times[i]!, qualities[i]!, snapshot)
    if (what > WATCH.kept) noteTold(recall, slot, what, quanta[i]!, qualities[i]!, times[i]!)
  }
  if (snapshot) noteAbsent(recall, now, frame.serverTime)
}

function noteTold(
  recall: Recall,
  slot: number,
  what: number,
  quantum: number,
  quality: number,
  time: number,
): void {
  const machine = recall.model.table.machineOf[slot]!
  const said = quality !== QUALITY.none && quantum >= 0
  if ((what & WATCH.link) !== 0)
    noteLink(recall.changes, machine, said && quantum < LINK_STATES.length ? quantum : LINK.unheard, time)
  else noteState(recall.changes, machine, said && quantum < PACKML_STATES.length ? quantum : UNSAID, time)
}

/** Remembers a state that an Event tells, in its place by its own time, however late it came [M-11]. */
export function rememberEvent({ changes, model }: Recall, { twin }: Now, event: TwinEvent): void {
  if (event.event !== 'stateChanged' || event.to < 0 || event.to >= PACKML_STATES.length) return
  const slot = model.stateSlots[event.machine]
  if (slot === undefined) return
  noteLateState(changes, event.machine, event.to, event.time, twin.times[slot]!)
}

/** A Machine whose state or link a Snapshot does not name has none [F-4]. */
function noteAbsent({ changes, model }: Recall, { twin }: Now, time: number): void {
  for (const { index } of model.table.machines) {
    if (twin.qualities[model.stateSlots[index]!] === QUALITY.none) noteState(changes, index, UNSAID, time)
    if (twin.qualities[model.linkSlots[index]!] === QUALITY.none && changes.links[index] !== UNSAID)
      noteLink(changes, index, LINK.unheard, time)
  }
}

/** Remembers a slot from now on, with what the Twin holds of it; in a small Plant it is so from the beginning [M-2]. */
export function remember(recall: Recall, now: Now, slot: number): void {
  const { samples, watch, model } = recall
  if (!lookAt(samples, slot, model.table.periodMillis[slot] ?? 0)) return
  watch[slot]! |= WATCH.kept
  const { quanta, times, qualities } = now.twin
  if (qualities[slot] !== QUALITY.none)
    keepSample(samples, slot, quanta[slot]!, times[slot]!, qualities[slot]!, false)
}
