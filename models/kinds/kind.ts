import type { StateWord } from '../state.ts'
import type { Bilingual } from '../text.ts'

/** How closely a Channel is held: 3 is the most sensitive (工业数据分类分级, three levels, three highest). */
export type Confidentiality = 1 | 2 | 3

/** One entry of a Kind's data dictionary: a number over time, and how to read it. */
export interface ChannelSpec {
  /** Unique in its Kind; the last level of the topic and the key of an object of Readings. camelCase. */
  readonly key: string
  readonly name: Bilingual
  /** UCUM-like symbol as printed ('mm/s', '°C', '%', ''), the same in both languages. */
  readonly unit: string
  /** What a healthy sensor can read; scales bars, never rejects. */
  readonly min: number
  readonly max: number
  /** The smallest step that is kept: a value is stored as a whole number of these. */
  readonly resolution: number
  /** A change smaller than this is not worth telling a viewer about; 0 tells every step. */
  readonly deadband: number
  /** How often a Reading is expected. */
  readonly periodMillis: number
  readonly level: Confidentiality
  /** Present when the numbers are codes of words. */
  readonly states?: readonly StateWord[]
  /** True when the value only grows until it is reset or rolls over. */
  readonly counter?: true
}

/** A part of a Machine that wears and is replaced, and the Channels that tell of it. */
export interface WearPart {
  readonly id: string
  readonly name: Bilingual
  /** Hours of running a fresh part is expected to last. */
  readonly lifeHours: number
  /** Keys of the Channels in which its wear shows. */
  readonly shownBy: readonly string[]
}

/** What a Machine is: its Channels, its states, its wear parts, the room it takes. */
export interface Kind {
  readonly id: string
  readonly name: Bilingual
  /** Width (x), depth (y), height (z) in metres at heading 0. */
  readonly size: readonly [number, number, number]
  /** First is always `state`, PackML, and last is always `link`, which the server writes. */
  readonly channels: readonly ChannelSpec[]
  readonly wearParts: readonly WearPart[]
  /** It serves other Machines and makes, moves or keeps no material: counted apart from those that do [K-14]. */
  readonly infrastructure?: true
}
