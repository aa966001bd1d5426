import { highOf } from '../random.ts'

/**
 * A number from 0 up to 1 that belongs to one moment of one quantity of one machine. It keeps no state, so that the
 * machine and its healthy twin meet the same chance [W-50].
 */
export function chanceAt(seed: number, salt: number, seconds: number, draw: number): number {
  let mixed = Math.imul(seed ^ salt, 0x2c1b3c6d) + Math.imul(draw + 1, 0x9e3779b9)
  mixed = Math.imul(mixed ^ Math.round(seconds * 1000) ^ (mixed >>> 15), 0x21f0aaad)
  mixed = Math.imul((mixed ^ (mixed >>> 15)) + highOf(seed), 0x735a2d97)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
}
