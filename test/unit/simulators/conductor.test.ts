import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_STATUS, readSimulationStatus } from '../../../models/simulation.ts'
import { bilingual } from '../../../models/text.ts'
import { createConductor } from '../../../simulators/conductor.ts'
import type { Act, Story } from '../../../simulators/engine/story.ts'
import { STORIES } from '../../../simulators/stories/catalogue.ts'
import { lineJam } from '../../../simulators/stories/line-jam.ts'
import { aheadIn, toldOf } from '../../../simulators/told-story.ts'
import { SEED } from '../../helpers/seed.ts'

const story = (id: string): Story => ({
  id,
  name: bilingual(`剧本 ${id}`, `Story ${id}`),
  plot: bilingual('情节', 'plot'),
  plant: 'gearbox',
  hours: 2,
  acts: [],
})

const material = (atMinutes: number): Act => ({
  id: `out-${atMinutes}`,
  atMinutes,
  effect: { do: 'material', machine: 'M-1', minutes: 5 },
})

/** A world that only writes down what is done to it. */
function conducted(refuses: readonly string[] = [], more: readonly Story[] = []) {
  const done: string[] = []
  const clock = { sim: 0 }
  const conductor = createConductor({
    plant: 'gearbox',
    seed: 7,
    speed: 1,
    run: 'r1',
    stories: [story('a'), story('b'), { ...story('c'), acts: [material(40), material(10)] }, ...more],
    world: {
      setSpeed: (speed, now) => done.push(`speed ${speed} at ${now}`),
      beginStory: (which, now) => {
        done.push(`story ${which?.id ?? 'none'} at ${now}`)
        return which === undefined ? [] : refuses
      },
      simMillis: () => clock.sim,
    },
  })
  const say = (message: unknown, now = 0, retained = false) => {
    const bytes = message instanceof Uint8Array ? message : new TextEncoder().encode(JSON.stringify(message))
    conductor.hear(bytes, retained, now)
    return conductor.status(now)
  }
  return { conductor, done, clock, say }
}

