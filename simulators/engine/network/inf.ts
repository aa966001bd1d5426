import { exp, log } from '../exact.ts'

/*
 * Radio in a factory hall, as 3GPP TR 38.901 (V16.1.0) has it: path loss from Table 7.4.1-1, the chance of a
 * line of sight from Table 7.4.2-1, the sizes of clutter from Table 7.2-4. Metres, gigahertz, decibels.
 */

/** Sparse or dense clutter, antennas low in it or high above it. */
export type Scene = 'SL' | 'DL' | 'SH' | 'DH'

/** What stands about in a hall: the share of the floor that it takes, and how high it is. */
export interface Clutter {
  readonly density: number
  readonly height: number
}

/** From this share of the floor on clutter is dense (Table 7.2-4). */
const DENSE = 0.4
const SPARSE_SIZE = 10
const DENSE_SIZE = 2

export const log10 = (x: number): number => log(x) / Math.LN10
export const decibels = (ratio: number): number => 10 * log10(ratio)
export const ratioOf = (db: number): number => exp((db / 10) * Math.LN10)

export const clutterSize = (clutter: Clutter): number => (clutter.density < DENSE ? SPARSE_SIZE : DENSE_SIZE)

export function sceneOf(clutter: Clutter, baseHeight: number): Scene {
  const high = baseHeight > clutter.height
  if (clutter.density < DENSE) return high ? 'SH' : 'SL'
  return high ? 'DH' : 'DL'
}

/** The formulas hold from 1 m to 600 m. */
const within = (metres: number): number => Math.min(600, Math.max(1, metres))

export const lossInSight = (metres: number, gigahertz: number): number =>
  31.84 + 21.5 * log10(within(metres)) + 19 * log10(gigahertz)

export function lossOutOfSight(scene: Scene, metres: number, gigahertz: number): number {
  const far = log10(within(metres))
  const pitch = 20 * log10(gigahertz)
  const least = lossInSight(metres, gigahertz)
  const sparseLow = 33 + 25.5 * far + pitch
  switch (scene) {
    case 'SL':
      return Math.max(sparseLow, least)
    case 'DL':
      return Math.max(18.6 + 35.7 * far + pitch, sparseLow, least)
    case 'SH':
      return Math.max(32.4 + 23 * far + pitch, least)
    case 'DH':
      return Math.max(33.63 + 21.9 * far + pitch, least)
  }
}

/** Standard deviation of shadowing (Table 7.4.1-1). */
export const SHADOW_IN_SIGHT = 4.3
export const SHADOW_OUT_OF_SIGHT: Readonly<Record<Scene, number>> = { SL: 5.7, DL: 7.2, SH: 5.9, DH: 4 }

/** Shadowing is the same within about so many metres (Table 7.5-6 part 3). */
export const SHADOW_METRES = 10

/** The chance that nothing of the clutter is in the way, by the distance on the floor (Table 7.4.2-1). */
export function sightChance(clutter: Clutter, metres: number, baseHeight: number, height: number): number {
  // Both above the clutter: InF-HH, always in sight.
  if (height >= clutter.height) return 1
  const low = -clutterSize(clutter) / log(1 - Math.min(0.99, Math.max(0.01, clutter.density)))
  const high = baseHeight > clutter.height
  const reach = high ? (low * (baseHeight - height)) / (clutter.height - height) : low
  return exp(-metres / reach)
}

/** What an edge in the way takes off, by how far it reaches into the ray (ITU-R P.526-15, formula 31). */
export function edgeLoss(reach: number): number {
  if (reach <= -0.78) return 0
  const r = reach - 0.1
  return Math.min(DEEPEST_SHADE, 6.9 + 20 * log10(Math.sqrt(r * r + 1) + r))
}

/** Walls and roof send some of it round any edge. */
const DEEPEST_SHADE = 30
