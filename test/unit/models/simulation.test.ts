import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  controlTopic,
  isSimulationTopic,
  readControl,
  readSimulation,
  readSimulationStatus,
  readStories,
  reasonOf,
  requestIdOf,
  type SimulationStatus,
  SPEEDS,
  simTimeAt,
  statusTopic,
} from '../../../models/simulation.ts'
import { bilingual } from '../../../models/text.ts'
import { SEED } from '../../helpers/seed.ts'

const STATUS: SimulationStatus = {
  plant: 'gearbox',
  story: 'bearing',
  speed: 10,
  paused: false,
  simTime: 50_000,
  toldAt: 1000,
  seed: 7,
  since: 40_000,
  nextTime: 60_000,
  problem: bilingual('不行', 'no'),
  answers: [{ id: 'a1' }, { id: 'a2', problem: bilingual('不行', 'no') }],
  run: 'r1',
  stories: [
    {
      id: 'bearing',
      topic: 'mechanics',
      name: bilingual('轴承', 'Bearing'),
      plot: bilingual('磨损', 'It wears'),
      hours: 3,
      firstMinutes: 20,
    },
  ],
}

describe('what is asked', () => {
  it('[W-83] is one of four things, and each as it is', () => {
    for (const to of SPEEDS) expect(readControl({ do: 'speed', to })).toEqual({ do: 'speed', to })
    expect(readControl({ do: 'pause', more: 1 })).toEqual({ do: 'pause' })
    expect(readControl({ do: 'resume' })).toEqual({ do: 'resume' })
    expect(readControl({ do: 'story', to: 'bearing' })).toEqual({ do: 'story', to: 'bearing' })
    expect(readControl({ do: 'story', to: null })).toEqual({ do: 'story', to: null })
  })

  it('[W-83] is nothing else, whatever comes', () => {
    const wrong = [
      ...[0, -1, 101, 1.5, Number.NaN, '20', null, undefined].map((to) => ({ do: 'speed', to })),
      ...['', 'x'.repeat(65), 7, undefined, {}].map((to) => ({ do: 'story', to })),
      ...[null, [], 'pause', 7, {}, { do: 'stop' }, { do: '__proto__' }],
    ]
    for (const message of wrong) expect(readControl(message), JSON.stringify(message)).toBeUndefined()
    fc.assert(
      fc.property(fc.anything(), (message) => {
        readControl(message)
        readSimulationStatus(message)
        requestIdOf(message)
      }),
      { seed: SEED },
    )
  })
})

describe('what is told', () => {
  it('[W-82] comes through JSON as it was, and its standing without the Stories', () => {
    expect(readSimulationStatus(JSON.parse(JSON.stringify(STATUS)))).toEqual(STATUS)
    const { stories: _stories, answers: _answers, run: _run, ...standing } = STATUS
    expect(readSimulation(STATUS)).toEqual(standing)
  })

  it('[W-85] is refused where any field of it is not sound', () => {
    const optional = ['problem', 'answers', 'run', 'nextTime']
    let tried = 0
    for (const key of Object.keys(STATUS)) {
      for (const value of [undefined, null, 'x'.repeat(5000), {}, [1], Number.POSITIVE_INFINITY]) {
        if (value === undefined && optional.includes(key)) continue
        if (key === 'story' && value === null) continue
        tried++
        expect(readSimulationStatus({ ...STATUS, [key]: value }), `${key} ${value}`).toBeUndefined()
      }
    }
    expect(tried).toBeGreaterThan(40)
    for (const answers of [[{ id: '' }], [{ id: 'a', problem: 'no' }], Array(25).fill({ id: 'a' })])
      expect(readSimulationStatus({ ...STATUS, answers })).toBeUndefined()
    expect(readSimulationStatus({ ...STATUS, stories: Array(501).fill(STATUS.stories[0]) })).toBeUndefined()
  })
})

describe('a reason', () => {
  it.each([598, 599, 600, 601])(
    '[W-83] is cut between two letters where %i come before a pair',
    (letters) => {
      const { en } = reasonOf(bilingual('短', `${'x'.repeat(letters)}\u{1F600}${'y'.repeat(9000)}`))
      expect(en).toMatch(/…$/)
      expect([599, 600]).toContain(en.length)
      // Throws where half of a pair stands alone.
      expect(decodeURIComponent(encodeURIComponent(en))).toBe(en)
      expect(reasonOf(bilingual('短', 'z'.repeat(600)))).toEqual(bilingual('短', 'z'.repeat(600)))
    },
  )
})

describe('what a run of before told', () => {
  const { answers: _answers, run: _run, problem: _problem, ...before } = STATUS

  it('[W-82] is read: one answer, refused where there was a problem', () => {
    expect(readSimulationStatus({ ...before, answered: 'a1' })).toEqual({
      ...before,
      answers: [{ id: 'a1' }],
    })
    const problem = bilingual('不行', 'no')
    expect(readSimulationStatus({ ...before, answered: 'a1', problem })).toEqual({
      ...before,
      problem,
      answers: [{ id: 'a1', problem }],
    })
    expect(readSimulationStatus(before)).toEqual({ ...before, answers: [] })
  })
})

describe('its topics', () => {
  it('[W-82] are its own, and no device has them', () => {
    expect(controlTopic('smt')).toBe('twinfloor-simulators/smt/control')
    expect(statusTopic('smt')).toBe('twinfloor-simulators/smt/status')
    expect(isSimulationTopic(statusTopic('smt'))).toBe(true)
    expect(isSimulationTopic('twinfloor/smt/hall/line/machine')).toBe(false)
  })
})

describe('simulated time', () => {
  it('[W-87] goes on at its speed from when it was told, never back, and stands while paused', () => {
    expect(simTimeAt(STATUS, 3000)).toBe(70_000)
    expect(simTimeAt(STATUS, 500)).toBe(50_000)
    expect(simTimeAt({ ...STATUS, paused: true }, 3000)).toBe(50_000)
  })
})

describe('a Story as it is told', () => {
  const story = { id: 's', topic: 'flow', name: bilingual('甲', 'a'), plot: bilingual('乙', 'b'), hours: 3 }

  it('[W-82] is one that can be chosen, whether anything happens in it or not', () => {
    expect(readStories([{ ...story, more: 1 }])).toEqual([story])
    for (const firstMinutes of [0, 0.5, 180])
      expect(readStories([{ ...story, firstMinutes }])).toEqual([{ ...story, firstMinutes }])
  })

  it.each([0, -1, 745, Number.NaN, '3', undefined])('[W-82] does not last %s hours', (hours) => {
    expect(readStories([{ ...story, hours }])).toBeUndefined()
  })

  it.each([-1, 181, Number.NaN, '3', null])(
    '[W-82] does not begin to act after %s minutes',
    (firstMinutes) => {
      expect(readStories([story, { ...story, firstMinutes }])).toBeUndefined()
    },
  )

  it.each(['', 'gossip', 7, null, undefined])('[W-82] is not about %s', (topic) => {
    expect(readStories([{ ...story, topic }])).toBeUndefined()
  })
})
