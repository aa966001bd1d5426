import { describe, expect, it } from 'vitest'
import { datedEvents, LATE_MILLIS } from '../../../../client/state/late.ts'
import { lastIdOf } from '../../../../client/state/recent.ts'
import { createSink } from '../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../client/state/store.ts'
import type { TwinEvent } from '../../../../models/event.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { frameOf } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel()
const T = 1_700_000_000_000
const MINUTE = 60_000

const event = (id: number, at: number, machine = 0): TwinEvent => ({
  id,
  time: T + at,
  machine,
  event: 'partProduced',
  count: 1,
})

function page() {
  const clock = { at: T }
  const store = createFloorStore()
  const sink = createSink(store, () => clock.at)
  sink.plant(MODEL)
  const shown = () => store.getState().recentEvents.map(({ id, lateMillis }) => [id, lateMillis ?? 0])
  return { clock, store, sink, shown }
}

describe('Events in the order of their own time', () => {
  it('[E-10] one that came late stands in its place, and says by how much', () => {
    const { clock, sink, shown, store } = page()
    sink.events({ events: [event(1, -5 * MINUTE + 1), event(2, -10)], gone: 0 })
    clock.at = T + 3 * MINUTE
    sink.events({ events: [event(3, 3 * MINUTE - 20), event(4, 1000)], gone: 0 })
    expect(shown()).toEqual([
      [3, 0],
      [4, 3 * MINUTE - 1000],
      [2, 0],
      [1, 5 * MINUTE - 1],
    ])
    expect(lastIdOf(store.getState().recentEvents)).toBe(4)
  })

  it('[E-10] of one time the one that came last is first', () => {
    const { sink, shown } = page()
    sink.events({ events: [event(1, 0), event(2, 0)], gone: 0 })
    sink.events({ events: [event(3, 0)], gone: 0 })
    expect(shown().map(([id]) => id)).toEqual([3, 2, 1])
  })

  it('[E-10, E-1] what was kept for a page that comes back is not late, but what was late then is', () => {
    const { clock, sink, shown } = page()
    sink.connection({ kind: 'live' })
    clock.at += 100
    sink.events({ events: [event(1, -30 * MINUTE), event(2, -20 * MINUTE), event(3, -25 * MINUTE)], gone: 0 })
    expect(shown()).toEqual([
      [2, 0],
      [3, 5 * MINUTE],
      [1, 0],
    ])
    clock.at += 6000
    sink.events({ events: [event(4, -MINUTE)], gone: 0 })
    expect(shown()[0]).toEqual([4, MINUTE + 6100])
  })

  it('[E-10, D-4] a clock that is behind makes nobody late, and the Event stands where it belongs', () => {
    const { clock, sink, shown } = page()
    const slow = MODEL.table.machines[2]!
    sink.frame(frameOf(FORM.delta, 1, [[MODEL.skewSlots[slow.index]!, 90_000, T, 1]]), 9)
    clock.at = T + 1000
    sink.events({ events: [event(1, 900), event(2, 950 - 90_000, slow.index), event(3, 910)], gone: 0 })
    expect(shown()).toEqual([
      [2, 0],
      [3, 0],
      [1, 0],
    ])
  })

  it('[E-10] what the server found out has the server’s time, whatever the Machine’s clock says', () => {
    const link = { id: 1, time: T, machine: 0, event: 'linkChanged', from: 1, to: 2 } as const
    const [dated] = datedEvents([link], { newestAt: T, nowMillis: T + LATE_MILLIS, skewMillis: () => 90_000 })
    expect(dated).toEqual({ ...link, at: T })
  })
})
