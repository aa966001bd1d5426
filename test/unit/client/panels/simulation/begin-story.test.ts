import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { beginStory } from '../../../../../client/panels/simulation/begin-story.ts'
import { store } from '../../../../../client/state/store.ts'
import { toast } from '../../../../../client/state/toast.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import type { Status } from '../../../../../models/protocol.ts'
import type { Control, Simulation, StoryTold } from '../../../../../models/simulation.ts'
import { bilingual } from '../../../../../models/text.ts'

vi.mock('../../../../../client/text/use-text.ts', () => ({
  currentSpeech: () => speechOf({ language: 'en', timeZone: 'Asia/Shanghai' }),
}))

const story = (id: string): StoryTold => ({
  id,
  topic: 'flow',
  name: bilingual(id, id.toUpperCase()),
  plot: bilingual('', ''),
  hours: 1,
})
const asked: Control[] = []
let since = 0

const told = (id: string | null, more: Partial<Simulation> = {}): void => {
  const simulation = { story: id, since, speed: 1, paused: false, simTime: 0, toldAt: 0, ...more }
  store.setState({ status: { simulators: { restarts: 0, simulation } } as Status })
}
const begun = (id: string | null): void => {
  since += 1000
  told(id)
}
const said = () => toast.getState().toast

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  toast.setState({ toast: undefined })
  store.setState({ stories: ['jam', 'rush'].map(story) })
  store.attach({
    look: () => undefined,
    reconnect: () => undefined,
    fetchRejected: async () => undefined,
    fetchDiscovered: async () => undefined,
    fetchStories: async () => undefined,
    simulate: (control) => asked.push(control),
  })
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

it('[W-104] once another Story has begun, the one before is offered, and begins anew', () => {
  told('jam')
  beginStory('rush')
  expect(asked).toEqual([{ do: 'story', to: 'rush' }])
  told('jam', { simTime: 5 })
  expect(said()).toBeUndefined()
  begun('rush')
  expect(said()).toMatchObject({
    text: '“RUSH” has begun, “JAM” has ended.',
    backWord: 'Begin “JAM” anew',
  })
  said()?.back?.()
  expect(asked.at(-1)).toEqual({ do: 'story', to: 'jam' })
  begun('jam')
  expect(said()?.backWord).toBe('Begin “RUSH” anew')
})

it('[W-104] where none was told before, the way back is to end it; where one is ended, to begin it anew', () => {
  told(null)
  beginStory('jam')
  begun('jam')
  expect(said()).toMatchObject({ text: '“JAM” has begun.', backWord: 'End it' })
  said()?.back?.()
  expect(asked.at(-1)).toEqual({ do: 'story', to: null })
  begun(null)
  expect(said()).toMatchObject({ text: '“JAM” has ended.', backWord: 'Begin “JAM” anew' })
})

it('[W-104] one that begins anew has none before it to go back to', () => {
  told('jam')
  beginStory('jam')
  begun('jam')
  expect(said()?.text).toBe('“JAM” has begun.')
  expect(said()?.back).toBeUndefined()
})

it('[W-104] what was refused, or begun by somebody else much later, is not said to have been done', () => {
  told('jam')
  beginStory('rush')
  told('jam', { problem: bilingual('不行', 'no') })
  vi.advanceTimersByTime(10_001)
  begun('rush')
  expect(said()).toBeUndefined()
})

it('[W-104] of two that were asked for in a hurry, the last one is told', () => {
  told(null)
  beginStory('jam')
  beginStory('rush')
  begun('jam')
  expect(said()).toBeUndefined()
  begun('rush')
  expect(said()?.text).toContain('“RUSH” has begun')
})
