import { describe, expect, it } from 'vitest'
import {
  anchorsOf,
  createCandidates,
  face,
  RANK,
  SIDES,
  SORT,
  sideTowards,
} from '../../../../../client/scene/labels/columns.ts'
import { createOccupancy } from '../../../../../client/scene/labels/occupancy.ts'
import { createPlaced, NOT_SHOWN, place, type Sizes } from '../../../../../client/scene/labels/placement.ts'
import { anchors, model, pictureFrom, sizes } from './floor-picture.ts'

describe('a Line or Workshop', () => {
  it('that is a Workshop is named further into the hall where its first place is taken [L-10]', () => {
    const workshop = anchors.sort.indexOf(SORT.workshop)
    const own = new Uint8Array(anchors.count).fill(RANK.none)
    own[workshop] = RANK.workshop
    own[1] = RANK.chosen
    const candidates = createCandidates()
    const placed = createPlaced()
    candidates.count = 2
    for (const [i, anchor] of [workshop, 1].entries()) {
      candidates.anchor[i] = anchor
      candidates.rank[i] = own[anchor]!
      candidates.size[i] = 300
      candidates.x[i] = 640
      candidates.y[i] = 300
    }
    const lifted: Sizes = { ...sizes, signOf: () => 0, liftOf: (_, slot) => slot * 27 - 10 }
    const shown = new Uint8Array(anchors.count).fill(NOT_SHOWN)
    const picture = pictureFrom({ x: 0, y: 0, azimuth: 0, polar: 0.8, away: 60 })
    place(candidates, shown, lifted, picture, createOccupancy(), placed)
    expect([...placed.anchor.subarray(0, placed.count)]).toEqual([1, workshop])
    expect(placed.slot[1]).toBeGreaterThan(0)
  })

  it('that is a Workshop is named on its own floor, whichever side is looked at [L-10]', () => {
    const own = anchorsOf(model)
    let looked = 0
    SIDES.forEach((_, side) => {
      face(own, side)
      for (let i = own.firstArea; i < own.count; i++) {
        if (own.sort[i] !== SORT.workshop) continue
        looked++
        const { outline } = model.plant.workshops[own.of[i]!]!
        const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
        expect(own.x[i]!).toBeGreaterThan(Math.min(...xs))
        expect(own.x[i]!).toBeLessThan(Math.max(...xs))
        expect(own.y[i]!).toBeGreaterThan(Math.min(...ys))
        expect(own.y[i]!).toBeLessThan(Math.max(...ys))
      }
    })
    expect(looked).toBeGreaterThan(0)
  })

  it('is named in front of the side that a person looks at, and changes over once on the way round [L-10]', () => {
    let side = 0
    const sides: number[] = []
    for (let degrees = -90; degrees < 270; degrees++) {
      const angle = (degrees * Math.PI) / 180
      const next = sideTowards(Math.cos(angle), Math.sin(angle), side)
      if (next !== side) {
        sides.push(next)
        const back = angle - (8 * Math.PI) / 180
        expect(sideTowards(Math.cos(back), Math.sin(back), next)).toBe(next)
      }
      side = next
    }
    expect(sides).toEqual([1, 2, 3, 0])
    expect(sideTowards(0, 0, 2)).toBe(2)
  })

  it('stands clear of its Machines on that side [L-10]', () => {
    const own = anchorsOf(model)
    SIDES.forEach(([sx, sy], side) => {
      face(own, side)
      for (let i = own.firstArea; i < own.count; i++) {
        if (own.sort[i] !== SORT.line) continue
        const { line } = model.table.lines[own.of[i]!]!
        for (const { at, kind } of line.machines) {
          if (kind === 'agv' || kind === 'gateway' || kind === 'radio-unit') continue
          expect((own.x[i]! - at[0]) * sx + (own.y[i]! - at[1]) * sy).toBeGreaterThan(2)
        }
      }
    })
  })
})
