import { describe, expect, it } from 'vitest'
import { type Course, createSteering } from '../../../../../client/scene/camera/steering.ts'

const course = (): Course => ({ right: 0, ahead: 0, turn: 0, tilt: 0, nearer: 0 })

/** How far a key that is down for so long goes, until all is still, in frames of so long. */
function wayOf(heldMillis: number, frameMillis: number): number {
  const steering = createSteering()
  const step = course()
  let way = 0
  steering.hold('nearer')
  for (let millis = 0; millis < heldMillis; millis += frameMillis) {
    steering.advance(frameMillis, step)
    way += step.nearer
  }
  steering.drop('nearer')
  while (steering.isBusy()) {
    steering.advance(frameMillis, step)
    way += step.nearer
  }
  return way
}

describe('a key that is tapped', () => {
  it('[R-16] is a step that can be seen, though it was let go before the next frame came', () => {
    expect(wayOf(0, 16)).toBeGreaterThan(0.1)
    expect(wayOf(0, 100)).toBeGreaterThan(0.1)
  })

  it('[R-16] goes no further than one that was down for that long, and a longer press goes further', () => {
    expect(wayOf(0, 8)).toBeCloseTo(wayOf(112, 8), 2)
    expect(wayOf(600, 8)).toBeGreaterThan(wayOf(0, 8) * 3)
  })

  it('[R-16] steps of keys against each other are none', () => {
    const steering = createSteering()
    const step = course()
    steering.hold('left')
    steering.hold('right')
    steering.drop('left')
    steering.drop('right')
    steering.advance(16, step)
    expect(step.right).toBe(0)
  })

  it('[R-16] that was let go with all others, as when the page loses the keys, goes nowhere', () => {
    const steering = createSteering()
    steering.hold('ahead')
    steering.dropAll()
    expect(steering.isBusy()).toBe(false)
  })
})
