import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { MESSAGE, PROTOCOL_VERSION } from '../../models/protocol.ts'
import { createIngest } from '../../server/core/ingest/door.ts'
import { take } from '../../server/core/ingest/ingest.ts'
import { openSockets } from '../../server/edge/sockets/sockets.ts'
import { createTicker } from '../../server/edge/ticker.ts'
import { plainTwin } from '../helpers/frames.ts'
import { generatedTable } from '../helpers/plant.ts'
import { joinedRawViewer, type RawViewer, rawViewer } from '../helpers/raw-viewer.ts'
import { until } from '../helpers/until.ts'
import { createShown, socketTo } from '../helpers/viewer.ts'

const MACHINES = 1000
const STUCK = 20
const PLANT = 'hash'
const EPOCH = 'e1'
/** What engine.io is answered when it asks who is there. */
const PONG = '3'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The path from a packet to the sockets as the server has it, with the bytes that wait in this process in sight. */
async function openFloor({ maxViewers = 100 } = {}) {
  const table = generatedTable(MACHINES)
  const decoder = new TextDecoder()
  const ingest = createIngest(table, (bytes) => decoder.decode(bytes))
  const server = createServer()
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  const sockets = openSockets({
    server,
    floor: ingest.floor,
    plantHash: PLANT,
    epoch: EPOCH,
    insecure: false,
    maxViewers,
    authorise: () => ({ name: 'local', role: 'admin' }),
    originAllowed: () => true,
    simulate: () => false,
    wallNow: Date.now,
    steadyNow: () => performance.now(),
  })
  const { hall } = sockets
  const ticker = createTicker(hall.dueAt, hall.flush, () => performance.now())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(async () => {
    ticker.stop()
    for (const socket of connections) socket.destroy()
    await sockets.close()
  })
  let messages = 0
  const topics = table.machines.map(({ path }) => `twinfloor/${path}`)
  /** Every Machine says something new of all its Channels: 1000 messages. */
  const saysAll = async (): Promise<void> => {
    messages += topics.length
    for (const [i, topic] of topics.entries()) {
      const placed = table.machines[i]
      const spoken = placed?.channels.slice(0, -2) ?? []
      const object = Object.fromEntries(
        spoken.map(({ key, states, max }) => [
          key,
          states === undefined
            ? (max * ((messages * 7919 + i) % 997)) / 997
            : (states[messages % 2]?.code ?? 0),
        ]),
      )
      take(ingest, topic, Buffer.from(JSON.stringify(object)), false, 0, Date.now())
    }
    ticker.poke()
    for (let spell = 0; spell < 5; spell++) await turn()
  }
  const { port } = server.address() as AddressInfo
  /** Bytes that this process holds for others: in the sockets, and in the engine's own queue. */
  const waiting = (): number => {
    let bytes = 0
    for (const socket of connections) bytes += socket.writableLength
    for (const { conn } of sockets.connections()) {
      const queue: unknown = Reflect.get(conn, 'writeBuffer')
      if (!Array.isArray(queue)) throw new Error('engine.io keeps its queue elsewhere now')
      for (const packet of queue) bytes += Buffer.byteLength(packet.data ?? '')
    }
    return bytes
  }
  return { table, ingest, sockets, hall, ticker, port, saysAll, waiting, messages: () => messages }
}

/** Of one who knows nothing yet, and so gets a Snapshot. */
const hello = () => ({ version: PROTOCOL_VERSION, plant: PLANT, epoch: '', seq: 0, eventId: 0 })

async function greeted(port: number): Promise<RawViewer> {
  const viewer = await joinedRawViewer(port)
  ends.push(viewer.close)
  viewer.say(MESSAGE.hello, hello())
  await until('it is welcomed', () => viewer.texts.some((text) => text.includes('"welcome"')))
  return viewer
}

