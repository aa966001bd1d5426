import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { liveSource } from '../../client/source/live.ts'
import type { Source } from '../../client/source/source.ts'
import { plantModel } from '../../client/state/plant.ts'
import { createSink } from '../../client/state/sink.ts'
import { createFloorStore, type FloorStore } from '../../client/state/store.ts'
import { KINDS } from '../../models/kinds/catalogue.ts'
import { QUALITY } from '../../models/twin.ts'
import { accept } from '../../server/core/bridge.ts'
import { createFloor, type Floor } from '../../server/core/floor.ts'
import { openSockets, type Sockets } from '../../server/edge/sockets/sockets.ts'
import { createTicker } from '../../server/edge/ticker.ts'
import { until } from '../helpers/until.ts'
import { plantAnswer, smallModel } from '../unit/client/plant.ts'

const MACHINES = 40
const ANSWER = plantAnswer(MACHINES)
const { table } = smallModel(MACHINES)

interface Other {
  readonly floor: Floor
  readonly sockets: Sockets
  readonly server: Server
  readonly port: number
  tell(slot: number, quantum: number, time?: number): void
  close(): Promise<void>
}

interface Manner {
  readonly epoch?: string
  readonly port?: number
  readonly aheadMillis?: number
  readonly known?: boolean
  readonly maxViewers?: number
}

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The server's own sockets over a real port, without a broker behind them. */
async function startOther(manner: Manner = {}): Promise<Other> {
  const ahead = manner.aheadMillis ?? 0
  const wallNow = (): number => Date.now() + ahead
  const server = createServer()
  const floor = createFloor(table)
  const sockets = openSockets({
    server,
    floor,
    plantHash: ANSWER.hash,
    epoch: manner.epoch ?? 'e1',
    insecure: false,
    maxViewers: manner.maxViewers ?? 10,
    authorise: () => (manner.known === false ? undefined : { name: 'local', role: 'admin' }),
    originAllowed: () => true,
    simulate: () => false,
    wallNow,
    steadyNow: () => performance.now(),
  })
  const ticker = createTicker(sockets.hall.dueAt, sockets.hall.flush, () => performance.now())
  await new Promise<void>((listening) => server.listen(manner.port ?? 0, '127.0.0.1', () => listening()))
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    ticker.stop()
    await sockets.close()
    server.close()
  }
  ends.push(close)
  return {
    floor,
    sockets,
    server,
    port: (server.address() as AddressInfo).port,
    tell: (slot, quantum, time = wallNow()) => {
      accept(floor.bridge, slot, quantum, time, QUALITY.good)
      ticker.poke()
    },
    close,
  }
}

function startScreen(port: number): { store: FloorStore; source: Source; toLogin: ReturnType<typeof vi.fn> } {
  const store = createFloorStore()
  const toLogin = vi.fn()
  const now = (): number => performance.timeOrigin + performance.now()
  const source = liveSource(`http://127.0.0.1:${port}`, {
    fetchPlant: async () => ({ kind: 'plant', answer: ANSWER }),
    modelOf: (answer) => plantModel(answer, KINDS),
    now,
    chance: () => 0,
    after: (delayMillis, call) => {
      const timer = setTimeout(call, delayMillis)
      return () => clearTimeout(timer)
    },
    toLogin,
  })
  ends.push(source.start(createSink(store, () => now() + store.getState().clockOffsetMillis)))
  return { store, source, toLogin }
}

const isLive = (store: FloorStore) => () => store.getState().connection.kind === 'live'
const shows = (store: FloorStore, slot: number, quantum: number) => () =>
  store.getState().now?.twin.quanta[slot] === quantum

