import { describe, expect, it } from 'vitest'
import { markAt, marksOf, statesOf } from '../../../../../client/panels/timeline/marks.ts'
import type { Priority, TwinEvent } from '../../../../../models/event.ts'
import { placeOfEvent } from '../../../../../models/event-id.ts'

const raised = (at: number, priority: Priority, machine = 0): TwinEvent => ({
  event: 'alarmRaised',
  code: 'A1',
  priority,
  id: at * 4096 + 3,
  time: at - 20,
  machine,
})
const changed = (at: number, to: number, from?: number): TwinEvent => ({
  event: 'stateChanged',
  to,
  id: at * 4096,
  time: at,
  machine: 0,
  ...(from === undefined ? {} : { from }),
})
const sight = { from: 1_790_000_000_000, to: 1_790_000_001_000 }
const T = sight.from

describe('the marks of Events', () => {
  it('[PH-43] lie where the Twin knows of the Event, not where the device says it was', () => {
    expect(placeOfEvent(raised(T, 'low').id)).toBe(T)
    expect(marksOf([raised(T + 500, 'low')], sight, 1000, 9)[0]?.x).toBe(500)
  })

  it('[PH-43] that would touch are one: the gravest, and how many', () => {
    const events = [raised(T + 100, 'low'), raised(T + 104, 'high'), raised(T + 108, 'medium')]
    const marks = marksOf([...events, raised(T + 120, 'low')], sight, 1000, 9)
    expect(marks.map(({ x, count }) => [x, count])).toEqual([
      [104, 3],
      [120, 1],
    ])
    expect(marks[0]?.event).toBe(events[1])
    expect(marks[0]?.at).toBe(T + 104)
  })

  it('[PH-43] out of sight are none, and the nearest to the pointer is meant', () => {
    expect(marksOf([raised(T - 500, 'low'), raised(T + 5000, 'low')], sight, 1000, 9)).toEqual([])
    const marks = marksOf([raised(T + 100, 'low'), raised(T + 112, 'low')], sight, 1000, 9)
    expect(markAt(marks, 107, 8)?.x).toBe(112)
    expect(markAt(marks, 130, 8)).toBeUndefined()
  })

  it('[PH-43] of a Machine’s states fill the time between its changes, and before the first', () => {
    expect(statesOf([changed(T + 100, 6, 4), changed(T + 300, 11)], T, T + 1000)).toEqual([
      { from: T, to: T + 100, state: 4 },
      { from: T + 100, to: T + 300, state: 6 },
      { from: T + 300, to: T + 1000, state: 11 },
    ])
    expect(statesOf([changed(T - 900, 6), changed(T + 100, 11)], T, T + 1000)).toEqual([
      { from: T, to: T + 100, state: 6 },
      { from: T + 100, to: T + 1000, state: 11 },
    ])
    expect(statesOf([], T, T + 1000)).toEqual([])
    expect(statesOf([], T, T + 1000, 6)).toEqual([{ from: T, to: T + 1000, state: 6 }])
    expect(statesOf([changed(T + 500, 11)], T, T + 1000, 6)).toEqual([
      { from: T + 500, to: T + 1000, state: 11 },
    ])
  })
})
