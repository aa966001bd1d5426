import { describe, expect, it } from 'vitest'
import { createFreshnessMeter } from '../../../../client/state/freshness.ts'
import { MAX_RECENT_EVENTS, withEvents } from '../../../../client/state/recent.ts'
import { createSink } from '../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../client/state/store.ts'
import type { TwinEvent } from '../../../../models/event.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import type { Welcome } from '../../../../models/protocol.ts'
import type { Control } from '../../../../models/simulation.ts'
import { bilingual } from '../../../../models/text.ts'
import { QUALITY } from '../../../../models/twin.ts'
import { frameOf } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel()
const T = 1_700_000_000_000
const SLOT = 2
const WELCOME: Welcome = {
  version: 1,
  plant: 'plant-a',
  epoch: 'e1',
  serverTime: T,
  insecure: false,
  user: { name: 'local', role: 'admin' },
}
const event = (id: number): TwinEvent => ({ id, time: T + id, machine: 0, event: 'partProduced', count: 1 })

function atTime() {
  const clock = { at: T }
  const store = createFloorStore()
  const sink = createSink(store, () => clock.at)
  return { clock, store, sink }
}

describe('sink', () => {
  it('[F-1] a Frame changes the Twin and its version, and the store not at all', () => {
    const { store, sink } = atTime()
    sink.plant(MODEL)
    let told = 0
    store.subscribe(() => told++)
    for (let seq = 1; seq <= 50; seq++) sink.frame(frameOf(FORM.delta, seq, [[SLOT, seq, T, 1]]), 30)
    expect(store.getState().now).toMatchObject({ version: 50 })
    expect(store.getState().now?.twin.quanta[SLOT]).toBe(50)
    expect(told).toBe(0)
  })

  it('[F-1] a Frame before its Plant is a broken promise of the Source', () => {
    expect(() => atTime().sink.frame(frameOf(FORM.delta, 1, [[SLOT, 1, T, 1]]), 9)).toThrow(
      /before its Plant/,
    )
  })

  it('[S-2] another Plant begins with an empty Twin', () => {
    const { store, sink } = atTime()
    sink.plant(MODEL)
    sink.frame(frameOf(FORM.delta, 1, [[SLOT, 1, T, 1]]), 9)
    sink.plant(smallModel(20, 'plant-b'))
    expect(store.getState().plant?.hash).toBe('plant-b')
    expect(store.getState().now).toMatchObject({ version: 0 })
    expect(store.getState().now?.linkCounts[0]).toBe(20)
  })

  it('[Q-3] freshness is device time to this memory, with the skew taken off', () => {
    const { clock, store, sink } = atTime()
    sink.plant(MODEL)
    const skewSlot = MODEL.skewSlots[MODEL.table.machineOf[SLOT]!]!
    sink.frame(frameOf(FORM.delta, 1, [[skewSlot, 2000, T, 1]]), 9)
    sink.frame(frameOf(FORM.delta, 2, [[SLOT, 1, T - 2020, 1]]), 9)
    clock.at += 1000
    sink.second()
    const { freshness } = store.getState()
    expect(freshness.samples).toBe(1)
    expect(freshness.p50).toBeGreaterThan(19)
    expect(freshness.p50).toBeLessThan(21)
  })

  it('[Q-3] what is caught up, a Snapshot, or a value of unknown age says nothing of freshness', () => {
    const { clock, store, sink } = atTime()
    sink.plant(MODEL)
    sink.welcome(WELCOME)
    sink.frame(frameOf(FORM.snapshot, 1, [[SLOT, 1, T - 60_000, 1]]), 9)
    sink.frame(frameOf(FORM.delta, 2, [[SLOT, 2, T - 60_000, 1]]), 9)
    clock.at += 1500
    sink.frame(frameOf(FORM.delta, 3, [[SLOT, 3, T - 60_000, QUALITY.uncertain]]), 9)
    sink.second()
    expect(store.getState().freshness.samples).toBe(0)
    sink.frame(frameOf(FORM.delta, 4, [[SLOT, 4, clock.at - 5, QUALITY.good]]), 9)
    sink.second()
    expect(store.getState().freshness.samples).toBe(1)
  })

  it('[J-1] what is measured in memory waits for its picture too, by the time at which it was made', () => {
    const store = createFloorStore()
    const made: number[] = []
    const sink = createSink(store, () => T, { meter: createFreshnessMeter(), applied: (at) => made.push(at) })
    sink.plant(MODEL)
    const skewSlot = MODEL.skewSlots[MODEL.table.machineOf[SLOT]!]!
    sink.frame(frameOf(FORM.snapshot, 1, [[skewSlot, 2000, T, 1]]), 9)
    sink.frame(frameOf(FORM.delta, 2, [[SLOT, 1, T - 2020, 1]]), 9)
    expect(made).toEqual([T - 20])
  })

  it('[J-5] keeps each loss of the server, and the last round trip', () => {
    const { clock, store, sink } = atTime()
    sink.connection({ kind: 'lost', sinceMillis: T, attempt: 0, retryAtMillis: T, reason: 'silent' })
    clock.at += 5000
    sink.connection({ kind: 'live' })
    sink.clockOffset(12, 7)
    sink.clockOffset(13)
    const loss = { sinceMillis: T, backMillis: T + 5000, reason: 'silent', attempts: 0 }
    expect(store.getState()).toMatchObject({ losses: [loss], clockOffsetMillis: 13, roundTripMillis: 7 })
  })

  it('[Q-3] a large Frame is measured in part, from all over', () => {
    const { store, sink } = atTime()
    const model = smallModel(400)
    sink.plant(model)
    const rows = Array.from({ length: model.table.size }, (_, slot) => [slot, 1, T, 1] as const)
    sink.frame(frameOf(FORM.delta, 1, rows), 9)
    sink.second()
    const { samples } = store.getState().freshness
    expect(samples).toBeGreaterThan(100)
    expect(samples).toBeLessThanOrEqual(512)
  })

  it('[F-5] Frames and bytes are shown a second, what could not be read since the beginning', () => {
    const { clock, store, sink } = atTime()
    sink.plant(MODEL)
    for (let seq = 1; seq <= 20; seq++) sink.frame(frameOf(FORM.delta, seq, [[SLOT, seq, T, 1]]), 100)
    sink.unreadable()
    sink.catchUpAsked()
    clock.at += 2000
    sink.second()
    const shown = { perSecond: 10, bytesPerSecond: 1000, refused: 1, catchUps: 1 }
    expect(store.getState().frames).toEqual(shown)
    clock.at += 1000
    sink.second()
    expect(store.getState().frames).toEqual({ ...shown, perSecond: 0, bytesPerSecond: 0 })
  })

  it('[Q-5] while the server is lost, nothing turns stale that was not', () => {
    const { clock, store, sink } = atTime()
    sink.plant(MODEL)
    sink.frame(frameOf(FORM.delta, 1, [[SLOT, 1, T, 1]]), 9)
    sink.connection({ kind: 'lost', sinceMillis: T, attempt: 0, retryAtMillis: T, reason: 'silent' })
    clock.at += 600_000
    sink.second()
    expect(store.getState().now?.staleMachines).toBe(0)
    sink.connection({ kind: 'live' })
    sink.second()
    expect(store.getState().now?.staleMachines).toBe(1)
  })

  it('[E-1, E-3] Events are kept newest first and never more than their bound, and the lost are counted', () => {
    const { store, sink } = atTime()
    sink.events({ events: [event(1), event(2)], gone: 0 })
    sink.events({ events: Array.from({ length: 700 }, (_, i) => event(i + 3)), gone: 12 })
    const { recentEvents, eventsGone } = store.getState()
    expect(recentEvents).toHaveLength(MAX_RECENT_EVENTS)
    expect(recentEvents.map((e) => e.id).slice(0, 3)).toEqual([702, 701, 700])
    expect(eventsGone).toBe(12)
    sink.eventsBeginAgain()
    expect(store.getState()).toMatchObject({ recentEvents: [], eventsGone: 0 })
  })

  it('[E-1] nothing new leaves the list as it is, so that nothing draws again', () => {
    const known = [{ ...event(1), at: T }]
    expect(withEvents(known, [])).toBe(known)
  })
})

