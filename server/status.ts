import type {
  BrokerState,
  DiscoveredAnswer,
  JournalStatus,
  RejectedAnswer,
  SimulatorsStatus,
  Status,
} from '../models/protocol.ts'
import type { Hall } from './core/hall.ts'
import type { Ingest } from './core/ingest/door.ts'
import type { BrokerFigures } from './edge/broker/limits.ts'
import type { Config } from './edge/config/config.ts'
import type { Journal } from './edge/journal/journal.ts'
import type { Broken } from './edge/journal/reader-broken.ts'
import type { Figures } from './edge/metrics.ts'
import type { Rates } from './rates.ts'

/** The parts that the server tells of itself from. */
export interface Told {
  readonly config: Config
  readonly ingest: Ingest
  readonly hall: Hall<unknown>
  readonly startedAt: number
  readonly brokers: readonly BrokerTold[]
  readonly embeddedBroker: () => { readonly url: string; readonly restarts: number } | undefined
  readonly brokerFigures: () => BrokerFigures | undefined
  readonly simulators: () => SimulatorsStatus | undefined
  readonly refusedMessages: () => number
  readonly loginFailures: () => number
  readonly refusedViewers: Iterable<readonly [string, number]>
  readonly droppedConnections: Iterable<readonly [string, number]>
  readonly journal: Journal
  readonly journalDamage: () => readonly Broken[]
}

export interface BrokerTold {
  readonly name: string
  readonly url: string
  readonly state: () => BrokerState
  readonly reconnects: () => number
}

export function statusOf(told: Told, rates: Rates, now: number): Status {
  const { ingest, hall } = told
  const { bridge } = ingest.floor
  return {
    serverTime: now,
    startedAt: told.startedAt,
    insecure: told.config.insecure,
    brokers: told.brokers.map(({ name, url, state }) => ({ name, url, state: state() })),
    embeddedBroker: told.embeddedBroker(),
    simulators: told.simulators(),
    packetsPerSecond: rates.packetsPerSecond,
    readingsPerSecond: rates.readingsPerSecond,
    overviewHertz: rates.overviewHertz,
    packets: ingest.packets,
    readings: bridge.readings,
    rejected: ingest.rejections.total,
    discovered: ingest.discoveries.topics.size,
    late: bridge.late,
    duplicates: bridge.duplicates,
    viewers: hall.viewers.size,
    journal: journalStatus(told),
  }
}

/** Where much is damaged, the rest is in the log. */
const MOST_DAMAGE = 20

function journalStatus({ journal, journalDamage }: Told): JournalStatus {
  const state = journal.state()
  return {
    failing: state.kind === 'failing' ? { sinceMillis: state.sinceMillis, reason: state.reason } : undefined,
    lost: journal.figures.lost,
    damaged: journalDamage()
      .slice(-MOST_DAMAGE)
      .map(({ file, from, to, machines }) => ({ file, from, to, machines })),
  }
}

export function figuresOf(told: Told): Figures {
  const { ingest, hall } = told
  const { bridge, clocks } = ingest.floor
  const brokerFigures = told.brokerFigures()
  const viewers = new Map<string, number>([
    ['greeted', 0],
    ['current', 0],
    ['behind', 0],
  ])
  for (const { session } of hall.viewers) viewers.set(session.kind, (viewers.get(session.kind) ?? 0) + 1)
  return {
    packets: ingest.packets,
    packetsEnded: [
      ['read', ingest.packetsRead],
      ['rejected', ingest.packetsRefused],
      ['discovered', ingest.packetsDiscovered],
    ],
    readings: bridge.readings,
    rejected: ingest.rejections.byReason,
    late: bridge.late,
    clocksAhead: clocks.ahead,
    clocksSetBack: clocks.setBack,
    duplicates: bridge.duplicates,
    discoveredTopics: ingest.discoveries.topics.size,
    frames: hall.figures.frames,
    frameBytes: hall.figures.frameBytes,
    snapshots: hall.figures.snapshots,
    viewers,
    viewersRefused: told.refusedViewers,
    httpConnectionsDropped: told.droppedConnections,
    viewerMessagesRejected: told.refusedMessages(),
    brokers: told.brokers.map(({ name, state, reconnects }) => ({
      name,
      online: state().kind === 'online',
      reconnects: reconnects(),
    })),
    embeddedBrokerRestarts: told.embeddedBroker()?.restarts ?? 0,
    embeddedBrokerClients: brokerFigures?.clients ?? 0,
    embeddedBrokerMessages: brokerFigures?.messages ?? 0,
    embeddedBrokerRefused: Object.entries(brokerFigures?.refused ?? {}),
    loginFailures: told.loginFailures(),
    insecure: told.config.insecure,
    journal: {
      ...told.journal.figures,
      writing: told.journal.state().kind === 'writing',
      damaged: told.journalDamage().length,
      lagSeconds: told.journal.lagMillis() / 1000,
    },
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export const rejectedAnswer = ({ ingest: { rejections } }: Told): RejectedAnswer => ({
  total: rejections.total,
  byReason: Object.fromEntries(rejections.byReason),
  rows: [...rejections.rows.values()]
    .sort((a, b) => b.lastAt - a.lastAt)
    .map((row) => ({ ...row, firstBytes: base64(row.firstBytes) })),
})

export const discoveredAnswer = ({ ingest: { discoveries } }: Told): DiscoveredAnswer => ({
  total: discoveries.total,
  unlisted: discoveries.unlisted,
  rows: [...discoveries.topics.values()]
    .sort((a, b) => b.lastAt - a.lastAt)
    .map((row) => ({ ...row, firstBytes: base64(row.firstBytes) })),
})
