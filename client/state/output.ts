/*
 * Once a second over the Machines that count; a column each, nothing allocated while counting.
 */
import { QUALITY } from '../../models/twin.ts'
import type { Now } from './now.ts'
import type { PlantModel } from './plant.ts'

/** The counters of Machines that make parts; robots and palletisers count other things, which do not add up. */
const MADE_KEY = 'partsMade'
const SCRAP_KEY = 'partsScrapped'

/** So far back the minutes are kept. */
export const OUTPUT_MINUTES = 10

const MINUTE_MILLIS = 60_000
const NEVER = -1

/** What Machines made in each of the last minutes, as their own counters tell this page since it was opened. */
export interface Output {
  /** By Machine: the slot of its counter, or -1. */
  readonly madeSlots: Int32Array
  readonly scrapSlots: Int32Array
  /** The counters as they were read last, or -1. */
  readonly lastMade: Float64Array
  readonly lastScrap: Float64Array
  /** A row of minutes for each Machine, a ring. */
  readonly made: Uint32Array
  readonly scrap: Uint32Array
  /** The minute that is being counted, since 1970. */
  minute: number
  /** When counting began; NaN until then. */
  sinceMillis: number
}

export function createOutput(model: PlantModel): Output {
  const { machines } = model.table
  const slotOf = (key: string): Int32Array =>
    Int32Array.from(machines, ({ channels, firstSlot }) => {
      const offset = channels.findIndex((channel) => channel.key === key)
      return offset < 0 ? NEVER : firstSlot + offset
    })
  return {
    madeSlots: slotOf(MADE_KEY),
    scrapSlots: slotOf(SCRAP_KEY),
    lastMade: new Float64Array(machines.length).fill(NEVER),
    lastScrap: new Float64Array(machines.length).fill(NEVER),
    made: new Uint32Array(machines.length * OUTPUT_MINUTES),
    scrap: new Uint32Array(machines.length * OUTPUT_MINUTES),
    minute: Number.NaN,
    sinceMillis: Number.NaN,
  }
}

/** Takes the counters' growth into the present minute; one that was set back begins anew and adds nothing. */
export function countOutput(output: Output, now: Now, atMillis: number): void {
  if (Number.isNaN(output.sinceMillis)) output.sinceMillis = atMillis
  turnTo(output, Math.floor(atMillis / MINUTE_MILLIS))
  grow(now, output.madeSlots, output.lastMade, output.made, output.minute)
  grow(now, output.scrapSlots, output.lastScrap, output.scrap, output.minute)
}

function grow(now: Now, slots: Int32Array, last: Float64Array, rows: Uint32Array, minute: number): void {
  const at = minute % OUTPUT_MINUTES
  for (let machine = 0; machine < slots.length; machine++) {
    const slot = slots[machine] ?? NEVER
    if (slot < 0 || now.twin.qualities[slot] === QUALITY.none) continue
    const quantum = now.twin.quanta[slot] ?? 0
    const before = last[machine] ?? NEVER
    last[machine] = quantum
    const row = machine * OUTPUT_MINUTES + at
    if (before >= 0 && quantum > before) rows[row] = (rows[row] ?? 0) + quantum - before
  }
}

/** Clears the minutes that have passed; a clock that was set back clears all. */
function turnTo(output: Output, minute: number): void {
  if (minute === output.minute) return
  const passed = minute - output.minute
  if (!(passed > 0 && passed < OUTPUT_MINUTES)) {
    output.made.fill(0)
    output.scrap.fill(0)
  } else {
    for (let back = 0; back < passed; back++) {
      const at = (minute - back) % OUTPUT_MINUTES
      for (let row = at; row < output.made.length; row += OUTPUT_MINUTES) {
        output.made[row] = 0
        output.scrap[row] = 0
      }
    }
  }
  output.minute = minute
}

/** What a Machine made in a minute, since 1970; nothing is known of one that is too long ago. */
export function countedIn(output: Output, rows: Uint32Array, machine: number, minute: number): number {
  const back = output.minute - minute
  if (!(back >= 0 && back < OUTPUT_MINUTES)) return 0
  return rows[machine * OUTPUT_MINUTES + (minute % OUTPUT_MINUTES)] ?? 0
}

const outputs = new WeakMap<Now, Output>()

/** The one count of a Now. */
export function outputOf(now: Now): Output {
  const known = outputs.get(now)
  if (known !== undefined) return known
  const output = createOutput(now.model)
  outputs.set(now, output)
  return output
}

/** What one Now has counted goes on with another, and the one begins anew [PH-4]. */
export function handOver(from: Now, to: Now): void {
  const output = outputs.get(from)
  outputs.delete(from)
  if (output === undefined) outputs.delete(to)
  else outputs.set(to, output)
}

/** After a jump in time nothing counts that lies between. */
export function forgetOutput(now: Now): void {
  outputs.delete(now)
}
