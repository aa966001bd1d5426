import { describe, expect, it } from 'vitest'
import { besideTools } from '../../../../../client/scene/camera/fit.ts'
import { HEIGHT, POSE, ROWS, roomWith, standIn, WIDTH } from './yard.ts'

describe('a turn', () => {
  it('to the top looks straight down with north up, and shows as much as before [R-14]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(POSE)
    stand.rest()
    stand.rig.wish({ kind: 'turn', to: 'top' })
    stand.rest()
    const pose = stand.rig.pose()
    expect([pose.azimuth, pose.polar]).toEqual([0, 0])
    const height = (at: typeof pose) => 2 * at.distance * Math.tan((at.lens * Math.PI) / 360)
    expect(height(pose)).toBeCloseTo(height(POSE), 6)
    const [west, east] = [stand.pixel(10, 20, 0), stand.pixel(50, 20, 0)]
    expect(east.x).toBeGreaterThan(west.x)
    expect(east.y).toBeCloseTo(west.y, 6)
    stand.rig.wish({ kind: 'turn', to: 'free' })
    stand.rest()
    expect(stand.rig.pose().lens).toBe(35)
    expect(stand.rig.pose().polar).toBeGreaterThan(0.5)
  })

  it('keeps the whole Plant in the free part of the picture where it was seen whole [R-14]', () => {
    const covered = besideTools(WIDTH)
    expect(covered.right).toBe(48)
    expect(besideTools(390).right).toBe(0)
    for (const to of ['top', 'isometric'] as const) {
      const stand = standIn(roomWith(ROWS))
      stand.rig.resize(WIDTH, HEIGHT, covered)
      stand.rig.frameWhole()
      stand.rest()
      stand.rig.wish({ kind: 'turn', to })
      stand.rest()
      const seen = [0, 60].flatMap((x) => [0, 40].map((y) => stand.pixel(x, y, 0)))
      const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))]
      expect(left).toBeGreaterThan(0)
      expect(right).toBeLessThan(WIDTH - 48)
      expect(Math.min(...seen.map(({ y }) => y))).toBeGreaterThan(0)
      expect(Math.max(...seen.map(({ y }) => y))).toBeLessThan(HEIGHT)
      expect((left + right) / 2).toBeCloseTo((WIDTH - 48) / 2, -1)
    }
  })

  it('from one’s feet shows the floor around [R-14]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(POSE)
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    stand.rig.wish({ kind: 'turn', to: 'top' })
    stand.rest()
    const { distance, lens } = stand.rig.pose()
    expect(2 * distance * Math.tan((lens * Math.PI) / 360)).toBeCloseTo(16, 6)
    expect(stand.rig.mode()).toEqual({ kind: 'orbit' })
  })

  it('to the isometric view keeps parallels parallel, from the nearest diagonal [R-14]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(POSE)
    stand.rig.wish({ kind: 'turn', to: 'isometric' })
    stand.rest()
    const { azimuth, polar } = stand.rig.pose()
    expect(azimuth).toBeCloseTo((7 * Math.PI) / 4, 9)
    expect(Math.cos(polar)).toBeCloseTo(1 / Math.sqrt(3), 9)
    const slope = (y: number): number => {
      const [a, b] = [stand.pixel(25, y, 0), stand.pixel(35, y, 0)]
      return Math.atan2(b.y - a.y, b.x - a.x)
    }
    expect(Math.abs(slope(15) - slope(25))).toBeLessThan(0.03)
  })
})
