import { expect, it } from 'vitest'
import { pastMillis } from '../../../../client/state/time.ts'
import { pastWith } from '../past.ts'

it('[PH-14] the Playhead is never beyond the ends of the loop that it is in', () => {
  const loop = { from: 1000, to: 5000 }
  const forwards = pastWith({ at: 4000, anchorMillis: 100, rate: 60, loop })
  expect(pastMillis(forwards, 110)).toBe(4600)
  expect(pastMillis(forwards, 200)).toBe(5000)
  expect(pastMillis({ ...forwards, rate: -60 }, 200)).toBe(1000)
  expect(pastMillis({ ...forwards, loop: undefined }, 200)).toBe(10_000)
  expect(pastMillis({ ...forwards, at: 6000 }, 200), 'outside it goes on').toBe(12_000)
})
