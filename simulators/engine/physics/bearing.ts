import { cos } from '../exact.ts'
import type { Bearing } from './nature.ts'

/** How often each part of a rolling bearing strikes a defect, in Hz [W-45]. */
export interface DefectLines {
  /** Cage, ball, outer and inner race, as the trade calls them. */
  readonly ftf: number
  readonly bsf: number
  readonly bpfo: number
  readonly bpfi: number
}

/** By the turns of the shaft in a second; the outer race stands. */
export function defectLines(bearing: Bearing, shaftHertz: number): DefectLines {
  const { balls, ballMillimetres, pitchMillimetres, contactDegrees } = bearing
  const ratio = (ballMillimetres / pitchMillimetres) * cos((contactDegrees * Math.PI) / 180)
  return {
    ftf: (shaftHertz / 2) * (1 - ratio),
    bsf: (pitchMillimetres / (2 * ballMillimetres)) * shaftHertz * (1 - ratio * ratio),
    bpfo: ((balls * shaftHertz) / 2) * (1 - ratio),
    bpfi: ((balls * shaftHertz) / 2) * (1 + ratio),
  }
}
