import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readDiscovered,
  readEvents,
  readPlantAnswer,
  readRejected,
  readStatus,
  readStoriesAnswer,
  readWelcome,
} from '../../../../client/source/messages.ts'
import type { Status } from '../../../../models/protocol.ts'
import { plantAnswer } from '../plant.ts'

const STATUS: Status = {
  serverTime: 1,
  startedAt: 0,
  insecure: false,
  brokers: [{ name: 'a', url: 'mqtt://a', state: { kind: 'connecting' } }],
  embeddedBroker: undefined,
  simulators: {
    restarts: 0,
    simulation: {
      plant: 'p',
      story: null,
      speed: 10,
      paused: false,
      simTime: 5,
      toldAt: 1,
      seed: 1,
      since: 0,
      problem: { 'zh-CN': '甲', en: 'a' },
    },
  },
  packetsPerSecond: 1,
  readingsPerSecond: 1,
  packets: 1,
  readings: 1,
  rejected: 0,
  discovered: 0,
  late: 0,
  duplicates: 0,
  viewers: 1,
  overviewHertz: 10,
}
const WELCOME = {
  version: 1,
  plant: 'p',
  epoch: 'e',
  serverTime: 1,
  insecure: true,
  user: { name: 'n', role: 'viewer' },
}
const EVENTS = { events: [{ id: 1, time: 1, machine: 0, event: 'alarmCleared', code: 'E1' }], gone: 0 }
const ROW = { topic: 't', firstBytes: '', count: 1, firstAt: 1, lastAt: 1 }
const REJECTED = {
  total: 1,
  byReason: { a: 1 },
  rows: [{ ...ROW, reason: 'a', detail: { 'zh-CN': '甲', en: 'a' } }],
}
const DISCOVERED = { total: 1, unlisted: 0, rows: [ROW] }

const STORIES = {
  stories: [
    { id: 's', topic: 'flow', name: { 'zh-CN': '甲', en: 'a' }, plot: { 'zh-CN': '乙', en: 'b' }, hours: 3 },
  ],
}

const READERS = {
  welcome: [readWelcome, WELCOME],
  status: [readStatus, STATUS],
  events: [(message: unknown) => readEvents(message, 3), EVENTS],
  rejected: [readRejected, REJECTED],
  discovered: [readDiscovered, DISCOVERED],
  stories: [readStoriesAnswer, STORIES],
  plant: [readPlantAnswer, plantAnswer()],
} as const

describe('messages', () => {
  for (const [name, [read, sound]] of Object.entries(READERS)) {
    it(`[V-4] ${name}: what is sound is taken as it is`, () => {
      expect(read(structuredClone(sound))).toEqual(sound)
    })

    it(`[V-4] ${name}: without any one of its fields it is not taken`, () => {
      const optional = ['embeddedBroker', 'simulators']
      for (const key of Object.keys(sound).filter((field) => !optional.includes(field))) {
        const broken = Object.fromEntries(Object.entries(sound).filter(([field]) => field !== key))
        expect(read(broken), key).toBeUndefined()
      }
    })

    it(`[V-4] ${name}: nothing makes it throw`, () => {
      fc.assert(
        fc.property(fc.anything(), fc.constantFrom(...Object.keys(sound)), (value, key) => {
          read(value)
          read({ ...sound, [key]: value })
        }),
      )
    })
  }

  it('[E-1] Events of a Machine outside the Plant or of an unknown kind are left out', () => {
    const events = [
      { id: 1, time: 1, machine: 3, event: 'alarmCleared', code: 'E1' },
      { id: 2, time: 1, machine: 2, event: 'alarmCleared', code: 'E1' },
      { id: 3, time: 1, machine: 2, event: 'miracle' },
      null,
    ]
    expect(readEvents({ events, gone: 0 }, 3)?.events.map((event) => event.id)).toEqual([2])
  })
})
