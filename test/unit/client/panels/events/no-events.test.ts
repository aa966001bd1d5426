import { expect, it } from 'vitest'
import { noEventsKey } from '../../../../../client/panels/events/no-events.ts'
import { pastWith } from '../../past.ts'

it('[PH-88] a time that was not recorded is not one in which nothing happened', () => {
  expect(noEventsKey({ kind: 'live' })).toBe('events.none')
  const recorded = { kind: 'recorded', exactness: 'full', from: 0, to: 9 } as const
  expect(noEventsKey(pastWith({ ground: recorded }))).toBe('events.none')
  expect(noEventsKey(pastWith({ ground: { kind: 'gap', from: undefined, to: 9 } }))).toBe('events.unrecorded')
  expect(noEventsKey(pastWith({ ground: { kind: 'gap', from: 3, to: 9 } }))).toBe('events.unrecorded')
  expect(noEventsKey(pastWith({ ground: { ...recorded, plant: 'smt' } }))).toBe('events.unrecorded')
  expect(noEventsKey(pastWith({ trouble: 'nothing' }))).toBe('events.unrecorded')
})
