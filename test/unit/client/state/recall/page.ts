import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { bandOf } from '../../../../../client/state/recall/band.ts'
import { createRecall, rememberFrame } from '../../../../../client/state/recall/recall.ts'
import { eachSample } from '../../../../../client/state/recall/samples.ts'
import type { Span } from '../../../../../client/state/time.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { frameOf, type ReadingRow } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

export const MODEL = smallModel()
export const PLACED = MODEL.table.machines[3]!
export const VALUE = PLACED.firstSlot + 1
export const STATE = stateSlot(PLACED)
export const LINKS = linkSlot(PLACED)
export const SLOTS = [VALUE, STATE, LINKS]
export const PER_UNIT = MODEL.table.perUnit[VALUE]!
export const T = 1_700_000_040_000

/** A page that began at an instant and heard what is told to it. */
export function pageSince(since: number) {
  const now = createNow(MODEL)
  const recall = createRecall(MODEL, T + since)
  const hear = (rows: readonly ReadingRow[]): void => {
    for (const row of rows) {
      const frame = frameOf(FORM.delta, 1, [row], row[2])
      applyFrame(now, frame)
      rememberFrame(recall, now, frame)
    }
  }
  const samples = (slot: number): readonly (readonly number[])[] => {
    const all: (readonly number[])[] = []
    eachSample(recall.samples, slot, 0, (time, quantum, quality) => all.push([time - T, quantum, quality]))
    return all
  }
  const band = (from: number, to: number) =>
    bandOf(recall, PLACED.index, 0, [], T + from, T + to).map(({ from, to, state }) => [
      from - T,
      to - T,
      state,
    ])
  return { now, recall, hear, samples, band }
}

export const span = (from: number, to: number): Span => ({ from: T + from, to: T + to })

/** What the Journal answers of some Readings. */
export const columnsOf = (rows: readonly ReadingRow[], slots: readonly number[], { from, to }: Span) =>
  slots.map((slot) => {
    const own = rows.filter((row) => row[0] === slot && row[2] >= from && row[2] < to)
    const perUnit = MODEL.table.perUnit[slot]!
    return {
      ...{ slot, path: '', key: '', unit: '', resolution: 1 },
      place: own.map((row) => row[2]),
      time: own.map((row) => row[2]),
      value: own.map((row) => row[1] / perUnit),
      quality: own.map((row) => row[3]),
    }
  })

export const row = (slot: number, at: number, quantum: number, quality = 1): ReadingRow => [
  slot,
  quantum,
  T + at,
  quality,
]
