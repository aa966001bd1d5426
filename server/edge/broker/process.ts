import { createServer, type Socket } from 'node:net'
import { Aedes, type Client } from 'aedes'
import { doors, Refused, refusalOf, type Tally } from './doors.ts'
import { Fanout } from './fanout.ts'
import { PacketGauge } from './gauge.ts'
import { LIMITS, noRefusals } from './limits.ts'
import { type BrokerReport, REPORT_MILLIS } from './report.ts'
import { SessionStore } from './store.ts'

// The embedded broker's own process [B-11]: node process.ts HOST PORT, with a channel to its parent.

const host = process.argv[2] ?? '127.0.0.1'
const port = Number(process.argv[3] ?? 1883)

const tell = (report: BrokerReport): void => {
  if (process.connected) process.send?.(report)
}

const tally: Tally = { messages: 0, refused: noRefusals() }
const store = new SessionStore(() => {
  tally.refused.retainedBusy++
})
const filters = new WeakMap<Client, Set<string>>()

const filtersOf = (client: Client): Set<string> => {
  const held = filters.get(client) ?? new Set<string>()
  filters.set(client, held)
  return held
}

const count = (error: Error): void => {
  const refusal = refusalOf(error)
  if (refusal !== undefined) tally.refused[refusal]++
}

const aedes = await Aedes.createBroker({
  mq: new Fanout(),
  persistence: store,
  connectTimeout: LIMITS.connectMillis,
  drainTimeout: LIMITS.drainMillis,
  queueLimit: LIMITS.packetsBeforeConnack,
  maxInflightInbound: LIMITS.inflightQos2,
  ...doors(tally, store, filtersOf),
})

aedes.on('clientError', (_client, error) => count(error))
aedes.on('connectionError', (_client, error) => count(error))
aedes.on('unsubscribe', (gone, client) => {
  for (const filter of gone) filtersOf(client).delete(filter)
})

/** Looks at each read before aedes does: what is over the limit ends the connection unparsed [B-2]. */
function guard(socket: Socket): void {
  const gauge = new PacketGauge(LIMITS.packetBytes)
  const read = socket.read.bind(socket)
  socket.read = (size?: number): unknown => {
    const bytes: unknown = read(size)
    if (!(bytes instanceof Uint8Array) || gauge.admits(bytes)) return bytes
    socket.destroy(new Refused('packetTooLarge'))
    return null
  }
}

const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, (socket) => {
  guard(socket)
  aedes.handle(socket)
})
server.maxConnections = LIMITS.connections
server.on('drop', () => {
  tally.refused.tooManyConnections++
})
server.on('error', (error: NodeJS.ErrnoException) => {
  tell({ kind: 'problem', code: error.code ?? 'unknown', detail: error.message })
  process.exitCode = 1
  process.disconnect?.()
})

const report = (): void =>
  tell({
    kind: 'figures',
    figures: {
      clients: aedes.connectedClients,
      messages: tally.messages,
      retained: store.retained.count,
      retainedBytes: store.retained.bytes,
      refused: tally.refused,
    },
  })

server.listen({ host, port, exclusive: true }, () => {
  const address = server.address()
  if (address === null || typeof address === 'string') return
  tell({ kind: 'ready', port: address.port })
  setInterval(report, REPORT_MILLIS)
})
