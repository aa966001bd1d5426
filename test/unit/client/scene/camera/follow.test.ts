import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../../client/scene/camera/grid.ts'
import type { Driven } from '../../../../../client/scene/camera/room.ts'
import { depthIn, GROUND, HEIGHT, ROWS, roomWith, standIn, WIDTH } from './yard.ts'

/** Something that drives east at 1.2 m/s, turns north, and comes to a halt. */
function driver() {
  const at = { x: 10, y: 10, heading: 0 }
  let millis = 0
  return {
    at,
    drive(by: number) {
      millis += by
      const metres = (1.2 * by) / 1000
      if (millis < 12_000) at.x += metres
      else if (millis < 20_000) {
        at.heading = 90
        at.y += metres
      }
    },
  }
}

describe('following', () => {
  const set = (reduced = false) => {
    const driven = driver()
    const stand = standIn(
      roomWith([], [], (machine) => (machine === 4 ? driven.at : undefined)),
      reduced,
    )
    stand.rest()
    return { driven, stand }
  }

  it('keeps it in the picture, near the middle, without a lag [R-7]', () => {
    const { driven, stand } = set()
    stand.rig.wish({ kind: 'follow', machine: 4 })
    expect(stand.rig.mode()).toEqual({ kind: 'follow', machine: 4 })
    let last: { x: number; y: number } | undefined
    for (let i = 0; i < 1500; i++) {
      driven.drive(16)
      stand.run(1)
      if (i < 60) continue
      const at = stand.pixel(driven.at.x, driven.at.y, 0.4)
      expect(Math.hypot(at.x - WIDTH / 2, at.y - HEIGHT / 2)).toBeLessThan(HEIGHT * 0.35)
      if (last !== undefined) expect(Math.hypot(at.x - last.x, at.y - last.y)).toBeLessThan(6)
      last = at
    }
    expect(driven.at.y).toBeGreaterThan(15)
  })

  it('comes to rest with it, and looks at it there [R-7]', () => {
    const { driven, stand } = set()
    stand.rig.wish({ kind: 'follow', machine: 4 })
    for (let i = 0; i < 1600; i++) {
      driven.drive(16)
      stand.run(1)
    }
    stand.rest()
    const { target } = stand.rig.pose()
    expect(target[0]).toBeCloseTo(driven.at.x, 6)
    expect(target[1]).toBeCloseTo(driven.at.y, 6)
  })

  it('goes on while a hand turns and zooms, and ends with a pan [R-7]', () => {
    const { driven, stand } = set()
    stand.rig.wish({ kind: 'follow', machine: 4 })
    stand.run(20)
    const { hand } = stand.rig
    hand.grab(100, 600, undefined)
    hand.turn(200, -40)
    hand.letGo(0, 0)
    hand.zoom(-0.5, 900, 100, undefined)
    for (let i = 0; i < 200; i++) {
      driven.drive(16)
      stand.run(1)
    }
    expect(stand.rig.mode().kind).toBe('follow')
    const at = stand.pixel(driven.at.x, driven.at.y, 0.4)
    expect(Math.hypot(at.x - WIDTH / 2, at.y - HEIGHT / 2)).toBeLessThan(HEIGHT * 0.4)
    hand.grab(600, 400, undefined)
    hand.carry(640, 420)
    stand.run(1)
    expect(stand.rig.mode()).toEqual({ kind: 'orbit' })
    hand.letGo(0, 0)
    stand.rest()
    const there = stand.rig.pose()
    driven.drive(500)
    stand.run(3)
    expect(stand.rig.pose()).toEqual(there)
  })

  it('looks no way ahead where motion is reduced, but follows [R-11]', () => {
    const { driven, stand } = set(true)
    stand.rig.wish({ kind: 'follow', machine: 4 })
    for (let i = 0; i < 200; i++) {
      driven.drive(16)
      stand.run(1)
      expect(stand.rig.pose().target[0]).toBeCloseTo(driven.at.x, 9)
    }
  })

  it('jumps with what was not driven, and does not race after it [R-7]', () => {
    const { driven, stand } = set()
    stand.rig.wish({ kind: 'follow', machine: 4 })
    stand.rest()
    driven.at.x += 30
    stand.run(1)
    expect(stand.rig.pose().target[0]).toBeCloseTo(driven.at.x, 6)
    stand.run(60)
    expect(stand.rig.pose().target[0]).toBeCloseTo(driven.at.x, 6)
  })

  it.each([false, true])(
    'waits at the edge for what is far outside, and finds it again [R-4, R-7]',
    (reduced) => {
      const { driven, stand } = set(reduced)
      stand.rig.wish({ kind: 'follow', machine: 4 })
      stand.rest()
      const { distance } = stand.rig.pose()
      Object.assign(driven.at, { x: 20_000, y: -20_000 })
      stand.run(100)
      expect(stand.rig.mode().kind).toBe('follow')
      expect(stand.rig.pose().target.slice(0, 2)).toEqual([GROUND.east + 25, GROUND.south - 25])
      Object.assign(driven.at, { x: 5, y: 5 })
      stand.run(1)
      expect(stand.rig.pose().target[0]).toBeCloseTo(5, 6)
      expect(stand.rig.pose().target[1]).toBeCloseTo(5, 6)
      expect(stand.rig.pose().distance).toBeCloseTo(distance, 6)
    },
  )

  it('of what is outside already finds it when it drives in [R-4, R-7]', () => {
    const { driven, stand } = set()
    Object.assign(driven.at, { x: -9000, y: 20 })
    stand.rig.wish({ kind: 'follow', machine: 4 })
    stand.run(4)
    stand.rig.hand.grab(100, 600, undefined)
    stand.rig.hand.turn(20, 0)
    stand.rig.hand.letGo(0, 0)
    stand.rest()
    expect(stand.rig.pose().target.slice(0, 2)).toEqual([GROUND.west - 25, 20])
    Object.assign(driven.at, { x: 5, y: 5 })
    stand.rest()
    expect(stand.rig.pose().target[0]).toBeCloseTo(5, 6)
    expect(stand.rig.pose().target[1]).toBeCloseTo(5, 6)
  })

  it.each(['x', 'y', 'heading'] as const)(
    'waits where it was while the %s of what is followed is no number [R-2, R-7]',
    (part) => {
      for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const { driven, stand } = set()
        stand.rig.wish({ kind: 'follow', machine: 4 })
        stand.rest()
        const there = stand.rig.pose()
        const known = driven.at[part]
        driven.at[part] = none
        // A rig that were no number would never rest: it is unequal to itself.
        stand.rest()
        expect(stand.rig.pose()).toEqual(there)
        expect(stand.eye().toArray().every(Number.isFinite)).toBe(true)
        driven.at[part] = known
        driven.at.x += 2
        stand.rest()
        expect(stand.rig.pose().target[0]).toBeCloseTo(driven.at.x, 6)
      }
    },
  )

  it('of what is nowhere, not even by numbers, is a look that ends at numbers [R-2, R-7]', () => {
    const stand = standIn(roomWith(ROWS, [], () => ({ x: 5, y: Number.NaN, heading: 0 })))
    stand.rig.wish({ kind: 'follow', machine: 4 })
    expect(stand.rig.mode()).toEqual({ kind: 'orbit' })
    stand.rest()
    expect(stand.eye().toArray().every(Number.isFinite)).toBe(true)
  })

  it('of what has no place is a look at it [R-7]', () => {
    const { stand } = set()
    stand.rig.wish({ kind: 'follow', machine: 7 })
    expect(stand.rig.mode()).toEqual({ kind: 'orbit' })
  })

  /** The eye sees it: no box that stands is on the line between. */
  const inSight = (boxes: readonly Box[], eye: { x: number; y: number; z: number }, at: Driven): boolean => {
    for (let part = 0; part < 0.9; part += 0.01) {
      const [x, y, z] = [
        eye.x + (at.x - eye.x) * part,
        eye.y + (at.y - eye.y) * part,
        eye.z * (1 - part) + 0.4 * part,
      ]
      if (boxes.some((box) => depthIn(box, x, y, z) > 0)) return false
    }
    return true
  }
  /** Two racks with an aisle between, which it drives into from the west. */
  const RACKS: readonly Box[] = [13, 17].map((y) => ({
    x: 30,
    y,
    heading: 0,
    width: 20,
    depth: 1.2,
    bottom: 0,
    top: 7,
  }))
  const intoTheAisle = (reduced: boolean) => {
    const at = { x: 6, y: 15, heading: 0 }
    const stand = standIn(
      roomWith(RACKS, [], (machine) => (machine === 4 ? at : undefined)),
      reduced,
    )
    stand.rig.place({ target: [6, 15, 0], azimuth: Math.PI, polar: 1, distance: 30, lens: 35 })
    stand.rest()
    stand.rig.wish({ kind: 'follow', machine: 4 })
    return { at, stand }
  }

  it('looks along its way, from behind and near [R-7]', () => {
    const { at, stand } = intoTheAisle(false)
    stand.rest()
    const eye = stand.eye()
    expect(eye.x).toBeLessThan(at.x - 3)
    expect(eye.y).toBeCloseTo(at.y, 1)
    expect(stand.rig.pose().distance).toBeLessThanOrEqual(12)
  })

  it('has nothing stand between for longer than a moment, gliding or not [R-7]', () => {
    for (const reduced of [false, true]) {
      const { at, stand } = intoTheAisle(reduced)
      stand.rest()
      let hidden = 0
      let longest = 0
      for (let i = 0; i < 3000; i++) {
        if (at.x < 30) at.x += 0.016
        else if (at.heading < 90) at.heading += 1
        stand.run(1)
        hidden = inSight(RACKS, stand.eye(), at) ? 0 : hidden + 1
        longest = Math.max(longest, hidden)
      }
      expect(at.heading).toBe(90)
      expect(longest * 16).toBeLessThan(1200)
      expect(hidden).toBe(0)
      stand.rest()
    }
  })

  it('stays where a hand has turned to look from, whatever it drives [R-7]', () => {
    const { at, stand } = intoTheAisle(false)
    stand.rest()
    stand.rig.hand.grab(640, 360, undefined)
    stand.rig.hand.turn(150, 0)
    stand.rig.hand.letGo(0, 0)
    stand.rest()
    const { azimuth } = stand.rig.pose()
    at.heading = 90
    stand.run(300)
    expect(stand.rig.pose().azimuth).toBeCloseTo(azimuth, 9)
  })
})
