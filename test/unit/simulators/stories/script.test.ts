import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, createScript, type Story } from '../../../../simulators/engine/story.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'

const MINUTE = 60_000
const BEGIN = 1_700_000_000_000
const both = { 'zh-CN': '甲', en: 'one' }

const storyOf = (hours: number, acts: readonly Act[]): Story => ({
  id: 'test',
  name: both,
  plot: both,
  plant: 'gearbox',
  hours,
  acts,
})

const hold = (id: string, atMinutes: number, minutes: number, everyMinutes?: number): Act => ({
  id,
  atMinutes,
  ...(everyMinutes === undefined ? {} : { everyMinutes }),
  effect: { do: 'hold', machine: 'GH-201', reason: 'gauging', minutes },
})

const told = (story: Story, untilMinutes = 1e6): string[] =>
  createScript(story, BEGIN)
    .take(BEGIN + untilMinutes * MINUTE)
    .map(({ act, round, atMillis }) => `${act.id}#${round}@${(atMillis - BEGIN) / MINUTE}`)

describe('when acts are due', () => {
  it('[W-72] in the order of their times, then of the Story', () => {
    expect(told(storyOf(1, [hold('late', 30, 1), hold('one', 10, 1), hold('two', 10, 1)]))).toEqual([
      'one#0@10',
      'two#0@10',
      'late#0@30',
    ])
  })

  it('[W-72] again as often as the hours leave room for all of it', () => {
    expect(told(storyOf(1, [hold('again', 5, 10, 20)]))).toEqual(['again#0@5', 'again#1@25', 'again#2@45'])
    expect(told(storyOf(1, [hold('again', 5, 16, 20)]))).toEqual(['again#0@5', 'again#1@25'])
  })

  it('[W-72] each ends by itself, but what has no length', () => {
    const wear: Act = {
      id: 'wear',
      atMinutes: 3,
      effect: { do: 'wear', machine: 'GH-201', part: 'hob', failsAfterMinutes: 9 },
    }
    const cues = createScript(storyOf(1, [hold('held', 2, 7), wear]), BEGIN).take(BEGIN + 60 * MINUTE)
    expect(cues.map(({ untilMillis }) => untilMillis)).toEqual([BEGIN + 9 * MINUTE, undefined])
  })

  it('[W-72] says when the next is due, and gives each once', () => {
    const script = createScript(storyOf(1, [hold('one', 10, 1), hold('two', 20, 1)]), BEGIN)
    expect(script.nextMillis()).toBe(BEGIN + 10 * MINUTE)
    expect(script.take(BEGIN + 10 * MINUTE)).toHaveLength(1)
    expect(script.take(BEGIN + 10 * MINUTE)).toHaveLength(0)
    expect(script.nextMillis()).toBe(BEGIN + 20 * MINUTE)
    expect(script.take(BEGIN + 60 * MINUTE)).toHaveLength(1)
    expect(script.nextMillis()).toBe(Number.POSITIVE_INFINITY)
  })

  it('[W-72] the cues are the same however time is cut', () => {
    const story = STORIES.get('showroom-tour')
    if (story === undefined) throw new Error('no tour')
    const whole = createScript(story, BEGIN).take(BEGIN + 150 * MINUTE)
    expect(whole.length).toBeGreaterThan(90)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (cuts) => {
        const script = createScript(story, BEGIN)
        const cues = []
        for (let i = 0, at = 0; at < 150; i++) {
          at = Math.min(150, at + (cuts[i % cuts.length] ?? 1))
          cues.push(...script.take(BEGIN + at * MINUTE))
        }
        expect(cues).toEqual(whole)
      }),
      { seed: 70, numRuns: 40 },
    )
  })
})
