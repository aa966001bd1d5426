import type { Language } from '../../../models/text.ts'
import type { Speech } from '../../text/speech.ts'

/** From here on a number on the ramp is written with 万 or k. */
const LONG = 10_000

const short = new Map<Language, Intl.NumberFormat>()

/** Decimals that a step of this size needs. */
export const decimalsFor = (step: number): number =>
  Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) + (isFiner(step) ? 1 : 0))

/** 2.5 and 0.15 need one digit more than 2 and 0.1. */
function isFiner(step: number): boolean {
  const digits = step / 10 ** Math.floor(Math.log10(step) + 1e-9)
  return step < 10 && Math.abs(digits - Math.round(digits)) > 1e-6
}

/** A number for a narrow place: as many decimals as the steps beside it need, and never long. */
export function sayTick(value: number, step: number, { language, number }: Speech): string {
  if (Math.abs(value) < LONG) return number(value, decimalsFor(step))
  let format = short.get(language)
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
    short.set(language, format)
  }
  return format.format(value)
}