describe('store', () => {
  it('[V-1] what the screen asks for reaches whoever is attached, and nobody before', async () => {
    const store = createFloorStore()
    const looked: (readonly number[])[] = []
    const asked: Control[] = []
    const story = {
      id: 's',
      topic: 'flow' as const,
      name: bilingual('剧本', 'Story'),
      plot: bilingual('', ''),
      hours: 3,
    }
    store.getState().look([1])
    expect(await store.getState().refetchRejected()).toBe(false)
    const answer = { total: 1, byReason: { x: 1 }, rows: [] }
    store.attach({
      look: (lines) => looked.push(lines),
      reconnect: () => undefined,
      fetchRejected: async () => answer,
      fetchDiscovered: async () => undefined,
      fetchStories: async () => ({ stories: [story] }),
      simulate: (control) => asked.push(control),
    })
    store.getState().look([2, 3])
    expect(looked).toEqual([[2, 3]])
    expect(await store.getState().refetchRejected()).toBe(true)
    expect(await store.getState().refetchDiscovered()).toBe(false)
    expect(store.getState().rejected).toBe(answer)
    expect(await store.getState().refetchStories()).toBe(true)
    expect(store.getState().stories).toEqual([story])
    store.getState().simulate({ do: 'pause' })
    expect(asked).toEqual([{ do: 'pause' }])
  })
})