describe('live source over a real socket', () => {
  it('[F-4] joins late, is complete at once, and follows', async () => {
    const other = await startOther()
    other.tell(3, 41)
    const { store } = startScreen(other.port)
    await until('the page is live', isLive(store))
    await until('the value is shown', shows(store, 3, 41))
    other.tell(3, 4200)
    other.tell(table.size - 1, 1)
    await until('the value is shown', shows(store, table.size - 1, 1))
    expect(store.getState().now?.twin.quanta).toEqual(other.floor.bridge.twin.quanta)
    expect(store.getState().now?.twin.times).toEqual(other.floor.bridge.twin.times)
  })

  it('[C-1] cut off and back, it is sent what it missed and no Snapshot', async () => {
    const other = await startOther()
    for (let slot = 0; slot < table.size; slot++) other.tell(slot, 1)
    const { store } = startScreen(other.port)
    await until('the page is live', isLive(store))
    await until('the value is shown', shows(store, 3, 1))
    const { snapshots } = other.sockets.hall.figures
    for (let cut = 1; cut <= 5; cut++) {
      for (const socket of other.sockets.connections()) socket.conn.close()
      await until('the page says that it is lost', () => store.getState().connection.kind === 'lost')
      other.tell(3, 1000 * cut)
      await until('the page is live', isLive(store))
      await until('the value is shown', shows(store, 3, 1000 * cut))
    }
    expect(other.sockets.hall.figures.snapshots).toBe(snapshots)
    expect(store.getState().frames.catchUps).toBe(0)
  })

  it('[C-6] a server that was restarted replaces all that was known', async () => {
    const first = await startOther()
    first.tell(3, 1)
    first.tell(4, 2)
    const { store } = startScreen(first.port)
    await until('the value is shown', shows(store, 4, 2))
    await first.close()
    await until('the page says that it is lost', () => store.getState().connection.kind === 'lost')
    const second = await startOther({ epoch: 'e2', port: first.port })
    second.tell(3, 7)
    await until('the page is live', isLive(store))
    await until('the value is shown', shows(store, 3, 7))
    expect(store.getState().welcome?.epoch).toBe('e2')
    expect(store.getState().now?.twin.qualities[4]).toBe(QUALITY.none)
  })

  it('[C-7] Lines that are looked at come whole, and the overview goes on beside them', async () => {
    const other = await startOther()
    other.tell(3, 1)
    const { store, source } = startScreen(other.port)
    await until('the page is live', isLive(store))
    source.look([0])
    await until('the look arrived', () =>
      [...other.sockets.hall.viewers].some((viewer) => viewer.lines.length === 1),
    )
    for (let quantum = 2; quantum <= 60; quantum++) {
      other.tell(3, quantum)
      other.tell(table.size - 3, quantum)
      await new Promise((turn) => setImmediate(turn))
    }
    await until('the value is shown', shows(store, 3, 60))
    await until('the value is shown', shows(store, table.size - 3, 60))
    expect(other.sockets.hall.figures.lineFrames).toBeGreaterThan(0)
    expect(store.getState().frames.catchUps).toBe(0)
  })

  it("[Q-3] estimates the server's clock, wherever that is set", async () => {
    const other = await startOther({ aheadMillis: 3_600_000 })
    const { store } = startScreen(other.port)
    await until('the offset is near', () => Math.abs(store.getState().clockOffsetMillis - 3_600_000) < 250)
    expect(store.getState().welcome?.serverTime).toBeGreaterThan(Date.now() + 3_000_000)
  })

  it('[X-13] a stranger is sent to the login page', async () => {
    const other = await startOther({ known: false })
    const { store, toLogin } = startScreen(other.port)
    await until('it is sent to the login page', () => toLogin.mock.calls.length > 0)
    expect(store.getState().connection).toEqual({ kind: 'refused', reason: 'login' })
  })

  it('[V-4] a server that is full says so', async () => {
    const other = await startOther({ maxViewers: 0 })
    const { store } = startScreen(other.port)
    await until('the page says that it is refused', () => store.getState().connection.kind === 'refused')
    expect(store.getState().connection).toEqual({ kind: 'refused', reason: 'full' })
  })

  it('[Q-5] a server that is not there is lost, and found when it comes', async () => {
    const gone = await startOther()
    await gone.close()
    const { store } = startScreen(gone.port)
    await until('the page says that it is lost', () => store.getState().connection.kind === 'lost')
    expect(store.getState().connection).toMatchObject({ reason: 'unreachable' })
    const other = await startOther({ port: gone.port })
    other.tell(3, 5)
    await until('the value is shown', shows(store, 3, 5))
  })
})
