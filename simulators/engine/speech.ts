import type { ChannelSpec } from '../../models/kinds/kind.ts'
import { perUnitOf } from '../../models/slots.ts'
import { BOOLEAN_STATES } from '../../models/state.ts'
import type { Happened } from './played.ts'
import type { Process } from './processes.ts'

/** How a machine puts its Readings into packets: the forms of the native dialect [I-2] [I-3]. */
export type Form = 'object' | 'batch' | 'topics'

/** A Channel as its machine sends it: its Process, how often, and how its numbers are written. */
export interface Spoken {
  readonly key: string
  /** The key as it stands in an object of Readings. */
  readonly prefix: string
  readonly topic: string
  readonly everyTicks: number
  readonly process: Process
  readonly perUnit: number
  readonly resolution: number
  readonly lowest: number
  readonly highest: number
  /** JSON by code, for a Channel with states. */
  readonly literals: readonly string[] | undefined
}

export function spokenOf(
  spec: ChannelSpec,
  machineTopic: string,
  process: Process,
  everyTicks: number,
): Spoken {
  return {
    key: spec.key,
    prefix: `,${JSON.stringify(spec.key)}:`,
    topic: `${machineTopic}/${spec.key}`,
    everyTicks,
    process,
    perUnit: perUnitOf(spec.resolution),
    resolution: spec.resolution,
    lowest: Math.ceil(spec.min / spec.resolution - 1e-6),
    highest: Math.floor(spec.max / spec.resolution + 1e-6),
    literals: literalsOf(spec),
  }
}

/** Words in quotes, yes and no as JSON's own [I-4]; a code without a word is written as 0's. */
function literalsOf(spec: ChannelSpec): readonly string[] | undefined {
  if (spec.states === undefined) return undefined
  const plain = spec.states === BOOLEAN_STATES
  const literals: string[] = []
  for (const { code, word } of spec.states) literals[code] = plain ? word : JSON.stringify(word)
  return literals
}

/** A value on its Channel's range and grid, as JSON [G-3]. */
export function written(spoken: Spoken, value: number): string {
  const quantum = Math.min(spoken.highest, Math.max(spoken.lowest, Math.round(value / spoken.resolution)))
  if (spoken.literals !== undefined) return spoken.literals[quantum] ?? spoken.literals[0] ?? '0'
  return `${spoken.resolution < 1 ? quantum / spoken.perUnit : quantum * spoken.resolution}`
}

/** Each with the time of its own, as the machine's clock has it. */
export function writtenEvents(events: readonly Happened[], timeOf: (happened: Happened) => number): string {
  const told = events.map((happened) => JSON.stringify({ t: timeOf(happened), ...happened.event }))
  return told.length === 1 ? (told[0] ?? '[]') : `[${told.join(',')}]`
}