describe('a Viewer that takes nothing', () => {
  it('[C-3] [C-5] holds up nobody, is owed one Frame at most, and is caught up with a Snapshot', async () => {
    const floor = await openFloor()
    const { hall, ingest } = floor
    await floor.saysAll()
    const shown = createShown(floor.table.size)
    const healthy = socketTo(`http://127.0.0.1:${floor.port}`)
    ends.push(() => healthy.disconnect())
    healthy.on('connect', () => healthy.emit(MESSAGE.hello, hello()))
    healthy.on(MESSAGE.frame, (bytes: Uint8Array) => {
      if (shown.figures.snapshots === 0) shown.seq = -1
      shown.take(bytes)
    })
    await until('the healthy one is complete', () => shown.figures.snapshots === 1)
    const stuck = await Promise.all(Array.from({ length: STUCK }, () => greeted(floor.port)))
    for (const viewer of stuck) viewer.stopReading()

    const behind = (): number => [...hall.viewers].filter(({ session }) => session.kind === 'behind').length
    const healthyIsBehind = (): boolean => shown.seq < ingest.floor.bridge.seq
    while (behind() < STUCK) {
      await floor.saysAll()
      await until('the healthy one has it', () => !healthyIsBehind())
    }
    const held = floor.waiting()
    const from = {
      messages: floor.messages(),
      frames: hall.figures.frames,
      snapshots: hall.figures.snapshots,
    }
    while (floor.messages() < from.messages + 20_000) {
      await floor.saysAll()
      // It lives, though it reads nothing. After 10 s without a word it would be asked, and that would wait here too.
      for (const viewer of stuck) viewer.send(PONG)
      await until('the healthy one has it', () => !healthyIsBehind())
    }
    const largest = 40 * floor.table.size
    expect(floor.waiting()).toBeLessThanOrEqual(held)
    expect(held / STUCK).toBeLessThan(largest)
    expect(hall.figures.frames - from.frames).toBeGreaterThan(5)
    expect(hall.figures.snapshots).toBe(from.snapshots)
    expect(shown.figures).toMatchObject({ snapshots: 1, gaps: 0 })

    const [first] = stuck
    if (first === undefined) throw new Error('nobody is stuck')
    first.readAgain()
    const again = createShown(floor.table.size)
    again.seq = -1
    let read = 0
    const isCaughtUp = (): boolean => {
      for (; read < first.frames.length; read++) again.take(first.frames[read] ?? Buffer.alloc(0))
      return again.seq === ingest.floor.bridge.seq
    }
    await until('it is caught up', isCaughtUp)
    expect(again.figures).toMatchObject({ snapshots: 2, gaps: 0 })
    expect(again.figures.deltas, 'no Frame that was cut while it was behind').toBeLessThanOrEqual(from.frames)
    expect(hall.figures.snapshots).toBe(from.snapshots + 1)
    expect(plainTwin(again.twin)).toEqual(plainTwin(shown.twin))
  })

  it('[C-3] asking again and again while it takes nothing gives it nothing more', async () => {
    const floor = await openFloor()
    await floor.saysAll()
    const viewer = await greeted(floor.port)
    viewer.stopReading()
    while (![...floor.hall.viewers].some(({ session }) => session.kind === 'behind')) await floor.saysAll()
    const held = floor.waiting()
    const given = (): number => floor.hall.figures.snapshots + floor.hall.figures.caughtUp
    const before = given()
    for (let asked = 0; asked < 40; asked++) viewer.say(MESSAGE.hello, hello())
    viewer.say(MESSAGE.look, { lines: [0, 1, 2, 3] })
    await until('it is heard', () => [...floor.hall.viewers].some(({ lines }) => lines.length === 4))
    await floor.saysAll()
    expect(given()).toBe(before)
    // A welcome or two may wait: who asks more often is not answered [V-4].
    expect(floor.waiting() - held).toBeLessThan(3 * 400)
    expect(floor.sockets.refusedMessages()).toBeGreaterThanOrEqual(37)
    viewer.readAgain()
    await until('it is caught up', () =>
      [...floor.hall.viewers].every(({ session }) => session.kind === 'current'),
    )
    expect(given()).toBe(before + 1)
  })
})

describe('a Viewer that says too much', () => {
  const gone = (viewer: RawViewer) => until('it is cut off', viewer.closed)

  it.each([
    ['larger than anything a Viewer says', '4'.padEnd(20_000, 'x')],
    ['no JSON', '4}{'],
    ['no packet', '4[1,2,3]'],
    ['of another room', '4{"type":0,"nsp":"/admin"}'],
    ['an Event that is no list', '4{"type":2,"nsp":"/","data":{"hello":1}}'],
    ['a name of the library', '4{"type":2,"nsp":"/","data":["disconnect"]}'],
    ['bytes', Buffer.alloc(100, 7)],
    ['an acknowledgement of nothing', '4{"type":3,"nsp":"/","id":1.5,"data":[]}'],
  ])('[V-4] %s: it alone is cut off or refused, and counted', async (_what, message) => {
    const floor = await openFloor()
    const other = await greeted(floor.port)
    const viewer = await greeted(floor.port)
    const before = floor.sockets.refusedMessages()
    viewer.send(message)
    await until('it is counted', () => floor.sockets.refusedMessages() > before)
    await floor.saysAll()
    await until('the other gets Frames', () => other.frames.length > 0)
    expect(other.closed()).toBe(false)
  })

  it('[V-4] 1000 messages a second: most are refused and counted, and it is cut off', async () => {
    const floor = await openFloor()
    const viewer = await greeted(floor.port)
    for (let said = 0; said < 1000; said++) viewer.say(MESSAGE.look, { lines: [said % 4] })
    await gone(viewer)
    expect(floor.sockets.refusedMessages()).toBeGreaterThan(100)
    expect(floor.hall.viewers.size).toBe(0)
  })

  it('[V-4] even when it takes nothing', async () => {
    const floor = await openFloor()
    const viewer = await greeted(floor.port)
    viewer.stopReading()
    while (![...floor.hall.viewers].some(({ session }) => session.kind === 'behind')) await floor.saysAll()
    for (let said = 0; said < 1000; said++) viewer.say(MESSAGE.hello, hello())
    await until('it is no Viewer any more', () => floor.hall.viewers.size === 0)
  })

  it('[V-4] more Viewers than there is room for are told that it is full', async () => {
    const floor = await openFloor({ maxViewers: 3 })
    const [first] = await Promise.all([1, 2, 3].map(() => greeted(floor.port)))
    const late = await joinedRawViewer(floor.port)
    ends.push(late.close)
    await until('it is told', () => late.texts.some((text) => text.includes('"full"')))
    expect(floor.hall.viewers.size).toBe(3)
    first?.close()
    await until('there is room again', () => floor.hall.viewers.size === 2)
    await greeted(floor.port)
  })

  it('[V-4] one that never joins is let go', async () => {
    const floor = await openFloor()
    const silent = await rawViewer(floor.port)
    ends.push(silent.close)
    expect(silent.answer).toContain('101')
    await until('it is let go', silent.closed)
    expect(floor.hall.viewers.size).toBe(0)
  })
})
