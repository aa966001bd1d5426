import fc from 'fast-check'
import { PerspectiveCamera } from 'three'
import { describe, expect, it } from 'vitest'
import {
  anchorsOf,
  type Candidates,
  createCandidates,
  face,
  gather,
  type Picture,
  RANK,
  SIDES,
  SORT,
  sideTowards,
} from '../../../../../client/scene/labels/columns.ts'
import { createOccupancy } from '../../../../../client/scene/labels/occupancy.ts'
import {
  createPlaced,
  inPicture,
  mostLabels,
  NOT_SHOWN,
  type Placed,
  place,
  type Sizes,
} from '../../../../../client/scene/labels/placement.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { smallModel } from '../../plant.ts'

const model = smallModel(300)
const anchors = anchorsOf(model)
const machines = model.table.machines.length
const X = model.table.machines.map(({ machine }) => machine.at[0])
const Y = model.table.machines.map(({ machine }) => machine.at[1])
const [midX, midY] = [(Math.min(...X) + Math.max(...X)) / 2, (Math.min(...Y) + Math.max(...Y)) / 2]

const AREAS = { [SORT.line]: RANK.line, [SORT.workshop]: RANK.workshop, [SORT.zone]: RANK.zone } as const

/** A few of everything that is not as it should be, the rest plain. */
const ranks = Uint8Array.from(anchors.sort, (sort, i) => {
  if (sort !== SORT.machine) return AREAS[sort as keyof typeof AREAS]
  if (i % 41 === 0) return RANK.fault
  if (i % 29 === 0) return RANK.held
  return i % 13 === 0 ? RANK.waiting : RANK.plain
})

const sizes: Sizes = {
  widthOf: (anchor) => 60 + ((anchor * 37) % 140),
  heightOf: () => 20,
  signOf: (anchor, metre) =>
    anchor < machines && (ranks[anchor] === RANK.fault || ranks[anchor] === RANK.held)
      ? 22 * Math.min(1, Math.max(0.6, metre / 14))
      : 0,
  liftOf: (anchor, slot, sign) => (anchors.sort[anchor] === SORT.machine ? sign + 3 + slot * 27 : -10),
}

interface Stand {
  readonly x: number
  readonly y: number
  readonly azimuth: number
  readonly polar: number
  readonly away: number
}

const NO_TOOLS = { bar: 0, cornerWidth: 0, cornerHeight: 0 }

function pictureFrom({ x, y, azimuth, polar, away }: Stand, width = 1280, height = 720): Picture {
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
  return { clip, width, height, scale: 1, tools: NO_TOOLS, reach: Infinity }
}

const stands = fc.record({
  x: fc.double({ min: -60, max: 60, noNaN: true }),
  y: fc.double({ min: -30, max: 30, noNaN: true }),
  azimuth: fc.double({ min: 0, max: 6.28, noNaN: true }),
  polar: fc.double({ min: 0.05, max: 1.45, noNaN: true }),
  away: fc.double({ min: 6, max: 250, noNaN: true }),
})

/** Places as the scene does, remembering what is shown. */
function screen(own = ranks) {
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
  const TOOLS = { bar: 60, cornerWidth: 190, cornerHeight: 56 }
  /** One chosen Machine among plain ones, seen at a place of the picture. */
  const put = (x: number, y: number, rank: number, reach = Infinity) => {
    const own = new Uint8Array(anchors.count).fill(RANK.none)
    own[1] = rank
    const candidates = createCandidates()
    const placed = createPlaced()
    const at = { x: X[1]! - midX, y: Y[1]! - midY }
    const base = pictureFrom({ ...at, azimuth: 0, polar: 0.8, away: 60 })
    const shown = new Uint8Array(anchors.count).fill(NOT_SHOWN)
    const picture = { ...base, tools: TOOLS, reach }
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
    const picture = { ...pictureFrom({ x: 0, y: 0, azimuth: 0, polar: 0.8, away: 60 }), tools: TOOLS }
    expect(inPicture(picture, 1275, 100)).toBe(1280 - 60 - 50)
  })

  it('from among the Machines names only what is near, and what is chosen [L-4]', () => {
    expect(put(640, 300, RANK.plain, 200)).toBe(1)
    expect(put(640, 300, RANK.plain, 25)).toBe(0)
    expect(put(640, 300, RANK.chosen, 25)).toBe(1)
  })
})

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
