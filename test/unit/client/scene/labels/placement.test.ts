import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anchorsOf,
  type Candidates,
  createCandidates,
  gather,
  RANK,
} from '../../../../../client/scene/labels/columns.ts'
import { createOccupancy } from '../../../../../client/scene/labels/occupancy.ts'
import {
  barOf,
  createPlaced,
  inPicture,
  mostLabels,
  NOT_SHOWN,
  type Placed,
  place,
} from '../../../../../client/scene/labels/placement.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { smallModel } from '../../plant.ts'
import {
  anchors,
  machines,
  midX,
  midY,
  pictureFrom,
  ranks,
  screen,
  sizes,
  stands,
  X,
  Y,
} from './floor-picture.ts'

interface Rectangle {
  readonly anchor: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function rectangles(candidates: Candidates, placed: Placed): Rectangle[] {
  const at = new Map(Array.from({ length: candidates.count }, (_, i) => [candidates.anchor[i]!, i]))
  return Array.from({ length: placed.count }, (_, k) => {
    const anchor = placed.anchor[k]!
    const i = at.get(anchor)!
    const [x, y] = [candidates.x[i]!, candidates.y[i]!]
    const width = sizes.widthOf(anchor)
    const bottom = y - sizes.liftOf(anchor, placed.slot[k]!, sizes.signOf(anchor, candidates.metre[i]!))
    return { anchor, left: x - width / 2, right: x + width / 2, top: bottom - 20, bottom }
  })
}

const apart = (a: Rectangle, b: Rectangle): boolean =>
  a.right <= b.left + 1e-3 || b.right <= a.left + 1e-3 || a.bottom <= b.top + 1e-3 || b.bottom <= a.top + 1e-3

describe('labels', () => {
  it('never overlap, nor lie where the sign of another Machine is, from wherever one looks [L-1]', () => {
    let most = 0
    fc.assert(
      fc.property(stands, fc.array(stands, { maxLength: 3 }), (stand, before) => {
        const { look, candidates, placed } = screen()
        for (const each of before) look(each)
        look(stand)
        const all = rectangles(candidates, placed)
        most = Math.max(most, all.length)
        const signs = Array.from({ length: candidates.count }, (_, i): Rectangle | undefined => {
          const anchor = candidates.anchor[i]!
          const side = sizes.signOf(anchor, candidates.metre[i]!)
          const [x, y] = [candidates.x[i]!, candidates.y[i]!]
          return side === 0
            ? undefined
            : { anchor, left: x - side / 2, right: x + side / 2, top: y - side, bottom: y }
        }).filter((sign) => sign !== undefined)
        all.forEach((a, i) => {
          for (const b of all.slice(i + 1)) expect(apart(a, b)).toBe(true)
          if (a.anchor >= anchors.firstArea) return
          for (const sign of signs) expect(sign.anchor === a.anchor || apart(a, sign)).toBe(true)
        })
      }),
      { seed: SEED, numRuns: 150 },
    )
    expect(most).toBeGreaterThan(20)
  })

  it('go by rank: none is left out that would fit before a lesser one is placed [L-2]', () => {
    fc.assert(
      fc.property(stands, (stand) => {
        const { look, candidates, placed } = screen()
        look(stand)
        const order = Array.from(placed.anchor.subarray(0, placed.count), (anchor) => ranks[anchor]!)
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        const first = Array.from({ length: candidates.count }, (_, i) => candidates.rank[i]!)
        if (placed.count > 0) expect(order[0]).toBeGreaterThanOrEqual(Math.min(...first))
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('give way to what is chosen, whatever was there [L-2]', () => {
    fc.assert(
      fc.property(stands, fc.nat(machines - 1), (stand, chosen) => {
        const own = ranks.slice()
        const { look, candidates } = screen(own)
        look(stand)
        own[chosen] = RANK.chosen
        const after = look(stand)
        const at = candidates.anchor.subarray(0, candidates.count).indexOf(chosen)
        if (at < 0) return
        const y = candidates.y[at]!
        if (y > 150 && y < 650) expect(after.has(chosen)).toBe(true)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('are found for what is chosen though everything else is a fault [L-2]', () => {
    const many = anchorsOf(smallModel(3000))
    const last = many.firstArea - 1
    const own = new Uint8Array(many.count).fill(RANK.fault, 0, last).fill(RANK.workshop, many.firstArea)
    const [candidates, placed] = [createCandidates(), createPlaced()]
    const picture = pictureFrom({ x: 150, y: 100, azimuth: 0, polar: 0.02, away: 1500 })
    const shown = new Uint8Array(many.count).fill(NOT_SHOWN)
    gather(many, own, shown, 40, picture, candidates)
    expect(candidates.count).toBeGreaterThan(2000)
    expect(candidates.anchor.subarray(0, candidates.count)).toContain(last)
    place(candidates, shown, { ...sizes, signOf: () => 14 }, picture, createOccupancy(), placed)
    expect(placed.anchor[0]).toBe(last)
    expect(placed.count).toBeGreaterThan(1)
  })

  it('stay as they are while a hand trembles [L-3]', () => {
    const tremble = fc.array(
      fc.record({
        x: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
        y: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      }),
      { minLength: 2, maxLength: 12 },
    )
    fc.assert(
      fc.property(
        stands.filter(({ away, polar }) => away > 30 && polar < 1.3),
        tremble,
        (stand, steps) => {
          const { look } = screen()
          look(stand)
          const gone = new Set<number>()
          let shown = look(stand)
          for (const step of steps) {
            const next = look({ ...stand, x: stand.x + step.x, y: stand.y + step.y })
            for (const anchor of shown.keys()) if (!next.has(anchor)) gone.add(anchor)
            for (const anchor of next.keys()) expect(gone.has(anchor)).toBe(false)
            shown = next
          }
        },
      ),
      { seed: SEED, numRuns: 80 },
    )
  })

  it('never go and come back while the camera passes in small steps [L-3]', () => {
    let steps = 0
    fc.assert(
      fc.property(
        stands.filter(({ away, polar }) => away > 25 && polar < 1.2),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        (stand, heading) => {
          const { look } = screen()
          const goneAt = new Map<number, number>()
          let shown = look(stand)
          const metre = 720 / (2 * Math.tan((20 * Math.PI) / 180)) / stand.away
          // A pixel at a time.
          for (let step = 1; step <= 40; step++) {
            steps++
            const along = step / metre
            const next = look({
              ...stand,
              x: stand.x + Math.cos(heading) * along,
              y: stand.y + Math.sin(heading) * along,
            })
            for (const anchor of shown.keys()) if (!next.has(anchor)) goneAt.set(anchor, step)
            for (const anchor of next.keys()) expect(step - (goneAt.get(anchor) ?? -100)).toBeGreaterThan(5)
            shown = next
          }
        },
      ),
      { seed: SEED, numRuns: 25 },
    )
    expect(steps).toBeGreaterThan(500)
  })

  it('are no more than a picture of that size bears [L-4]', () => {
    const picture = (width: number, height: number, scale: number): number =>
      mostLabels({ width, height, scale })
    expect(picture(390, 844, 1)).toBeLessThan(30)
    expect(picture(3840, 2160, 2.17)).toBeLessThanOrEqual(120)
    expect(picture(7680, 4320, 1)).toBe(120)
    const { look, placed } = screen()
    look({ x: 0, y: 0, azimuth: 0, polar: 0.3, away: 60 }, 0)
    expect(placed.count).toBeLessThanOrEqual(picture(1280, 720, 1))
  })

  it('of what is behind the eye or out of the picture are not asked for [L-1]', () => {
    fc.assert(
      fc.property(stands, (stand) => {
        const { look, candidates } = screen()
        look(stand)
        for (let i = 0; i < candidates.count; i++) {
          expect(candidates.x[i]).toBeGreaterThanOrEqual(-0.01)
          expect(candidates.x[i]).toBeLessThanOrEqual(1280.01)
          expect(candidates.y[i]).toBeGreaterThanOrEqual(-0.01)
          expect(candidates.y[i]).toBeLessThanOrEqual(720.01)
        }
      }),
      { seed: SEED, numRuns: 60 },
    )
  })
})

describe('the picture', () => {
  const covers = [
    { left: 1226, top: 80, right: 1270, bottom: 500 },
    { left: 1090, top: 10, right: 1270, bottom: 50 },
    { left: 10, top: 400, right: 240, bottom: 710 },
  ]
  const bar = 60
  /** One chosen Machine among plain ones, seen at a place of the picture. */
  const put = (x: number, y: number, rank: number, reach = Infinity, was = NOT_SHOWN) => {
    const own = new Uint8Array(anchors.count).fill(RANK.none)
    own[1] = rank
    const candidates = createCandidates()
    const placed = createPlaced()
    const at = { x: X[1]! - midX, y: Y[1]! - midY }
    const base = pictureFrom({ ...at, azimuth: 0, polar: 0.8, away: 60 })
    const shown = new Uint8Array(anchors.count).fill(NOT_SHOWN)
    shown[1] = was
    const picture = { ...base, covers, bar, reach }
    gather(anchors, own, shown, 0, picture, candidates)
    if (candidates.count > 0) {
      candidates.x[0] = x
      candidates.y[0] = y
    }
    place(candidates, shown, sizes, picture, createOccupancy(), placed)
    return placed.count
  }

  it('has no name under the tools that lie over it [L-1]', () => {
    const wide = sizes.widthOf(1) / 2
    expect(put(640, 300, RANK.plain)).toBe(1)
    expect(put(1280 - 60 - wide - 2, 300, RANK.plain)).toBe(1)
    expect(put(1280 - 60 - wide + 5, 300, RANK.plain)).toBe(0)
    expect(put(1280 - 60 - wide - 2, 70, RANK.plain)).toBe(0)
    expect(put(640, 70, RANK.plain)).toBe(1)
    // The legend stands in a corner; what was named before gives way to it too.
    expect(put(246 + wide + 2, 600, RANK.plain)).toBe(1)
    expect(put(240 + wide - 2, 600, RANK.plain)).toBe(0)
    expect(put(240 + wide - 2, 600, RANK.plain, Infinity, 0)).toBe(0)
    expect(put(240 + wide + 2, 600, RANK.plain, Infinity, 0)).toBe(1)
    expect(barOf(covers, 1280)).toBe(60)
    expect(barOf(covers.slice(1), 1280)).toBe(0)
    const picture = { ...pictureFrom({ x: 0, y: 0, azimuth: 0, polar: 0.8, away: 60 }), covers, bar }
    expect(inPicture(picture, 1275, 100)).toBe(1280 - 60 - 50)
  })

  it('from among the Machines names only what is near, and what is chosen [L-4]', () => {
    expect(put(640, 300, RANK.plain, 200)).toBe(1)
    expect(put(640, 300, RANK.plain, 25)).toBe(0)
    expect(put(640, 300, RANK.chosen, 25)).toBe(1)
  })
})
