import { addFrom } from '../../../models/segment/amend.ts'
import { type Batch, createBatch, reserveBatch } from '../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'

/** What came after its Segment was sealed. */
export interface Late {
  readonly readings: Batch
  readonly events: readonly PlacedEvent[]
}

/** The same while it is still added to. */
export interface LateSoFar {
  readonly readings: Batch
  readonly events: PlacedEvent[]
}

export const noneLate = (): LateSoFar => ({ readings: createBatch(0, 0), events: [] })

export const isNone = ({ readings, events }: Late): boolean => readings.packets === 0 && events.length === 0

/** Where the first of them lies; infinity for none. */
export const firstPlace = (events: readonly PlacedEvent[]): number =>
  events.reduce((first, { place }) => Math.min(first, place), Number.POSITIVE_INFINITY)

/** What came first, and what came after it. */
export function joinedLate(first: LateSoFar, next: Late): LateSoFar {
  const { readings, events } = next
  reserveBatch(first.readings, readings.count, readings.packets)
  for (let packet = 0; packet < readings.packets; packet++) addFrom(readings, packet, first.readings)
  return { readings: first.readings, events: [...first.events, ...events] }
}

/** What lies at an instant or after it, and how many Readings and Events do not. */
export function lateSince(
  { readings, events }: Late,
  oldest: number,
): { readonly kept: Late; readonly dropped: number } {
  const kept = createBatch(readings.count, readings.packets)
  for (let packet = 0; packet < readings.packets; packet++)
    if ((readings.axis[packet] ?? 0) >= oldest) addFrom(readings, packet, kept)
  const told = events.filter(({ place }) => place >= oldest)
  const dropped = readings.count - kept.count + events.length - told.length
  return { kept: { readings: kept, events: told }, dropped }
}
