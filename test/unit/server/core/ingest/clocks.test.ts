import { describe, expect, it } from 'vitest'
import { applyReading, QUALITY } from '../../../../../models/twin.ts'
import { lookOver } from '../../../../../server/core/watch.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { slotOf } from '../../../../helpers/plant.ts'
import { FloorUnderTest } from './floor-under-test.ts'

const HOUR = 3_600_000

describe('a clock that runs ahead', () => {
  it('[D-2] by more than 5 s has its time moved back to the arrival, and is counted', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON + 5000, length: 1 })
    expect(floor.held('p1', 'length')).toEqual([1, 5000, QUALITY.good])
    expect(floor.ingest.floor.clocks.ahead).toBe(0)
    floor.say('p2', { t: NOON + 5001, length: 1 })
    floor.say('p3/length', { t: NOON + HOUR, v: 1 })
    expect(floor.held('p2', 'length')).toEqual([1, 0, QUALITY.good])
    expect(floor.held('p3', 'length')).toEqual([1, 0, QUALITY.good])
    expect(floor.ingest.floor.clocks.ahead).toBe(2)
  })

  it('[D-2] has all times of a batch moved back together: their distances stay', () => {
    const floor = new FloorUnderTest()
    const batch = [
      { t: NOON + HOUR - 2000, length: 1 },
      { t: NOON + HOUR - 1000, temperature: 2 },
      { t: NOON + HOUR, angle: 3 },
    ]
    floor.say('p1', batch)
    expect(['length', 'temperature', 'angle'].map((key) => floor.held('p1', key)?.[1])).toEqual([
      -2000, -1000, 0,
    ])
    expect(floor.ingest.floor.clocks.ahead).toBe(1)
  })

  it('[D-2] has all times of an array of Events moved back together, counted as one packet', () => {
    const floor = new FloorUnderTest()
    floor.say('p1/@event', [
      { event: 'partProduced', t: NOON + HOUR - 3000 },
      { event: 'partScrapped', t: NOON + HOUR },
    ])
    expect(floor.events).toMatchObject([{ time: NOON - 3000 }, { time: NOON }])
    expect(floor.ingest.floor.clocks.ahead).toBe(1)
  })

  it('[D-2] a single time ahead among others is alone in it: the others keep theirs', () => {
    for (const far of [7000, HOUR, 73 * 365 * 24 * HOUR]) {
      const floor = new FloorUnderTest()
      floor.say('p1', { t: NOON - 3000, length: 9 })
      floor.say('p1', [
        { t: NOON - 2000, length: 1 },
        { t: NOON - 1000, temperature: 2 },
        { t: NOON + far, angle: 3 },
      ])
      expect(['length', 'temperature', 'angle'].map((key) => floor.held('p1', key)?.[1])).toEqual([
        -2000, -1000, 0,
      ])
    }
  })

  it('[D-3] nothing that is moved back ends before the year 2000', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', [
      { t: NOON + HOUR, length: 1 },
      { t: Date.UTC(2150, 0, 1), temperature: 2 },
    ])
    expect(floor.held('p1', 'length')?.[1]).toBe(0)
    expect(floor.held('p1', 'temperature')?.[1]).toBe(0)
  })

  it('[D-1] leaves alone what has the time of its arrival already', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', [{ length: 1 }, { t: NOON + HOUR, temperature: 2 }])
    expect(floor.held('p1', 'length')?.[1]).toBe(0)
    expect(floor.held('p1', 'temperature')?.[1]).toBe(0)
  })

  it('[D-2] lets a later packet in: the slot is not shut until the clock was right', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON + HOUR, length: 1 })
    floor.say('p1', { t: NOON + HOUR + 1000, length: 2 }, { at: NOON + 1000 })
    expect(floor.held('p1', 'length')).toEqual([2, 1000, QUALITY.good])
  })
})

