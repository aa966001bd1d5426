import { describe, expect, it } from 'vitest'
import {
  addPacket,
  addReading,
  type Batch,
  createBatch,
  endOfPacket,
} from '../../../../../models/segment/batch.ts'
import { applyTile, gatherTile } from '../../../../../models/segment/gather.ts'
import { layoutFrom } from '../../../../../models/segment/layout.ts'
import { createTile } from '../../../../../models/segment/tile.ts'
import { createTwin, type Twin } from '../../../../../models/twin.ts'
import {
  beginStretch,
  type Course,
  courseFrom,
  GAP_MILLIS,
  passBy,
  takePackets,
} from '../../../../../server/core/journal/stretch.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'
import { FROM, MILLIS, madeBatch, madeLayout } from '../../../models/segment/made.ts'

/** The plainest way: by slot the Reading of the greatest place, of equal ones the last to come. */
function latest(batch: Batch, size: number, until: number, end = batch.packets): Twin {
  const course = courseFrom(createTwin(size))
  for (let packet = 0; packet < end; packet++) {
    if (batch.axis[packet]! > until) continue
    for (let i = batch.firsts[packet]!; i < endOfPacket(batch, packet); i++) {
      const slot = batch.slots[i]!
      if (batch.axis[packet]! < course.places[slot]!) continue
      course.places[slot] = batch.axis[packet]!
      course.twin.quanta[slot] = batch.quanta[i]!
      course.twin.times[slot] = batch.times[packet]!
      course.twin.qualities[slot] = batch.qualities[i]!
    }
  }
  return course.twin
}

describe('a stretch', () => {
  it('[Y-3] gives the Twin at every instant, whatever came late within it', () => {
    const tile = createTile()
    let late = 0
    for (let run = 0; run < 200; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const page = madeBatch(chance, layout)
      for (let packet = 0; packet < page.packets; packet++) {
        if (chance.below(5) > 0) continue
        page.axis[packet] = FROM + chance.below(page.axis[packet]! - FROM + 1)
        late++
      }
      const course = courseFrom(createTwin(layout.size))
      const stretch = beginStretch(FROM, course, layout)
      stretch.to = FROM + MILLIS
      expect(takePackets(stretch, course, page, 0, createBatch(0, 0))).toBe(page.packets)
      for (const until of [FROM, FROM + chance.below(MILLIS), FROM + MILLIS]) {
        const twin = createTwin(layout.size)
        for (const [number, each] of layout.tiles.entries()) {
          const place = { layout, tile: each, from: FROM }
          const { batch, chains } = stretch.piles[number]!
          gatherTile(place, batch, chains, stretch.carried.twin, tile, stretch.counts)
          applyTile(tile, each.firstSlot, until, twin)
        }
        expect(twin, `run ${run}`).toEqual(latest(page, layout.size, until))
      }
      expect(course.twin).toEqual(latest(page, layout.size, FROM + MILLIS))
    }
    expect(late).toBeGreaterThan(100)
  })

  it('[Y-3] carries into the next what came late for the one before', () => {
    for (let run = 0; run < 200; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const page = madeBatch(chance, layout)
      const half = Math.floor(page.packets / 2)
      const middle = FROM + 1 + chance.below(MILLIS)
      // The first half may lie before the stretch or in it; what it has for later is late for it.
      for (let packet = 0; packet < page.packets; packet++)
        page.axis[packet] = packet < half ? FROM + chance.below(middle - FROM) : FROM + chance.below(MILLIS)
      const course: Course = courseFrom(createTwin(layout.size))
      const first = beginStretch(FROM, course, layout)
      first.to = FROM + MILLIS
      first.last = FROM + MILLIS - 1
      const early = createBatch(page.slots.length, page.packets)
      Object.assign(early, page, {
        packets: half,
        count: half === page.packets ? page.count : page.firsts[half]!,
      })
      takePackets(first, course, early, 0, createBatch(0, 0))
      const next = beginStretch(middle, course, layout)
      next.to = FROM + MILLIS
      next.last = FROM + MILLIS - 1
      const old = createBatch(0, 0)
      expect(takePackets(next, course, page, half, old)).toBe(page.packets)
      expect(next.carried.twin, `run ${run}`).toEqual(latest(page, layout.size, middle - 1))
      expect(old.packets + next.piles.reduce((sum, { batch }) => sum + batch.packets, 0)).toBe(
        page.packets - half,
      )
    }
  })

  it('[Y-15] ends at the whole minute, at a packet that lies beyond', () => {
    const course = courseFrom(createTwin(4))
    const stretch = beginStretch(FROM + 59_000 - (FROM % 60_000), course, layoutFrom(Int32Array.of(0, 4)))
    expect(stretch.to % 60_000).toBe(0)
    expect(stretch.to - stretch.from).toBe(1000)
    const chance = dice(SEED)
    const layout = madeLayout(chance)
    const page = madeBatch(chance, layout)
    const all = courseFrom(createTwin(layout.size))
    const cut = beginStretch(FROM, all, layout)
    cut.to = page.axis[5]!
    const taken = takePackets(cut, all, page, 0, createBatch(0, 0))
    expect(page.axis[taken]!).toBe(cut.to)
    expect(page.axis[taken - 1]!).toBeLessThan(cut.to)
  })

  it('[Y-15] ends where the axis jumped: the server was not there', () => {
    const course = courseFrom(createTwin(2))
    const stretch = beginStretch(60_000, course, layoutFrom(Int32Array.of(0, 2)))
    const page = createBatch(3, 3)
    for (const place of [61_000, 61_000 + GAP_MILLIS, 61_001 + 2 * GAP_MILLIS]) {
      stretch.to = Number.POSITIVE_INFINITY
      addPacket(page, 0, place, place)
      addReading(page, 0, 1, 1)
    }
    expect(takePackets(stretch, course, page, 0, createBatch(0, 0))).toBe(2)
  })

  it('[Y-17] knows the Twin although nothing was written', () => {
    const chance = dice(SEED)
    const layout = madeLayout(chance)
    const page = madeBatch(chance, layout)
    const course = courseFrom(createTwin(layout.size))
    passBy(course, page, 0)
    expect(course.twin).toEqual(latest(page, layout.size, FROM + MILLIS))
  })
})
