import type { Spot } from './stance.ts'

/** What lies under a pixel: a place on the floor, or on a Machine. */
export interface Picked extends Spot {
  readonly machine?: number
}

/** Looks up what lies under a pixel of the picture; asked at the beginning of a gesture only. */
export type LookUp = (x: number, y: number) => Picked | undefined
