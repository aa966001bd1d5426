import { describe, expect, it } from 'vitest'
import type { PlantAnswer } from '../../../../models/protocol.ts'
import { FakeServer } from '../frames.ts'
import { plantAnswer, smallModel } from '../plant.ts'
import { settled, World } from './fake-surroundings.ts'

const SIZE = smallModel().table.size
const T = 1_700_000_000_000

async function live(): Promise<{ world: World; server: FakeServer }> {
  const world = new World()
  const server = new FakeServer(SIZE)
  await world.welcomed()
  world.wire.tell.frame(server.snapshot())
  expect(world.connection).toEqual({ kind: 'live' })
  return { world, server }
}

describe('viewer', () => {
  it('[C-1] opens the socket and asks for the Plant at once, and greets when both are there', async () => {
    const world = new World()
    expect(world.wires).toHaveLength(1)
    expect(world.fetches).toHaveLength(1)
    world.wire.tell.opened()
    expect(world.wire.hellos).toEqual([])
    await world.plantComes()
    expect(world.wire.hellos).toEqual([{ version: 1, plant: 'plant-a', epoch: '', seq: 0, eventId: 0 }])
    expect(world.connection).toEqual({ kind: 'connecting', attempt: 1 })
    world.welcome()
    expect(world.connection).toEqual({ kind: 'catchingUp' })
    world.wire.tell.frame(new FakeServer(SIZE).snapshot())
    expect(world.connection).toEqual({ kind: 'live' })
  })

  it('[C-1] after a loss it says what it knows, and is live with the welcome alone', async () => {
    const { world, server } = await live()
    world.wire.tell.frame(server.delta([[3, 7, T, 1]]))
    world.wire.tell.closed('closed')
    expect(world.connection).toMatchObject({ kind: 'lost', reason: 'closed', attempt: 0 })
    world.pass(250)
    expect(world.wires).toHaveLength(2)
    world.wire.tell.opened()
    expect(world.wire.hellos).toEqual([{ version: 1, plant: 'plant-a', epoch: 'e1', seq: 1, eventId: 0 }])
    world.welcome()
    expect(world.connection).toEqual({ kind: 'live' })
    world.wire.tell.frame(server.delta([[3, 8, T, 1]]))
    expect(world.store.getState().now?.twin.quanta[3]).toBe(8)
    expect(world.fetches).toHaveLength(1)
  })

  it('[C-4] a gap is asked for once and shown as catching up', async () => {
    const { world, server } = await live()
    world.pass(1500)
    server.delta([[3, 1, T, 1]])
    for (let i = 2; i < 50; i++) world.wire.tell.frame(server.delta([[3, i, T, 1]]))
    expect(world.connection).toEqual({ kind: 'catchingUp' })
    expect(world.wire.hellos).toHaveLength(2)
    expect(world.store.getState().now?.version).toBe(1)
    world.welcome()
    for (const bytes of server.after(0)) world.wire.tell.frame(bytes)
    expect(world.connection).toEqual({ kind: 'live' })
    expect(world.store.getState().now?.twin.quanta[3]).toBe(49)
  })

  it('[F-5] a server that sends what cannot be read is asked at most once a second, and it is counted', async () => {
    const { world } = await live()
    for (let i = 0; i < 100; i++) {
      world.wire.tell.frame(Uint8Array.of(9, 9, 9))
      world.pass(50)
      if (world.wire.hellos.length > 1) world.welcome()
    }
    expect(world.wire.hellos.length).toBeLessThanOrEqual(6)
    expect(world.wire.hellos.length).toBeGreaterThanOrEqual(4)
    expect(world.store.getState().frames.refused).toBeGreaterThan(3)
    expect(world.timers).toBeLessThan(5)
  })

  it('[C-6] a restarted server: nothing old is claimed, its Events begin again, its Snapshot replaces all', async () => {
    const { world, server } = await live()
    world.wire.tell.frame(server.delta([[3, 7, T, 1]]))
    world.wire.tell.events({ events: [event(900)], gone: 2 })
    world.wire.tell.closed('closed')
    world.pass(250)
    world.wire.tell.opened()
    world.welcome({ epoch: 'e2' })
    expect(world.connection).toEqual({ kind: 'catchingUp' })
    expect(world.store.getState()).toMatchObject({ recentEvents: [], eventsGone: 0 })
    const restarted = new FakeServer(SIZE)
    world.wire.tell.frame(restarted.snapshot())
    expect(world.store.getState().now?.twin.qualities[3]).toBe(0)
    world.wire.tell.events({ events: [event(1)], gone: 0 })
    expect(world.store.getState().recentEvents.map((e) => e.id)).toEqual([1])
  })

  it('[S-2] another Plant is fetched by its hash, and the screen begins anew with it', async () => {
    const { world } = await live()
    world.wire.tell.closed('closed')
    world.pass(250)
    world.wire.tell.opened()
    world.welcome({ plant: 'plant-b', epoch: 'e2' })
    expect(world.fetches.at(-1)?.hash).toBe('plant-b')
    world.wire.tell.frame(new FakeServer(smallModel(20).table.size).snapshot())
    expect(world.store.getState().frames.refused).toBe(0)
    await world.plantComes('plant-b', 20)
    world.pass(1000)
    expect(world.wire.hellos.at(-1)).toMatchObject({ plant: 'plant-b', epoch: '', seq: 0 })
    world.welcome({ plant: 'plant-b', epoch: 'e2' })
    world.wire.tell.frame(new FakeServer(smallModel(20).table.size).snapshot())
    expect(world.connection).toEqual({ kind: 'live' })
    expect(world.store.getState().now?.model.table.machines).toHaveLength(20)
  })

  it('[Q-5] a server that falls silent is lost, as of when it was last heard', async () => {
    const { world } = await live()
    const heard = world.at
    world.pass(20_000)
    expect(world.connection).toMatchObject({ kind: 'lost', reason: 'silent', sinceMillis: heard })
  })

  it('[Q-5] a server that says something every second is never lost', async () => {
    const { world, server } = await live()
    for (let i = 0; i < 60; i++) {
      world.pass(1000)
      world.wire.tell.frame(server.delta([[3, i, T, 1]]))
    }
    expect(world.connection).toEqual({ kind: 'live' })
    expect(world.wires).toHaveLength(1)
  })

  it('[Q-5] retries go on for ever, not faster than their delays, over one connection at a time', async () => {
    const world = new World()
    await world.plantComes()
    for (let i = 0; i < 200; i++) {
      world.wire.tell.closed('unreachable')
      world.pass(5000)
    }
    expect(world.wires.length).toBe(201)
    expect(world.wires.filter((wire) => !wire.closed)).toHaveLength(1)
    expect(world.timers).toBeLessThan(4)
  })

  it('[Q-5] a tab that wakes waits no longer, and does not trust a connection that slept', async () => {
    const { world } = await live()
    world.wire.tell.closed('closed')
    world.viewer.wake()
    expect(world.wires).toHaveLength(2)
    world.wire.tell.opened()
    world.welcome()
    world.viewer.wake()
    world.pass(2001)
    expect(world.wires).toHaveLength(2)
    expect(world.connection).toMatchObject({ kind: 'lost', reason: 'silent' })
  })

  it('[Q-5] a connection that answers after a sleep is kept', async () => {
    const { world } = await live()
    world.viewer.wake()
    world.wire.clockAnswers.at(-1)?.(world.at + 5)
    world.pass(2001)
    expect(world.connection).toEqual({ kind: 'live' })
    expect(world.store.getState().clockOffsetMillis).toBe(5)
  })

  it('[X-13] who is not known is sent to the login page, by the socket or by the Plant', async () => {
    const bySocket = new World()
    bySocket.wire.tell.refused('login')
    expect(bySocket.toLogin).toHaveBeenCalledOnce()
    expect(bySocket.connection).toEqual({ kind: 'refused', reason: 'login' })
    const byPlant = new World()
    byPlant.fetches[0]?.settle({ kind: 'login' })
    await settled()
    expect(byPlant.toLogin).toHaveBeenCalledOnce()
  })

  it('[V-4] a full server is asked again later, another version is not', async () => {
    const full = new World()
    full.wire.tell.refused('full')
    full.pass(60_000)
    expect(full.wires).toHaveLength(2)
    const { world } = await live()
    world.welcome({ version: 2 })
    expect(world.connection).toEqual({ kind: 'refused', reason: 'version' })
    world.pass(60_000)
    expect(world.wires).toHaveLength(1)
  })

  it('[S-2] a Plant with a Kind that this client does not know is a loss with its reason, not a crash', async () => {
    const world = new World()
    const answer: PlantAnswer = structuredClone(plantAnswer())
    const strange = answer.plant.workshops[0]!.lines[0]!.machines[0]!
    strange.kind = 'time-machine'
    world.fetches[0]?.settle({ kind: 'plant', answer })
    await settled()
    expect(world.connection).toMatchObject({ kind: 'lost', reason: 'plantUnreadable' })
    world.pass(5000)
    expect(world.fetches).toHaveLength(2)
  })

  it('[V-1] the Lines looked at are told after a welcome and again after each, the last word only', async () => {
    const world = new World()
    await world.plantComes()
    world.viewer.look([1])
    world.viewer.look([2, 3])
    world.wire.tell.opened()
    world.welcome()
    expect(world.wire.looks).toEqual([{ lines: [2, 3] }])
    world.pass(1000)
    world.wire.tell.closed('closed')
    world.pass(250)
    world.wire.tell.opened()
    world.welcome()
    expect(world.wire.looks).toEqual([{ lines: [2, 3] }])
  })

  it('[V-4] a list that is scrolled tells its Lines a few times a second and ends with the last', async () => {
    const world = new World()
    await world.welcomed()
    for (let line = 0; line < 100; line++) {
      world.viewer.look([line])
      world.pass(10)
    }
    world.pass(200)
    expect(world.wire.looks.length).toBeLessThanOrEqual(7)
    expect(world.wire.looks.at(-1)).toEqual({ lines: [99] })
    world.viewer.look(Array.from({ length: 500 }, (_, line) => line))
    world.pass(200)
    expect(world.wire.looks.at(-1)?.lines).toHaveLength(64)
  })

  it('[W-86] what is asked of the simulators is said at once over a connection that stands, and never later', async () => {
    const world = new World()
    await world.plantComes()
    world.viewer.simulate({ do: 'pause' })
    world.wire.tell.opened()
    world.welcome()
    expect(world.wire.controls).toEqual([])
    world.viewer.simulate({ do: 'speed', to: 20 })
    expect(world.wire.controls).toEqual([{ do: 'speed', to: 20 }])
    world.wire.tell.closed('closed')
    world.viewer.simulate({ do: 'resume' })
    world.pass(250)
    world.wire.tell.opened()
    world.welcome()
    expect(world.wire.controls).toEqual([])
  })

  it('[E-1] an Event that is known already is not told twice', async () => {
    const { world } = await live()
    world.wire.tell.events({ events: [event(1), event(2)], gone: 0 })
    world.wire.tell.events({ events: [event(2), event(3)], gone: 0 })
    expect(world.store.getState().recentEvents.map((e) => e.id)).toEqual([3, 2, 1])
  })

  it('[V-4] nothing is heard of a connection that was given up, and nothing comes after the end', async () => {
    const { world, server } = await live()
    const old = world.wire
    world.wire.tell.closed('closed')
    old.tell.frame(server.delta([[3, 1, T, 1]]))
    old.tell.closed('closed')
    expect(world.store.getState().now?.version).toBe(1)
    expect(world.connection).toMatchObject({ kind: 'lost', attempt: 0 })
    world.viewer.end()
    world.pass(60_000)
    expect(world.wires).toHaveLength(1)
    expect(world.timers).toBe(0)
  })
})

const event = (id: number) => ({ id, time: T, machine: 0, event: 'partProduced', count: 1 })
