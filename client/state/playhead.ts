import { ageMillis, isStale } from '../../models/freshness.ts'
import { QUALITY } from '../../models/twin.ts'
import type { Connection } from './connection.ts'
import type { Now } from './now.ts'
import type { PlantModel } from './plant.ts'
import { recorded } from './recorded.ts'
import { store } from './store.ts'
import { pastMillis, time } from './time.ts'

/** This browser's clock, which never steps while the page is open. */
export const browserNow = (): number => performance.timeOrigin + performance.now()

/** The server's clock as this browser estimates it, milliseconds since 1970. */
export const serverNow = (): number => browserNow() + store.getState().clockOffsetMillis

/** Where the axis ends: the present, where it grows, or the end of the recording that is shown [PH-121]. */
export const axisEnd = (): number => recorded.getState().recording?.to ?? serverNow()

/** Where the server is lost the Playhead stands still, so that no age grows and nothing looks fresh. */
export const playheadAt = (connection: Connection, serverMillis: number): number =>
  connection.kind === 'lost' ? connection.sinceMillis : serverMillis

/** The time of what the screen shows: the present, when the server was lost, or where the Playhead is [PH-2]. */
export function playheadTime(connection: Connection = store.getState().connection): number {
  const shown = time.getState()
  return shown.kind === 'past' ? pastMillis(shown, browserNow()) : playheadAt(connection, serverNow())
}

/** What the clock of the page says: in the present it goes on while the server is lost. */
export const clockTime = (): number => (time.getState().kind === 'past' ? playheadTime() : serverNow())

/** Whether what is shown stands because the server is lost; what is past stands by itself [PH-2]. */
export const isLostNow = (connection: Connection = store.getState().connection): boolean =>
  connection.kind === 'lost' && time.getState().kind === 'live'

/** What the device's clock is behind by; 0 until the server knows [D-4]. */
export function skewMillisOf(model: PlantModel, now: Now, machine: number): number {
  const slot = model.skewSlots[machine]
  if (slot === undefined || now.twin.qualities[slot] === QUALITY.none) return 0
  return (now.twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
}

/** Age of a slot's Reading; infinite where there never was one. */
export const ageOf = (model: PlantModel, now: Now, slot: number, at: number): number =>
  ageMillis(
    now.twin.times[slot] ?? Number.NEGATIVE_INFINITY,
    skewMillisOf(model, now, model.table.machineOf[slot] ?? -1),
    at,
  )

/** Whether a slot's Reading is older than its Channel allows; one never heard is not stale but absent. */
export const isStaleSlot = (model: PlantModel, now: Now, slot: number, at: number): boolean =>
  now.twin.qualities[slot] !== QUALITY.none &&
  isStale(
    now.twin.times[slot] ?? Number.NEGATIVE_INFINITY,
    skewMillisOf(model, now, model.table.machineOf[slot] ?? -1),
    model.table.periodMillis[slot] ?? 0,
    at,
  )
