import { DataTexture, FloatType, NearestFilter, RedFormat } from 'three'

/** Cells in a row of the table. */
export const CUT_WIDTH = 256
/** Higher than any wall. */
const WHOLE = 10_000

/** At what height each group of boxes is cut just now; group 0 never is. */
export interface Cuts {
  readonly texture: DataTexture
  set(group: number, height: number): void
}

export function createCuts(groups: number): Cuts {
  const rows = Math.max(1, Math.ceil(groups / CUT_WIDTH))
  const heights = new Float32Array(rows * CUT_WIDTH).fill(WHOLE)
  const texture = new DataTexture(heights, CUT_WIDTH, rows, RedFormat, FloatType)
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  texture.needsUpdate = true
  return {
    texture,
    set(group, height) {
      heights[group] = height
      texture.needsUpdate = true
    },
  }
}
