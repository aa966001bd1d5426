import { describe, expect, it } from 'vitest'
import type { Plant } from '../../../../models/plant/schema.ts'
import { type Network, networkOf } from '../../../../simulators/engine/fleet/network.ts'
import {
  closeLanes,
  lanesBetween,
  lanesOfWay,
  metresToLane,
  routesOf,
} from '../../../../simulators/engine/fleet/routes.ts'
import { plantWith } from '../plants.ts'
import { plantCalled } from './drill.ts'
import { NASTY_ROADS } from './nasty.ts'

type Rest = NonNullable<Parameters<typeof plantWith>[1]>
type Road = NonNullable<Rest['roads']>[number]

const road = (id: string, path: Road['path'], rest: Partial<Road> = {}): Road => ({ id, path, ...rest })
const plantOf = (roads: readonly Road[], rest: Rest = {}): Plant =>
  plantWith([], { ...rest, roads: [...roads] })
const netOf = (...roads: readonly Road[]): Network => networkOf(plantOf(roads))

/** The roads that one can turn into from the end of a lane of a road. */
const onwardFrom = ({ lanes, ways }: Network, from: string) =>
  new Set(
    lanes
      .filter(({ way }) => ways[way]?.roads.includes(from))
      .flatMap(({ turnings }) => turnings.flatMap(({ to }) => ways[lanes[to]!.way]?.roads ?? [])),
  )

