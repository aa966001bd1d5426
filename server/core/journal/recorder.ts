/*
 * HOT: one `record` a Reading. Columns of a page, filled in place; whoever is told that it is full takes it away.
 */
import type { TwinEvent } from '../../../models/event.ts'
import { addPacket, addReading, type Batch, createBatch } from '../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import { type Clocks, skewMillis } from '../clocks.ts'

/** Readings on a page: some hundred kilobytes, full ten times a second at the most. */
export const PAGE_READINGS = 65_536
/** Older than this at its arrival, by more than its device's skew explains, a Reading lies at its own time [Y-1]. */
export const PROMPT_MILLIS = 5000

/** What came since the page was last taken away, with its place on the axis of time [Y-1]. */
export interface Recorder {
  readonly page: Batch
  events: PlacedEvent[]
  /** Where what comes now lies: the arrival, which never goes back. */
  place: number
  /** Where it lay when the page was last turned. */
  turnedAt: number
  arrival: number
  retained: boolean
  readonly machineOf: Int32Array
  readonly clocks: Clocks
  /** The page is full and must be empty when this returns. */
  readonly onFull: () => void
  /** The packet that the next Reading may belong to. */
  machine: number
  time: number
  late: boolean
  openedAt: number
  openedRetained: boolean
}

/** The axis goes on at `begin`, or at the first arrival after it. */
export const createRecorder = (
  machineOf: Int32Array,
  clocks: Clocks,
  begin: number,
  onFull: () => void,
): Recorder => ({
  page: createBatch(PAGE_READINGS, PAGE_READINGS),
  events: [],
  place: begin,
  turnedAt: begin,
  arrival: begin,
  retained: false,
  machineOf,
  clocks,
  onFull,
  machine: -1,
  time: 0,
  late: false,
  openedAt: 0,
  openedRetained: false,
})

/** What follows came at this time of the server's clock. */
export function arriveAt(recorder: Recorder, arrival: number, retained: boolean): void {
  recorder.arrival = arrival
  recorder.retained = retained
  if (arrival > recorder.place) recorder.place = arrival
}

/** Takes one Reading; `late` where it changed nothing in the Twin because it was. */
export function record(
  recorder: Recorder,
  slot: number,
  quantum: number,
  time: number,
  quality: number,
  late: boolean,
): void {
  const { page } = recorder
  if (page.count === PAGE_READINGS) {
    recorder.onFull()
    recorder.machine = -1
  }
  const machine = recorder.machineOf[slot]!
  if (
    machine !== recorder.machine ||
    time !== recorder.time ||
    late !== recorder.late ||
    recorder.place !== recorder.openedAt ||
    recorder.retained !== recorder.openedRetained
  )
    open(recorder, machine, time, late)
  addReading(page, slot, quantum, quality)
}

function open(recorder: Recorder, machine: number, time: number, late: boolean): void {
  recorder.machine = machine
  recorder.time = time
  recorder.late = late
  recorder.openedAt = recorder.place
  recorder.openedRetained = recorder.retained
  addPacket(recorder.page, machine, placeOf(recorder, machine, time, late, recorder.retained), time)
}

/** Where on the axis it lies [Y-1]. */
function placeOf(
  recorder: Recorder,
  machine: number,
  time: number,
  late: boolean,
  retained: boolean,
): number {
  const { place, arrival, clocks } = recorder
  const own = time + skewMillis(clocks, machine, arrival)
  return late || (!retained && arrival - own > PROMPT_MILLIS) ? Math.min(Math.round(own), place) : place
}

/** Takes an Event, and answers it with its place; what it is numbered by is no lasting name. */
export function recordEvent(recorder: Recorder, { id: _, ...event }: TwinEvent, now: number): PlacedEvent {
  arriveAt(recorder, now, recorder.retained)
  const placed = { ...event, place: placeOf(recorder, event.machine, event.time, false, false) }
  recorder.events.push(placed)
  return placed
}

/** Empties the page, whose columns have been taken, and answers the Events. */
export function turnPage(recorder: Recorder): readonly PlacedEvent[] {
  const { page, events } = recorder
  page.count = 0
  page.packets = 0
  recorder.machine = -1
  recorder.events = []
  recorder.turnedAt = recorder.place
  return events
}
