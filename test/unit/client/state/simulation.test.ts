import { beforeEach, expect, it } from 'vitest'
import { warpWords } from '../../../../client/panels/header/simulation-mark.tsx'
import { settings } from '../../../../client/state/settings.ts'
import {
  canConduct,
  isPlayed,
  mayConduct,
  simulationOf,
  speedAfter,
  stepSpeed,
  togglePaused,
} from '../../../../client/state/simulation.ts'
import { store } from '../../../../client/state/store.ts'
import { time } from '../../../../client/state/time.ts'
import { speechOf } from '../../../../client/text/speech.ts'
import type { Role, Status, Welcome } from '../../../../models/protocol.ts'
import type { Control, Simulation } from '../../../../models/simulation.ts'
import { pastWith } from '../past.ts'

const SIMULATION: Simulation = {
  plant: 'gearbox',
  story: null,
  speed: 1,
  paused: false,
  simTime: 0,
  toldAt: 0,
  seed: 1,
  since: 0,
}
const PAST = pastWith({ at: 1000, leftAt: 2000 })
const asked: Control[] = []

const told = (simulation: Simulation | undefined, role: Role = 'operator') =>
  store.setState({
    connection: { kind: 'live' },
    welcome: { user: { name: 'ann', role } } as Welcome,
    status: {
      simulators: simulation === undefined ? { restarts: 0 } : { restarts: 0, simulation },
    } as Status,
  })

beforeEach(() => {
  asked.length = 0
  settings.setState({ page: 'whole' })
  store.attach({
    look: () => undefined,
    reconnect: () => undefined,
    fetchRejected: async () => undefined,
    fetchDiscovered: async () => undefined,
    fetchStories: async () => undefined,
    simulate: (control) => asked.push(control),
  })
})

it('[W-86] operators and administrators may conduct, on a whole page that is live; nobody else', () => {
  for (const [role, may] of [
    ['viewer', false],
    ['operator', true],
    ['admin', true],
  ] as const) {
    told(SIMULATION, role)
    expect(mayConduct(store.getState(), 'whole'), role).toBe(may)
    expect(canConduct(), role).toBe(may)
    for (const page of ['viewOnly', 'kiosk'] as const) expect(mayConduct(store.getState(), page)).toBe(false)
  }
  settings.setState({ page: 'viewOnly' })
  expect(canConduct()).toBe(false)
  store.setState({ connection: { kind: 'catchingUp' } })
  expect(mayConduct(store.getState(), 'whole')).toBe(false)
})

it('[W-87] there is something to conduct where simulators are played and have said what', () => {
  told(undefined)
  expect(isPlayed(store.getState())).toBe(true)
  expect(simulationOf(store.getState())).toBeUndefined()
  expect(canConduct()).toBe(false)
  togglePaused()
  stepSpeed(1)
  expect(asked).toEqual([])
})

it('[W-87] commands pause and go on, and go to the next speed that is offered', () => {
  told(SIMULATION)
  togglePaused()
  stepSpeed(1)
  stepSpeed(-1)
  told({ ...SIMULATION, paused: true, speed: 30 })
  togglePaused()
  stepSpeed(1)
  stepSpeed(-1)
  expect(asked).toEqual([
    { do: 'pause' },
    { do: 'speed', to: 2 },
    { do: 'resume' },
    { do: 'speed', to: 50 },
    { do: 'speed', to: 20 },
  ])
  expect(speedAfter(100, 1)).toBe(100)
})

it('[W-88] another pace is said in words, the true one is not', () => {
  const [en, zh] = (['en', 'zh-CN'] as const).map((language) =>
    speechOf({ language, timeZone: 'Asia/Shanghai' }),
  )
  if (en === undefined || zh === undefined) throw new Error('no speech')
  expect(warpWords(undefined, en)).toBeUndefined()
  expect(warpWords(SIMULATION, en)).toBeUndefined()
  expect(warpWords({ ...SIMULATION, speed: 10 }, en)).toBe('Simulated ×10')
  expect(warpWords({ ...SIMULATION, speed: 10 }, zh)).toBe('模拟 10 倍速')
  expect(warpWords({ ...SIMULATION, paused: true }, en)).toBe('Simulation paused')
})

it('[PH-52] nobody conducts while the past is shown', () => {
  told(SIMULATION)
  expect(canConduct()).toBe(true)
  time.setState({ ...PAST })
  expect(canConduct()).toBe(false)
  togglePaused()
  stepSpeed(1)
  expect(asked).toEqual([])
  time.setState({ kind: 'live' }, true)
  togglePaused()
  expect(asked).toEqual([{ do: 'pause' }])
})