describe('the network of roads', () => {
  it('[W-30] roads meet where they share a point', () => {
    const net = netOf(
      road('a', [
        [0, 0],
        [20, 0],
        [40, 0],
      ]),
      road('b', [
        [20, 0],
        [20, 30],
      ]),
    )
    expect(onwardFrom(net, 'a')).toContain('b')
    expect(net.ways).toHaveLength(3)
  })

  it('[W-30] roads meet where one ends on another', () => {
    const net = netOf(
      road('a', [
        [0, 0],
        [40, 0],
      ]),
      road('b', [
        [20, 0],
        [20, 30],
      ]),
    )
    expect(onwardFrom(net, 'a')).toContain('b')
  })

  it('[W-30] two that merely cross are crossed and not turned at, and only one vehicle at a time is there', () => {
    const net = netOf(
      road('a', [
        [0, 0],
        [40, 0],
      ]),
      road('b', [
        [20, -20],
        [20, 20],
      ]),
    )
    expect(onwardFrom(net, 'a')).toEqual(new Set(['a']))
    expect(onwardFrom(net, 'b')).toEqual(new Set(['b']))
    const over = net.lanes
      .flatMap(({ turnings }) => turnings)
      .filter(({ curve }) => Math.abs(curve.xs[7]! - 20) < 2)
    expect(over.length).toBeGreaterThan(3)
    const middle = over.filter(({ curve }) => Math.hypot(curve.xs[7]! - 20, curve.ys[7]!) < 1)
    expect(new Set(middle.map(({ piece }) => piece)).size).toBe(1)
  })

  it('[W-30] a gentle bend is no crossing, a sharp one is', () => {
    expect(
      netOf(
        road('a', [
          [0, 0],
          [20, 0],
          [40, 4],
        ]),
      ).ways,
    ).toHaveLength(1)
    expect(
      netOf(
        road('a', [
          [0, 0],
          [20, 0],
          [20, 20],
        ]),
      ).ways,
    ).toHaveLength(2)
  })

  it.each(['gearbox', 'smt', 'moulding', 'generated:300'])(
    '[W-30] blocks of %s are 3 to 7 m long',
    (name) => {
      const { lanes } = networkOf(plantCalled(name))
      const long = lanes.filter(({ metres }) => metres > 3.4)
      expect(long.length).toBeGreaterThan(lanes.length / 2)
      for (const { metres, blocks } of long) {
        expect(metres / blocks).toBeGreaterThanOrEqual(3)
        expect(metres / blocks).toBeLessThanOrEqual(7)
      }
    },
  )

  it('[W-30] a wide road has a lane for each direction, to the right of its middle', () => {
    const [east, west] = netOf(
      road(
        'a',
        [
          [0, 0],
          [60, 0],
        ],
        { width: 2.4 },
      ),
    ).lanes
    expect(east!.curve.ys[0]).toBeLessThan(-0.5)
    expect(west!.curve.ys[0]).toBeGreaterThan(0.5)
    const pieces = (lane: typeof east) =>
      Array.from({ length: lane!.blocks }, (_, i) => lane!.firstPiece + i * lane!.pieceStep)
    expect(pieces(east).filter((piece) => pieces(west).includes(piece))).toEqual([])
  })

  it('[W-30] on a narrow road both directions have the blocks in common', () => {
    const [east, west] = netOf(
      road('a', [
        [0, 0],
        [60, 0],
      ]),
    ).lanes
    expect(east!.curve.ys[0]).toBe(0)
    expect(west!.firstPiece).toBe(east!.firstPiece + east!.blocks - 1)
    expect(west!.pieceStep).toBe(-1)
  })

  it('[W-30] a narrow road along a wide aisle has room for two', () => {
    const aisles = [
      {
        path: [
          [0, 0],
          [60, 0],
        ] as [number, number][],
        width: 4,
      },
    ]
    expect(
      networkOf(
        plantOf(
          [
            road('a', [
              [0, 0],
              [60, 0],
            ]),
          ],
          { aisles },
        ),
      ).lanes.every(({ isWide }) => isWide),
    ).toBe(true)
  })

  it('[W-31] a one-way road is driven one way', () => {
    const net = netOf(
      road(
        'a',
        [
          [0, 0],
          [40, 0],
          [40, 30],
          [0, 30],
          [0, 0],
        ],
        { oneWay: true },
      ),
    )
    expect(net.lanes).toHaveLength(4)
    for (const { turnings } of net.lanes) expect(turnings).toHaveLength(1)
  })

  it('[W-31] the shortest open way is taken, and another when it is closed', () => {
    const net = netOf(
      road('start', [
        [0, 0],
        [20, 0],
      ]),
      road('short', [
        [20, 0],
        [40, 0],
      ]),
      road('long', [
        [20, 0],
        [20, 30],
        [40, 30],
        [40, 0],
      ]),
      road('end', [
        [40, 0],
        [60, 0],
      ]),
    )
    const routes = routesOf(net)
    const lane = (id: string) =>
      net.lanes.findIndex(({ way, from }) => net.ways[way]?.roads[0] === id && from === net.ways[way]?.from)
    const way = () => {
      const metres = metresToLane(routes, lane('end'))
      return lanesBetween(routes, lane('start'), lane('end'), metres)?.map(
        (each) => net.ways[net.lanes[each]!.way]?.roads[0],
      )
    }
    expect(way()).toEqual(['start', 'short', 'end'])
    const short = net.ways.findIndex(({ roads }) => roads.includes('short'))
    closeLanes(routes, lanesOfWay(net, short), 1)
    expect(way()).toEqual(['start', 'long', 'long', 'long', 'end'])
    const end = net.ways.findIndex(({ roads }) => roads.includes('end'))
    closeLanes(routes, lanesOfWay(net, end), 1)
    expect(way()).toBeUndefined()
    closeLanes(routes, lanesOfWay(net, end), -1)
    closeLanes(routes, lanesOfWay(net, short), -1)
    expect(way()).toEqual(['start', 'short', 'end'])
  })

  it('[W-30] roads that do not meet are parts of their own; a trap belongs to no loop', () => {
    const net = netOf(
      road('a', [
        [0, 0],
        [40, 0],
      ]),
      road('b', [
        [0, 9],
        [40, 9],
      ]),
      road(
        'trap',
        [
          [40, 0],
          [80, 0],
        ],
        { oneWay: true },
      ),
    )
    expect(net.parts).toBe(2)
    const isTrap = net.lanes.map(({ way }) => net.ways[way]?.roads[0] === 'trap')
    expect(Array.from(net.loopOf, (loop) => loop === -1)).toEqual(isTrap)
  })

  it('[W-34] headings go on without a jump from lanes over crossings into lanes', () => {
    const { lanes } = networkOf(plantOf(NASTY_ROADS ?? []))
    let seen = 0
    const off = (a: number, b: number) => Math.abs((((((a - b) / Math.PI + 1) % 2) + 2) % 2) - 1)
    for (const { curve, turnings } of lanes) {
      for (const turning of turnings) {
        const next = lanes[turning.to]!
        expect(off(curve.radians.at(-1)!, turning.curve.radians[0]!)).toBeLessThan(0.01)
        expect(off(turning.curve.radians.at(-1)!, next.curve.radians[0]!)).toBeLessThan(0.01)
        expect(turning.curve.xs[0]).toBeCloseTo(curve.xs.at(-1)!, 6)
        expect(turning.curve.ys.at(-1)).toBeCloseTo(next.curve.ys[0]!, 6)
        turning.curve.radians.forEach((radians, i) => {
          expect(Math.abs(radians - (turning.curve.radians[i - 1] ?? radians))).toBeLessThan(0.7)
        })
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(60)
  })
})
