import fc from 'fast-check'
import { PerspectiveCamera } from 'three'
import {
  anchorsOf,
  createCandidates,
  gather,
  type Picture,
  RANK,
  SORT,
} from '../../../../../client/scene/labels/columns.ts'
import { createOccupancy } from '../../../../../client/scene/labels/occupancy.ts'
import { createPlaced, NOT_SHOWN, place, type Sizes } from '../../../../../client/scene/labels/placement.ts'
import { smallModel } from '../../plant.ts'

/** A floor of three hundred Machines as labels are placed on a picture of it. */

export const model = smallModel(300)
export const anchors = anchorsOf(model)
export const machines = model.table.machines.length
export const X = model.table.machines.map(({ machine }) => machine.at[0])
export const Y = model.table.machines.map(({ machine }) => machine.at[1])
export const [midX, midY] = [(Math.min(...X) + Math.max(...X)) / 2, (Math.min(...Y) + Math.max(...Y)) / 2]

const AREAS = { [SORT.line]: RANK.line, [SORT.workshop]: RANK.workshop, [SORT.zone]: RANK.zone } as const

/** A few of everything that is not as it should be, the rest plain. */
export const ranks = Uint8Array.from(anchors.sort, (sort, i) => {
  if (sort !== SORT.machine) return AREAS[sort as keyof typeof AREAS]
  if (i % 41 === 0) return RANK.fault
  if (i % 29 === 0) return RANK.held
  return i % 13 === 0 ? RANK.waiting : RANK.plain
})

export const sizes: Sizes = {
  widthOf: (anchor) => 60 + ((anchor * 37) % 140),
  heightOf: () => 20,
  signOf: (anchor, metre) =>
    anchor < machines && (ranks[anchor] === RANK.fault || ranks[anchor] === RANK.held)
      ? 22 * Math.min(1, Math.max(0.6, metre / 14))
      : 0,
  liftOf: (anchor, slot, sign) => (anchors.sort[anchor] === SORT.machine ? sign + 3 + slot * 27 : -10),
}

export interface Stand {
  readonly x: number
  readonly y: number
  readonly azimuth: number
  readonly polar: number
  readonly away: number
}

export function pictureFrom({ x, y, azimuth, polar, away }: Stand, width = 1280, height = 720): Picture {
  const camera = new PerspectiveCamera(40, width / height, 0.5, 4000)
  camera.up.set(0, 0, 1)
  camera.position.set(
    midX + x - Math.sin(azimuth) * Math.sin(polar) * away,
    midY + y - Math.cos(azimuth) * Math.sin(polar) * away,
    Math.cos(polar) * away + 1,
  )
  camera.lookAt(midX + x, midY + y, 1)
  camera.updateMatrixWorld()
  const clip = new Float64Array(16)
  camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse).toArray(clip)
  return { clip, width, height, scale: 1, covers: [], bar: 0, reach: Infinity }
}

export const stands = fc.record({
  x: fc.double({ min: -60, max: 60, noNaN: true }),
  y: fc.double({ min: -30, max: 30, noNaN: true }),
  azimuth: fc.double({ min: 0, max: 6.28, noNaN: true }),
  polar: fc.double({ min: 0.05, max: 1.45, noNaN: true }),
  away: fc.double({ min: 6, max: 250, noNaN: true }),
})

/** Places as the scene does, remembering what is shown. */
export function screen(own = ranks) {
  const shown = new Uint8Array(anchors.count).fill(NOT_SHOWN)
  const candidates = createCandidates()
  const placed = createPlaced()
  return {
    shown,
    candidates,
    placed,
    look(stand: Stand, plainPixels = 40): ReadonlyMap<number, number> {
      const picture = pictureFrom(stand)
      gather(anchors, own, shown, plainPixels, picture, candidates)
      place(candidates, shown, sizes, picture, createOccupancy(), placed)
      shown.fill(NOT_SHOWN)
      const slots = new Map<number, number>()
      for (let i = 0; i < placed.count; i++) {
        shown[placed.anchor[i]!] = placed.slot[i]!
        slots.set(placed.anchor[i]!, placed.slot[i]!)
      }
      return slots
    },
  }
}
