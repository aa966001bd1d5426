import type { TwinEvent } from '../../../models/event.ts'
import { placeOfEvent } from '../../../models/event-id.ts'
import { PRIORITIES } from '../../state/alarms.ts'
import type { Span } from '../../state/time.ts'
import { xOf } from './sight.ts'

/** One or more Events that a pixel cannot tell apart: the gravest of them, and how many they are [PH-43]. */
export interface Mark {
  readonly x: number
  readonly at: number
  readonly event: TwinEvent
  readonly count: number
}

const gravityOf = (event: TwinEvent): number =>
  event.event === 'alarmRaised' ? PRIORITIES.indexOf(event.priority) : PRIORITIES.length

/** Marks from left to right, each so many pixels from the next; Events come oldest first. */
export function marksOf(
  events: readonly TwinEvent[],
  sight: Span,
  width: number,
  gap: number,
): readonly Mark[] {
  const marks: Mark[] = []
  let begun = Number.NEGATIVE_INFINITY
  for (const event of events) {
    const at = placeOfEvent(event.id)
    const x = xOf(sight, width, at)
    if (x < -gap || x > width + gap) continue
    const last = marks.at(-1)
    if (last === undefined || x - begun >= gap) {
      begun = x
      marks.push({ x, at, event, count: 1 })
      continue
    }
    const graver = gravityOf(event) < gravityOf(last.event)
    marks[marks.length - 1] = { ...(graver ? { x, at, event } : last), count: last.count + 1 }
  }
  return marks
}

/** The mark under a pointer, if one is so near. */
export function markAt<Of extends { readonly x: number }>(
  marks: readonly Of[],
  x: number,
  near: number,
): Of | undefined {
  let best: Of | undefined
  for (const mark of marks)
    if (Math.abs(mark.x - x) <= near && (best === undefined || Math.abs(mark.x - x) < Math.abs(best.x - x)))
      best = mark
  return best
}

/** A stretch in which a Machine was in one state, by code; what was before the first Event is known from it. */
export interface StateStretch extends Span {
  readonly state: number
}

/** What a Machine was from one change to the next, up to an end; without a change it was always what it is. */
export function statesOf(
  events: readonly TwinEvent[],
  from: number,
  to: number,
  is?: number,
): readonly StateStretch[] {
  const stretches: StateStretch[] = []
  let begin = from
  let state = events.length === 0 ? is : undefined
  for (const event of events) {
    if (event.event !== 'stateChanged') continue
    const at = Math.min(to, Math.max(begin, placeOfEvent(event.id)))
    const was = event.from ?? state
    if (was !== undefined && at > begin) stretches.push({ from: begin, to: at, state: was })
    begin = at
    state = event.to
  }
  if (state !== undefined && to > begin) stretches.push({ from: begin, to, state })
  return stretches
}
