import { afterEach, describe, expect, it } from 'vitest'
import { createAsker } from '../../../../../client/panels/timeline/asking.ts'
import { firstSight, hear, reachNow, timeline } from '../../../../../client/panels/timeline/timeline.ts'
import { axisEnd, serverNow } from '../../../../../client/state/playhead.ts'
import { recorded } from '../../../../../client/state/recorded.ts'
import { time } from '../../../../../client/state/time.ts'
import type { Recording } from '../../../../../models/recording.ts'
import { densityWith, pastWith } from '../../past.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FROM = 1_690_000_000_000
const recording = (millis: number): Recording => ({
  ...{ id: '0123456789abcdef', name: 'night', from: FROM, to: FROM + millis, size: 1 },
  plant: { id: 'p', hash: 'h', name: { 'zh-CN': '厂', en: 'plant' } },
})
const before = timeline.getState()

afterEach(() => {
  recorded.setState({ recording: undefined })
  time.setState({ kind: 'live' }, true)
  timeline.setState(before, true)
})

describe('the timeline of a recording', () => {
  it.each([12_000, MINUTE, 20 * MINUTE, 5 * HOUR])(
    '[PH-121] shows at first all of one of %d ms, and ends where it ends',
    (millis) => {
      recorded.setState({ recording: recording(millis) })
      time.setState(pastWith({ at: FROM }), true)
      expect(axisEnd()).toBe(FROM + millis)
      expect(reachNow()).toEqual({ first: FROM, now: FROM + millis })
      firstSight()
      hear({ density: densityWith({ first: FROM, last: FROM + millis - 10 }) })
      const { sight, follows } = timeline.getState()
      expect(follows).toBe(false)
      expect(sight.from).toBeLessThanOrEqual(FROM)
      expect(sight.from).toBeGreaterThan(FROM - 0.05 * millis)
      expect(sight.to).toBeGreaterThanOrEqual(FROM + millis)
      expect(sight.to).toBeLessThan(FROM + 1.05 * millis)
    },
  )

  it('[PH-121] of the plant of this server it begins with the last hour up to the present', () => {
    firstSight()
    const { sight, follows } = timeline.getState()
    expect(follows).toBe(true)
    expect(sight.to - sight.from).toBeCloseTo(HOUR, -2)
    expect(Math.abs(sight.to - serverNow())).toBeLessThan(0.05 * HOUR)
  })

  it.each([true, false])('[PH-121] what is over (%s) is not asked for again', async (isOver) => {
    let asked = 0
    const waits: (() => void)[] = []
    const asker = createAsker({
      archive: {
        density: async () => {
          asked++
          return undefined
        },
        events: async () => undefined,
      },
      now: () => FROM + HOUR,
      isOver,
      after: (_, call) => {
        waits.push(call)
        return () => undefined
      },
      tell: () => undefined,
    })
    asker.wish({ sight: () => ({ from: FROM, to: FROM + 2 * HOUR }), buckets: 100, machine: undefined })
    for (let turn = 0; turn < 3; turn++) {
      for (const call of waits.splice(0)) call()
      for (let k = 0; k < 50; k++) await Promise.resolve()
    }
    expect(asked).toBe(isOver ? 1 : 3)
  })
})
