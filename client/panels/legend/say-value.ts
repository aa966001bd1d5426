import type { Language } from '../../../models/text.ts'
import type { Speech } from '../../text/speech.ts'

/** From here on a number on the ramp is written with 万 or K. */
const LONG = 10_000

/** A finer number than this share of the range says nothing on a ramp. */
const FINEST = 1 / 200

const short = new Map<Language, Intl.NumberFormat>()

/** Decimals that a number takes to be told to a resolution. */
export const decimalsFor = (resolution: number): number =>
  Math.min(6, Math.max(0, Math.ceil(-Math.log10(resolution) - 1e-9)))

/** As few decimals as tell all edges of a ramp. */
export function decimalsOf(edges: readonly number[]): number {
  const most = decimalsFor(((edges.at(-1) ?? 1) - (edges[0] ?? 0)) * FINEST)
  for (let decimals = 0; decimals < most; decimals++) {
    const size = 10 ** decimals
    if (edges.every((edge) => Math.abs(edge * size - Math.round(edge * size)) < 1e-6)) return decimals
  }
  return most
}

/** A number for a narrow place, never long. */
export function sayTick(value: number, decimals: number, { language, number }: Speech): string {
  if (Math.abs(value) < LONG) return number(value, decimals)
  let format = short.get(language)
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
    short.set(language, format)
  }
  return format.format(value)
}
