import { z } from 'zod'
import { perUnitOf, type SlotTable } from '../slots.ts'
import { type Layout, layoutFrom } from './layout.ts'

const channel = z.strictObject({
  key: z.string().max(64),
  resolution: z.number().positive(),
  unit: z.string().max(32),
  /** Present when the numbers are codes of words. */
  states: z.array(z.strictObject({ code: z.int(), word: z.string().max(200) })).optional(),
})
const dictionary = z.strictObject({
  plant: z.string().max(200),
  hash: z.string().max(200),
  machines: z
    .array(z.strictObject({ path: z.string().max(1000), channels: z.array(channel).max(10_000) }))
    .max(1_000_000),
})

/** What a file of the Journal says of the Plant that its slots belong to [Y-8]. */
export type Dictionary = Readonly<z.output<typeof dictionary>>

export const dictionaryOf = (plant: string, hash: string, table: SlotTable): Dictionary => ({
  plant,
  hash,
  machines: table.machines.map(({ path, channels }) => ({
    path,
    channels: channels.map(({ key, resolution, unit, states }) => ({
      key,
      resolution,
      unit,
      ...(states === undefined ? {} : { states: states.map(({ code, word }) => ({ code, word })) }),
    })),
  })),
})

/** Undefined where the text tells of no Plant. */
export function readDictionary(text: string): Dictionary | undefined {
  try {
    return dictionary.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export function layoutOfDictionary({ machines }: Dictionary): Layout {
  const starts = new Int32Array(machines.length + 1)
  machines.forEach(({ channels }, i) => {
    starts[i + 1] = (starts[i] ?? 0) + channels.length
  })
  return layoutFrom(starts)
}

/** Where the slots of a file's Plant are in today's: -1 for none, and what a quantum is to be multiplied by. */
export interface SlotMap {
  /** True where both Plants number alike, which most files do. */
  readonly isSame: boolean
  readonly slots: Int32Array
  readonly factors: Float64Array
  readonly machines: Int32Array
}

/** Each slot where it is. */
function sameSlots({ machines }: Dictionary): SlotMap {
  const size = machines.reduce((sum, { channels }) => sum + channels.length, 0)
  return {
    isSame: true,
    slots: Int32Array.from({ length: size }, (_, slot) => slot),
    factors: new Float64Array(size).fill(1),
    machines: Int32Array.from(machines, (_, machine) => machine),
  }
}

/** A Channel is the same by its Machine's path, its key and its unit; its resolution may be another [Y-31]. */
export function mapSlots(from: Dictionary, to: Dictionary): SlotMap {
  if (from === to) return sameSlots(to)
  const known = new Map<string, { readonly slot: number; readonly perUnit: number }>()
  const places = new Map<string, number>()
  let slot = 0
  to.machines.forEach(({ path, channels }, machine) => {
    places.set(path, machine)
    for (const { key, unit, resolution } of channels)
      known.set(`${path}\n${key}\n${unit}`, { slot: slot++, perUnit: perUnitOf(resolution) })
  })
  const size = from.machines.reduce((sum, { channels }) => sum + channels.length, 0)
  const slots = new Int32Array(size).fill(-1)
  const factors = new Float64Array(size).fill(1)
  let at = 0
  for (const { path, channels } of from.machines) {
    for (const { key, unit, resolution } of channels) {
      const found = known.get(`${path}\n${key}\n${unit}`)
      if (found !== undefined) {
        slots[at] = found.slot
        factors[at] = found.perUnit / perUnitOf(resolution)
      }
      at++
    }
  }
  const isSame =
    size === slot && slots.every((mapped, i) => mapped === i) && factors.every((factor) => factor === 1)
  const machines = Int32Array.from(from.machines, ({ path }) => places.get(path) ?? -1)
  return { isSame, slots, factors, machines }
}
