import { describe, expect, it } from 'vitest'
import type { Place } from '../../../../simulators/engine/fleet/place.ts'
import { fleetOf, MINUTE, START } from './drill.ts'
import { listener, placeOf, square, type Told, V0, V1, V2 } from './square.ts'

describe('closed roads and halted vehicles', () => {
  it('[W-35] who is halted where it stands idle stays there, and goes home when it is let go', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    let at = START
    for (; fleet.open > 0; at += 1000) fleet.advance(at, listener(told))
    fleet.halt(V0, true, at)
    fleet.advance(at + MINUTE, listener(told))
    const before = placeOf(fleet, V0, at + MINUTE)
    fleet.advance(at + 20 * MINUTE, listener(told))
    expect(placeOf(fleet, V0, at + 20 * MINUTE)).toMatchObject({ x: before.x, y: before.y })
    fleet.halt(V0, false, at + 20 * MINUTE)
    fleet.advance(at + 30 * MINUTE, listener(told))
    const home = placeOf(fleet, V0, at + 30 * MINUTE)
    expect(Math.hypot(home.x - before.x, home.y - before.y)).toBeGreaterThan(3)
    expect(home.metresPerSecond).toBe(0)
  })

  it('[W-35] goes around a closed road, and nobody turns into it', () => {
    const crossed = (closed: boolean): number => {
      const fleet = fleetOf(square())
      if (closed) expect(fleet.close('west', START + 60 * MINUTE, START)).toBe(true)
      fleet.request(0, 0, 1, START)
      fleet.request(1, 3, 1, START)
      let inside = 0
      for (let at = START; at < START + 20 * MINUTE; at += 1000) {
        fleet.advance(at, listener([]))
        for (const vehicle of [V0, V1, V2]) {
          const { x, y } = placeOf(fleet, vehicle, at)
          if (x < 22 && y > 36 && y < 64) inside += 1
        }
      }
      return inside
    }
    expect(crossed(true)).toBe(0)
    expect(crossed(false)).toBeGreaterThan(10)
  })

  it('[W-35] waits for a road that is the only one, until it opens', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    for (const road of ['west', 'east']) fleet.close(road, START + 30 * MINUTE, START)
    fleet.request(0, 0, 1, START)
    fleet.advance(START + 29 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toEqual([])
    fleet.advance(START + 40 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toHaveLength(1)
    expect(fleet.close('no-such-road', START + 50 * MINUTE, START + 40 * MINUTE)).toBe(false)
  })

  it('[W-35] who was under way to a road when it closed goes home or around with its load', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    let at = START
    for (; !told.some(({ what }) => what === 'picked'); at += 1000) fleet.advance(at, listener(told))
    at += 8000
    fleet.advance(at, listener(told))
    for (const road of ['west', 'east']) fleet.close(road, at + 30 * MINUTE, at)
    fleet.advance(at + 20 * MINUTE, listener(told))
    const place = placeOf(fleet, V0, at + 20 * MINUTE)
    expect([place.loaded, place.metresPerSecond, place.isObstructed]).toEqual([true, 0, false])
    expect(place.y).toBeLessThan(33)
    fleet.advance(at + 40 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toHaveLength(1)
  })

  it('[W-35] a halted vehicle stands where it is and goes on', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    let at = START
    for (; placeOf(fleet, V0, at).metresPerSecond < 1.2; at += 500) fleet.advance(at, listener(told))
    const from = placeOf(fleet, V0, at)
    fleet.halt(V0, true, at)
    fleet.advance(at + 10 * MINUTE, listener(told))
    const stood = placeOf(fleet, V0, at + 10 * MINUTE)
    expect(Math.hypot(stood.x - from.x, stood.y - from.y)).toBeLessThan(1.7)
    expect(placeOf(fleet, V0, at + MINUTE)).toMatchObject({ x: stood.x, y: stood.y, metresPerSecond: 0 })
    fleet.halt(V0, false, at + 10 * MINUTE)
    fleet.advance(at + 20 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toHaveLength(1)
  })

  it('[W-35] nobody drives up behind a halted vehicle; what lies beyond is reached another way', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    const carried = () => told.filter(({ what }) => what === 'carried').map(({ link }) => link)
    fleet.request(0, 0, 1, START)
    let at = START
    const onSouthRoad = ({ x, y, metresPerSecond }: Place) =>
      y < 32 && x > 80 && x < 100 && metresPerSecond > 1
    for (; !onSouthRoad(placeOf(fleet, V0, at)); at += 500) fleet.advance(at, listener(told))
    fleet.halt(V0, true, at)
    // The first goes by the east or the west road as it can; the second ends on the south road itself.
    fleet.request(3, 3, 1, at)
    fleet.request(2, 2, 0, at)
    fleet.advance(at + 25 * MINUTE, listener(told))
    expect(carried()).toEqual([3])
    for (const vehicle of [V1, V2]) expect(placeOf(fleet, vehicle, at + 25 * MINUTE).isObstructed).toBe(false)
    fleet.halt(V0, false, at + 25 * MINUTE)
    fleet.advance(at + 50 * MINUTE, listener(told))
    expect(carried().toSorted()).toEqual([0, 2, 3])
  })
})
