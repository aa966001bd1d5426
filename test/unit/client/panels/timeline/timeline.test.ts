import { afterEach, describe, expect, it } from 'vitest'
import { hear, see, timeline } from '../../../../../client/panels/timeline/timeline.ts'
import { browserNow } from '../../../../../client/state/playhead.ts'
import { time } from '../../../../../client/state/time.ts'
import { densityWith, pastWith } from '../../past.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const before = timeline.getState()

afterEach(() => {
  time.setState({ kind: 'live' }, true)
  timeline.setState(before, true)
})

/** The minutes before now at which what is seen begins and ends, once it was heard where the Journal begins. */
function seenOnceHeard(first: number, playhead: number | undefined, seen = { from: 60, to: 0 }): number[] {
  const now = browserNow()
  if (playhead !== undefined)
    time.setState(pastWith({ at: now - playhead * MINUTE, anchorMillis: now }), true)
  timeline.setState({
    sight: { from: now - seen.from * MINUTE, to: now - seen.to * MINUTE },
    follows: playhead === undefined,
    density: undefined,
  })
  hear({ density: densityWith({ first: now - first * MINUTE, last: now }) })
  const { sight } = timeline.getState()
  return [sight.from, sight.to].map((at) => Math.round((now - at) / MINUTE) + 0)
}

describe('what is seen of a record that has just begun', () => {
  it('[PH-87] is all of it, in the present and where an address entered the past', () => {
    expect(seenOnceHeard(20, undefined)).toEqual([21, -1])
    expect(seenOnceHeard(20, 10)).toEqual([21, -1])
  })

  it('[PH-87] is five minutes at least', () => {
    expect(seenOnceHeard(1, 0.5)).toEqual([5, 0])
  })

  it('[PH-87] is its beginning where it is longer than what is seen and the Playhead is near there', () => {
    expect(seenOnceHeard(600, 590, { from: 644, to: 584 })).toEqual([602, 542])
  })

  it('[PH-87] holds the Playhead also where that stands before it', () => {
    expect(seenOnceHeard(20, 40)).toEqual([41, -1])
  })

  it('[PH-87] holds the Playhead where an address asks for what lies far back', () => {
    expect(seenOnceHeard(600, 200)).toEqual([206, 146])
  })

  it('[PH-87] holds the Playhead where an address asks for what lies far before it', () => {
    expect(seenOnceHeard(20, 600)).toEqual([606, 546])
  })

  it('[PH-87] is what a hand chose, whichever time is shown', () => {
    const now = browserNow()
    see({ from: now - HOUR, to: now })
    expect(seenOnceHeard(20, 10)).toEqual([60, 0])
    expect(seenOnceHeard(20, undefined)).toEqual([60, 0])
  })
})