describe('the skew of a clock', () => {
  const skew = (floor: FloorUnderTest, id: string, now: number): number | undefined => {
    lookOver(floor.ingest.floor, now)
    return floor.value(id, 'clockSkew')
  }

  it('[D-4] is the smallest of arrival minus device time, and is written to clockSkew', () => {
    const floor = new FloorUnderTest()
    const delays = [900, 400, 650, 700]
    delays.forEach((delay, i) => {
      const at = NOON + i * 4000
      floor.say('p1', { t: at - 20_000 - delay, length: i }, { at })
    })
    expect(skew(floor, 'p1', NOON + 13_000)).toBe(20_400)
  })

  it('[D-4] is 0 for one old value, and for a back-fill that runs faster than time', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON - 13 * HOUR, length: 1 })
    for (let s = 0; s < 30; s++) {
      floor.say('p2', { t: NOON - HOUR + s * 60_000, length: s }, { at: NOON + s * 1000 })
    }
    for (const id of ['p1', 'p2']) expect(skew(floor, id, NOON + 60_000)).toBe(0)
  })

  it('[D-4] forgets a smallest of more than two minutes ago, and not one of the last minute', () => {
    const floor = new FloorUnderTest()
    const speakFor = (seconds: number, from: number, behind: number): void => {
      for (let s = 0; s < seconds; s++) {
        const at = NOON + (from + s) * 1000
        floor.say('p1', { t: at - behind, length: s }, { at })
      }
    }
    speakFor(10, 0, 200)
    speakFor(45, 10, 5000)
    expect(skew(floor, 'p1', NOON + 55_000)).toBe(200)
    speakFor(80, 55, 5000)
    expect(skew(floor, 'p1', NOON + 135_000)).toBe(5000)
  })

  it('[D-4] is 0 while a device also sends Readings without a time, and comes back without them', () => {
    const floor = new FloorUnderTest()
    const late = (from: number, to: number): void => {
      for (let s = from; s < to; s++) {
        const at = NOON + s * 1000
        floor.say('p1', { t: at - 20_000, length: s }, { at })
      }
    }
    late(0, 20)
    expect(skew(floor, 'p1', NOON + 20_000)).toBe(20_000)
    floor.say('p1', { temperature: 1 }, { at: NOON + 20_000 })
    expect(skew(floor, 'p1', NOON + 21_000)).toBe(0)
    late(21, 150)
    expect(skew(floor, 'p1', NOON + 150_000)).toBe(20_000)
  })

  it('[D-4] is nothing that a retained packet tells of: it waited at the broker', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON - HOUR, length: 1 }, { retained: true })
    floor.say('p1/@event', { event: 'partProduced', t: NOON - HOUR }, { retained: true })
    expect(skew(floor, 'p1', NOON + 1000) ?? 0).toBe(0)
    expect(floor.held('p1', 'length')?.[1]).toBe(-HOUR)
  })

  it('[S-5] of a device that believes it is the year 2000 does not wrap round', () => {
    const floor = new FloorUnderTest()
    for (const s of [0, 11]) {
      floor.say('p1', { t: Date.UTC(2000, 0, 2) + s * 1000, length: s }, { at: NOON + s * 1000 })
    }
    expect(skew(floor, 'p1', NOON + 11_000)).toBe(0x7fff_ffff)
    const { readings } = floor.ingest.floor.bridge
    lookOver(floor.ingest.floor, NOON + 12_000)
    expect(floor.ingest.floor.bridge.readings, 'written once, not every second').toBe(readings)
  })
})

describe('a clock that was set back', () => {
  /** A packet a second, its clock behind by so much; `tail` and `body` say what. */
  const speak = (
    floor: FloorUnderTest,
    seconds: [number, number],
    behind: number,
    also?: (at: number) => void,
  ) => {
    for (let s = seconds[0]; s < seconds[1]; s++) {
      const at = NOON + s * 1000
      floor.say('p1', { t: at - behind, length: s }, { at })
      also?.(at)
    }
  }

  it('[D-5] shuts the slots out for 30 s; then they start again, and it is counted', () => {
    const floor = new FloorUnderTest()
    speak(floor, [0, 10], 0)
    speak(floor, [10, 40], HOUR)
    expect(floor.value('p1', 'length')).toBe(9)
    expect(floor.ingest.floor.clocks.setBack).toBe(0)
    speak(floor, [40, 42], HOUR)
    expect(floor.ingest.floor.clocks.setBack).toBe(1)
    expect(floor.held('p1', 'length')).toEqual([41, 41_000 - HOUR, QUALITY.good])
    lookOver(floor.ingest.floor, NOON + 42_000)
    expect(floor.value('p1', 'clockSkew'), 'the old skew is forgotten at once').toBe(HOUR)
  })

  it('[D-5] though the device goes on telling Events, which are not Readings', () => {
    const floor = new FloorUnderTest()
    speak(floor, [0, 10], 0)
    speak(floor, [10, 60], HOUR, (at) => {
      if (at % 5000 === 0) floor.say('p1/@event', { event: 'partProduced', t: at - HOUR }, { at })
    })
    expect(floor.ingest.floor.clocks.setBack).toBe(1)
    expect(floor.value('p1', 'length')).toBe(59)
  })

  it('[D-5] is not what a back-fill looks like, which runs faster than time', () => {
    const floor = new FloorUnderTest()
    speak(floor, [0, 10], 0)
    for (let s = 0; s < 60; s++) {
      const at = NOON + (10 + s) * 1000
      floor.say('p1', { t: NOON - HOUR + s * 20_000, length: 1000 + s }, { at })
    }
    expect(floor.ingest.floor.clocks.setBack).toBe(0)
    expect(floor.value('p1', 'length')).toBe(9)
  })

  it('[D-5] nor what a device looks like that is late now and then', () => {
    const floor = new FloorUnderTest()
    speak(floor, [0, 120], 0, (at) => {
      floor.say('p1', { t: at - 40_000, temperature: 1, length: 7 }, { at })
    })
    expect(floor.ingest.floor.clocks.setBack).toBe(0)
  })

  it('[D-5] leaves the neighbours and what the server writes alone', () => {
    const floor = new FloorUnderTest()
    floor.say('p2', { t: NOON, length: 5 })
    speak(floor, [0, 10], 0)
    const { twin } = floor.ingest.floor.bridge
    speak(floor, [10, 45], HOUR)
    expect(applyReading(twin, slotOf(floor.table, 'p2', 'length'), 9, NOON - 1, QUALITY.good)).toBe(2)
    expect(floor.held('p1', 'link')?.[1]).toBe(0)
  })
})
