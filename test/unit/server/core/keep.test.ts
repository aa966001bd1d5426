import { describe, expect, it } from 'vitest'
import { QUALITY } from '../../../../models/twin.ts'
import { createFloor } from '../../../../server/core/floor.ts'
import { keepTwin, recallTwin } from '../../../../server/core/keep.ts'
import { lookOver } from '../../../../server/core/watch.ts'
import { NOON } from '../../../helpers/frames.ts'
import { probeTable, slotOf } from '../../../helpers/plant.ts'
import { FloorUnderTest } from './ingest/floor-under-test.ts'

const spoken = (): FloorUnderTest => {
  const floor = new FloorUnderTest()
  floor.say('p1', { t: NOON - 90_000, length: 3.25, state: 'Held' })
  floor.say('p4', { temperature: null })
  lookOver(floor.ingest.floor, NOON)
  return floor
}

describe('a Twin that is kept over a restart', () => {
  it('[T-6] is what was last known, each Reading with its own old time and quality', () => {
    const before = spoken()
    const after = new FloorUnderTest()
    expect(recallTwin(after.ingest.floor, keepTwin(before.ingest.floor, NOON), NOON)).toBe(3)
    expect(after.held('p1', 'length')).toEqual([3.25, -90_000, QUALITY.good])
    expect(after.held('p1', 'state')).toEqual([11, -90_000, QUALITY.good])
    expect(after.held('p4', 'temperature')).toEqual([0, 0, QUALITY.bad])
    expect(after.events).toEqual([])
  })

  it('[T-6] takes the place of what is older, and of nothing else, and counts as nothing received', () => {
    const after = new FloorUnderTest()
    const { floor } = after.ingest
    recallTwin(floor, keepTwin(spoken().ingest.floor, NOON), NOON)
    const later = new FloorUnderTest()
    later.say('p1', { t: NOON - 95_000, length: 1.25 })
    later.say('p4', { t: NOON - 50, temperature: 21 })
    later.say('p1', { t: NOON - 90_000, state: 'Execute' })
    // Of one time the one that was told last counts: it came after what was kept before.
    expect(recallTwin(floor, keepTwin(later.ingest.floor, NOON), NOON)).toBe(1)
    expect(after.held('p1', 'length')).toEqual([3.25, -90_000, QUALITY.good])
    expect(after.held('p1', 'state')).toEqual([6, -90_000, QUALITY.good])
    const { readings, late, duplicates } = floor.bridge
    expect([readings, late, duplicates]).toEqual([0, 0, 0])
  })

  it('[T-6] has links and skews to find out anew', () => {
    const before = spoken()
    expect(before.held('p1', 'clockSkew')).toBeDefined()
    const after = new FloorUnderTest()
    recallTwin(after.ingest.floor, keepTwin(before.ingest.floor, NOON), NOON)
    expect(after.held('p1', 'link')).toBeUndefined()
    expect(after.held('p1', 'clockSkew')).toBeUndefined()
    after.say('p1', { length: 4 }, { at: NOON + 1000 })
    expect(after.link('p1')).toBe(1)
  })

  it('[T-6] that was spoilt on disk is not recalled, and nothing of it is applied', () => {
    const bytes = keepTwin(spoken().ingest.floor, NOON)
    const floor = createFloor(probeTable())
    for (let length = 0; length < bytes.length; length++)
      expect(recallTwin(floor, bytes.subarray(0, length), NOON)).toBe(0)
    const slot = slotOf(floor.table, 'p1', 'length')
    expect(floor.bridge.twin.qualities[slot]).toBe(QUALITY.none)
  })

  it('[T-6] shuts nothing out: what was newer than now is left behind', () => {
    const bytes = keepTwin(spoken().ingest.floor, NOON)
    const after = new FloorUnderTest()
    expect(recallTwin(after.ingest.floor, bytes, NOON - 1000)).toBe(2)
    expect(after.held('p4', 'temperature')).toBeUndefined()
    expect(after.ingest.floor.bridge.readings, 'recalled is not received').toBe(0)
  })
})