describe('a live run that is asked', () => {
  it('[W-83] changes its pace, stands still, and goes on as fast as it went', () => {
    const { done, say } = conducted()
    expect(say({ do: 'speed', to: 20, id: 'x1' }, 10)).toMatchObject({
      speed: 20,
      paused: false,
      answers: [{ id: 'x1' }],
    })
    expect(say({ do: 'pause' }, 20)).toMatchObject({ speed: 20, paused: true })
    expect(say({ do: 'speed', to: 50 }, 30)).toMatchObject({ speed: 50, paused: true })
    expect(say({ do: 'resume' }, 40)).toMatchObject({ speed: 50, paused: false })
    expect(done).toEqual(['speed 20 at 10', 'speed 0 at 20', 'speed 50 at 40'])
  })

  it('[W-83] begins another Story while it runs, and ends it, and tells since when', () => {
    const { done, clock, say } = conducted()
    clock.sim = 5000
    expect(say({ do: 'story', to: 'b' }, 10)).toMatchObject({ story: 'b', since: 5000 })
    clock.sim = 9000
    expect(say({ do: 'story', to: 'a' }, 20)).toMatchObject({ story: 'a', since: 9000 })
    expect(say({ do: 'story', to: null }, 30)).toMatchObject({ story: null, since: 9000 })
    expect(done).toEqual(['story b at 10', 'story a at 20', 'story none at 30'])
  })

  it('[W-82] a Story that has been told to its end is played no more', () => {
    const { clock, say, conductor } = conducted()
    say({ do: 'story', to: 'a' })
    clock.sim = 2 * 3_600_000 - 1
    expect(conductor.status(1)).toMatchObject({ story: 'a' })
    clock.sim = 2 * 3_600_000 + 5
    expect(conductor.status(2)).toMatchObject({ story: null, since: 2 * 3_600_000 })
  })

  it('[W-82] tells when an act next begins or ends, as long as there is something to come', () => {
    const { clock, say, conductor } = conducted()
    const next = () => conductor.status(1).nextTime
    expect(next()).toBeUndefined()
    clock.sim = 5000
    say({ do: 'story', to: 'c' })
    expect(next()).toBe(5000 + 10 * 60_000)
    clock.sim = 5000 + 10 * 60_000
    expect(next()).toBe(5000 + 15 * 60_000)
    clock.sim = 5000 + 15 * 60_000
    expect(next()).toBe(5000 + 40 * 60_000)
    clock.sim = 5000 + 44 * 60_000
    expect(next()).toBe(5000 + 45 * 60_000)
    clock.sim = 5000 + 100 * 60_000
    expect(next()).toBeUndefined()
    say({ do: 'story', to: 'c' })
    expect(next()).toBe(clock.sim + 10 * 60_000)
    say({ do: 'story', to: null })
    expect(next()).toBeUndefined()
  })

  it('[W-82] a jam of 25 minutes is a change when it ends, long before the next jam begins', () => {
    const ahead = aheadIn(lineJam, 0)
    const minutes = (at: number) => (ahead.nextMillis(at * 60_000) ?? Number.NaN) / 60_000
    expect([0, 20, 44, 45, 95, 103].map(minutes)).toEqual([20, 45, 45, 95, 103, Number.NaN])
  })

  it('[W-82] tells of each Story what it is about, and when its first act takes effect', () => {
    const { stories } = conducted().conductor.status(0)
    expect(stories.map(({ topic, firstMinutes }) => [topic, firstMinutes])).toEqual([
      ['own', undefined],
      ['own', undefined],
      ['own', 10],
    ])
    for (const story of STORIES.values()) {
      const told = toldOf(story)
      expect(told.topic, story.id).not.toBe('own')
      expect(told.firstMinutes, story.id).toBe(Math.min(...story.acts.map(({ atMinutes }) => atMinutes)))
    }
  })

  it('[W-83] does nothing that it cannot, and says why in both languages until something was taken', () => {
    const { done, say } = conducted(['no machine X-1'])
    const reason = (status: ReturnType<typeof say>) => status.problem?.en ?? ''
    expect(reason(say({ do: 'story', to: 'nobody' }))).toBe('There is no Story "nobody" for this plant.')
    expect(say({ do: 'story', to: 'low-air' }).problem).toEqual({
      'zh-CN': '剧本“low-air”属于工厂 smt，这里运行的是 gearbox。',
      en: 'The Story "low-air" is of the plant smt; the one that is played here is gearbox.',
    })
    expect(reason(say({ do: 'story', to: 'a' }))).toBe('The Story "Story a" cannot begin: no machine X-1')
    expect(reason(say({ do: 'speed', to: 1000 }))).toContain('{"do":"speed","to":20}')
    expect(reason(say(Uint8Array.of(0xff, 0xfe)))).toContain('cannot be read')
    expect(reason(say({ do: 'pause', pad: 'x'.repeat(1024) }))).toContain('1024 bytes')
    expect(reason(say({ do: 'pause' }, 0, true))).toContain('retained')
    expect(done).toEqual(['story a at 0'])
    expect(say({ do: 'story', to: 'nobody' }).problem?.['zh-CN']).toContain('没有适用于本工厂的剧本')
    expect(say({ do: 'pause' }).problem).toBeUndefined()
    expect(say(new Uint8Array()).problem).toBeUndefined()
  })

  it('[W-83] tells each of those who ask what came of it, for a while, and of a bounded number', () => {
    const { done, say, conductor } = conducted()
    say({ do: 'speed', to: 2, id: 'one' }, 0)
    say({ do: 'story', to: 'nobody', id: 'two' }, 1)
    const { answers } = say({ do: 'pause', id: 'three' }, 2)
    expect(answers).toEqual([
      { id: 'one' },
      {
        id: 'two',
        problem: { 'zh-CN': expect.any(String), en: 'There is no Story "nobody" for this plant.' },
      },
      { id: 'three' },
    ])
    for (let i = 0; i < 100; i++) say({ do: 'pause', id: `more-${i}` }, 10)
    expect(conductor.status(10).answers.map(({ id }) => id)).toEqual(
      Array.from({ length: 24 }, (_, i) => `more-${76 + i}`),
    )
    expect(conductor.status(20_011).answers).toEqual([])
    expect(done).toContain('speed 2 at 0')
  })

  it('[W-83] takes nothing of whoever bears an id that none can be', () => {
    const { done, say } = conducted()
    for (const id of [{}, null, '', 7, 'x'.repeat(65)]) {
      const { paused, problem, answers } = say({ do: 'pause', id })
      expect({ paused, answers }).toEqual({ paused: false, answers: [] })
      expect(problem?.en).toMatch(/cannot be read/)
    }
    expect(done).toEqual([])
    expect(say({ do: 'pause' }).paused).toBe(true)
  })

  it('[W-83] does once what is asked twice by one id', () => {
    const { done, say } = conducted()
    say({ do: 'story', to: 'a', id: 'one' }, 0)
    say({ do: 'story', to: 'a', id: 'one' }, 1000)
    say({ do: 'speed', to: 5, id: 'two' }, 1000)
    say({ do: 'speed', to: 9, id: 'three' }, 1001)
    expect(say({ do: 'speed', to: 5, id: 'two' }, 1002).speed).toBe(9)
    expect(done.filter((each) => each.startsWith('story'))).toEqual(['story a at 0'])
  })

  it('[W-83] a flood of rubbish, of refused requests and of other paces is in nobody\u2019s way', () => {
    const { done, say, conductor } = conducted()
    let now = 0
    const flood = (): void => {
      for (let i = 0; i < 1000; i++, now += 0.1) {
        say(Uint8Array.of(0, i % 256), now)
        say({ do: 'pause' }, now, true)
        say({ do: 'story', to: 'nobody', id: 'flood' }, now)
        say({ do: 'speed', to: 1 + (i % 100) }, now)
      }
    }
    flood()
    expect(say({ do: 'speed', to: 20, id: 'x1' }, now)).toMatchObject({
      speed: 20,
      answers: [{}, { id: 'x1' }],
    })
    flood()
    say({ do: 'story', to: 'b', id: 'x2' }, now)
    expect(conductor.status(now)).toMatchObject({ story: 'b', answers: [{}, {}, { id: 'x2' }] })
    expect(done.filter((each) => each.startsWith('story'))).toHaveLength(1)
  })

  it('[W-83] Stories begin five times a second at most; whoever waits is served in turn, the last to ask last', () => {
    const { done, say, conductor } = conducted()
    const begun = (): number => done.filter((each) => each.startsWith('story')).length
    for (let now = 0; now < 10_000; now += 2) {
      conductor.turn(now)
      say({ do: 'story', to: now % 4 === 0 ? 'a' : 'b' }, now)
      if (now === 5000) say({ do: 'story', to: 'c', id: 'x1' }, now)
    }
    expect(begun()).toBeGreaterThan(50)
    expect(begun()).toBeLessThan(56)
    expect(done.some((each) => each.startsWith('story c'))).toBe(true)
    expect(conductor.status(10_000).answers).toContainEqual({ id: 'x1' })
    // What still waits is done, and then it is quiet.
    expect(conductor.turn(11_000)).toBe(true)
    expect(conductor.turn(12_000)).toBe(false)
    expect(done.at(-1)).toMatch(/^story b /)
  })

  it('[W-83] a reason that is too long is cut, so that all of it can be read with as many answers as there can be', () => {
    // What JSON makes six letters of.
    const long = '\u0001'.repeat(5000)
    const brought = { ...story('own'), name: bilingual('\u0001'.repeat(80), '\u0001'.repeat(80)) }
    const plot = bilingual('\u0001'.repeat(2000), '\u0001'.repeat(2000))
    const { say, conductor } = conducted([long], [...STORIES.values(), { ...brought, plot }])
    for (let i = 0; i < 40; i++) {
      say({ do: 'story', to: 'own', id: `${i}`.padStart(64, 'x') }, i * 200)
      conductor.turn(i * 200)
    }
    const told = JSON.stringify(conductor.status(8000))
    expect(Buffer.byteLength(told)).toBeLessThan(LONGEST_STATUS)
    const status = readSimulationStatus(JSON.parse(told))
    expect(status?.answers).toHaveLength(24)
    expect(status?.problem?.en).toMatch(/^The Story .+…$/)
    expect(status?.problem?.en).toHaveLength(600)
  })

  it('[W-83] whatever comes, what it tells can be read', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 2000 }),
            fc.record({ do: fc.constantFrom('pause', 'resume', 'speed', 'story', 'x'), to: fc.anything() }),
          ),
          { maxLength: 30 },
        ),
        fc.boolean(),
        (messages, retained) => {
          const { say, conductor } = conducted()
          messages.forEach((message, i) => {
            try {
              say(message, i * 1000, retained)
            } catch (error) {
              // What no JSON can say was not said.
              if (!(error instanceof TypeError)) throw error
            }
          })
          const status = conductor.status(99)
          expect(readSimulationStatus(JSON.parse(JSON.stringify(status)))).toEqual(status)
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })
})
