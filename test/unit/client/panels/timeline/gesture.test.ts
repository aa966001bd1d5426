import { describe, expect, it } from 'vitest'
import { type Gesture, gestureOf, type Press } from '../../../../../client/panels/timeline/gesture.ts'
import { jogged, resumed } from '../../../../../client/panels/timeline/jog.ts'
import { trackKey } from '../../../../../client/panels/timeline/track-keys.ts'
import { SPEEDS, type Time } from '../../../../../client/state/time.ts'
import { pastWith } from '../../past.ts'

const press = { button: 0, shiftKey: false, altKey: false, isTouch: false, x: 500, y: 50 }
const ground = { body: 30, playhead: 200, picked: undefined, picking: false, near: 7 }

describe('a hand on the track', () => {
  const cases: readonly (readonly [string, Partial<Press>, Gesture | undefined])[] = [
    ['on the ruler', { y: 10 }, 'scrub'],
    ['on the Playhead', { x: 205 }, 'scrub'],
    ['on the body', {}, 'pan'],
    ['with a finger', { isTouch: true }, 'scrub'],
    ['with the middle button', { button: 1, y: 10 }, 'pan'],
    ['with Shift', { shiftKey: true, y: 10 }, 'pan'],
    ['with Alt', { altKey: true }, 'pick'],
    ['with the right button', { button: 2 }, undefined],
  ]

  it.each(cases)('[PH-48] %s', (_, how, gesture) => {
    expect(gestureOf({ ...press, ...how }, ground)).toBe(gesture)
  })

  it('[PH-48] takes the nearer end of what is picked, and picks anew when asked to', () => {
    const picked = { ...ground, picked: [400, 410] as const }
    expect(gestureOf({ ...press, x: 402 }, picked)).toBe('pickFrom')
    expect(gestureOf({ ...press, x: 413 }, picked)).toBe('pickTo')
    expect(gestureOf({ ...press, x: 430 }, picked)).toBe('pan')
    expect(gestureOf(press, { ...ground, picking: true })).toBe('pick')
  })
})

describe('the speed', () => {
  it('[PH-49] begins at the true pace, goes up with each press, and begins anew when turned', () => {
    let now: Time = { kind: 'live' }
    const speeds: number[] = []
    for (let k = 0; k < 10; k++) {
      const speed = jogged(now, -1)
      speeds.push(speed)
      now = pastWith({ playing: true, speed })
    }
    expect(speeds).toEqual([-1, -2, -5, -10, -30, -60, -120, -300, -600, -600])
    expect(jogged(now, 1)).toBe(1)
    expect(jogged(pastWith({ speed: 30 }), 1)).toBe(1)
    expect(SPEEDS).toContain(Math.abs(jogged(pastWith({ playing: true, speed: 0.1 }), 1)))
  })

  it('[PH-49] goes on forwards as fast as it was', () => {
    expect(resumed(pastWith({ speed: -30 }))).toBe(30)
    expect(resumed(pastWith({ speed: 0.5 }))).toBe(0.5)
    expect(resumed({ kind: 'live' })).toBe(1)
  })

  it('[PH-49] has keys of video editors on the track, and leaves the others', () => {
    for (const chord of [
      ' ',
      'j',
      'k',
      'l',
      ',',
      '.',
      'i',
      'o',
      'ArrowLeft',
      'Shift+ArrowRight',
      'Home',
      'End',
    ])
      expect(trackKey(chord), chord).toBeDefined()
    for (const chord of ['Tab', 'Escape', 'Mod+k', 'Enter', 'a'])
      expect(trackKey(chord), chord).toBeUndefined()
  })
})
