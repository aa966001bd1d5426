import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the server has counted so far, as plain numbers that are read when metrics are scraped. */
export interface Figures {
  readonly packets: number
  /** Every packet ends as one of these [I-10]. */
  readonly packetsEnded: Iterable<readonly [end: 'read' | 'rejected' | 'discovered', count: number]>
  readonly readings: number
  readonly rejected: Iterable<readonly [reason: string, count: number]>
  readonly late: number
  readonly clocksAhead: number
  readonly clocksSetBack: number
  readonly duplicates: number
  readonly discoveredTopics: number
  readonly frames: number
  readonly frameBytes: number
  readonly snapshots: number
  readonly viewers: Iterable<readonly [state: string, count: number]>
  readonly viewersRefused: Iterable<readonly [reason: string, count: number]>
  readonly viewerMessagesRejected: number
  readonly httpConnectionsDropped: Iterable<readonly [reason: string, count: number]>
  readonly brokers: readonly BrokerFigure[]
  readonly embeddedBrokerRestarts: number
  readonly embeddedBrokerClients: number
  readonly embeddedBrokerMessages: number
  readonly embeddedBrokerRefused: Iterable<readonly [reason: string, count: number]>
  readonly loginFailures: number
  readonly insecure: boolean
  readonly journal: JournalFigure
}

interface JournalFigure {
  readonly writing: boolean
  readonly readings: number
  readonly events: number
  readonly lost: number
  readonly late: number
  readonly tooOld: number
  readonly segments: number
  readonly bytes: number
  readonly failures: number
  readonly damaged: number
  readonly lagSeconds: number
}

interface BrokerFigure {
  readonly name: string
  readonly online: boolean
  readonly reconnects: number
}

export interface Metrics {
  /** Seconds that one flush took; called once a flush. */
  readonly observeFlush: (seconds: number) => void
  text(): Promise<string>
  readonly contentType: string
  close(): void
}

type Sample = readonly [value: number, label?: string]

/** What the Journal counts: name, kind, help, and where it stands. */
const JOURNAL: readonly (readonly [string, Row['kind'], string, (journal: JournalFigure) => number])[] = [
  ['writing', 'gauge', '1 while the Journal can be written', ({ writing }) => (writing ? 1 : 0)],
  ['lag_seconds', 'gauge', 'Age of the oldest Reading not on the disk yet', (journal) => journal.lagSeconds],
  ['readings_total', 'counter', 'Readings on the disk, of this run', (journal) => journal.readings],
  ['events_total', 'counter', 'Events on the disk, of this run', (journal) => journal.events],
  ['lost_total', 'counter', 'Readings and Events that could not be written', (journal) => journal.lost],
  ['late_total', 'counter', 'Late Readings merged into sealed Segments', (journal) => journal.late],
  ['too_old_total', 'counter', 'What came too late to be kept', (journal) => journal.tooOld],
  ['segments_total', 'counter', 'Segments sealed', (journal) => journal.segments],
  ['bytes_total', 'counter', 'Bytes of records written', (journal) => journal.bytes],
  ['failures_total', 'counter', 'Times that writing had to stop', (journal) => journal.failures],
  ['damaged', 'gauge', 'Places that are not as they were written', (journal) => journal.damaged],
]

/** One metric: its name, what it tells, and where in the Figures it stands. */
interface Row {
  readonly name: string
  readonly help: string
  readonly kind: 'counter' | 'gauge'
  readonly label?: string
  readonly samples: (figures: Figures) => Iterable<Sample>
}

const labelled = (pairs: Iterable<readonly [string, number]>): Sample[] =>
  [...pairs].map(([label, value]) => [value, label] as const)

const TABLE: readonly Row[] = [
  { name: 'packets_total', help: 'MQTT packets received', kind: 'counter', samples: (f) => [[f.packets]] },
  {
    name: 'packets_ended_total',
    help: 'MQTT packets by what became of them: read at least in part, rejected, or outside the plant',
    kind: 'counter',
    label: 'end',
    samples: (f) => labelled(f.packetsEnded),
  },
  {
    name: 'readings_total',
    help: 'Readings taken from packets',
    kind: 'counter',
    samples: (f) => [[f.readings]],
  },
  {
    name: 'rejected_total',
    help: 'Packets and parts of packets that could not be read',
    kind: 'counter',
    label: 'reason',
    samples: (f) => labelled(f.rejected),
  },
  {
    name: 'late_total',
    help: 'Readings older than the present one',
    kind: 'counter',
    samples: (f) => [[f.late]],
  },
  {
    name: 'clocks_ahead_total',
    help: 'Packets of devices whose clock runs ahead',
    kind: 'counter',
    samples: (f) => [[f.clocksAhead]],
  },
  {
    name: 'clocks_set_back_total',
    help: 'Times that the clock of a device was set back',
    kind: 'counter',
    samples: (f) => [[f.clocksSetBack]],
  },
  {
    name: 'duplicates_total',
    help: 'Readings received again',
    kind: 'counter',
    samples: (f) => [[f.duplicates]],
  },
  {
    name: 'discovered_topics',
    help: 'Topics that belong to no Channel of the plant',
    kind: 'gauge',
    samples: (f) => [[f.discoveredTopics]],
  },
  { name: 'frames_total', help: 'Frames encoded for viewers', kind: 'counter', samples: (f) => [[f.frames]] },
  {
    name: 'frame_bytes_total',
    help: 'Bytes of encoded Frames, each counted once however many viewers get it',
    kind: 'counter',
    samples: (f) => [[f.frameBytes]],
  },
  {
    name: 'snapshots_total',
    help: 'Snapshots sent to viewers',
    kind: 'counter',
    samples: (f) => [[f.snapshots]],
  },
  {
    name: 'viewers',
    help: 'Connected browsers by what they are up to',
    kind: 'gauge',
    label: 'state',
    samples: (f) => labelled(f.viewers),
  },
  {
    name: 'viewers_refused_total',
    help: 'Browsers that were not let in: page of another origin, not signed in, or one too many',
    kind: 'counter',
    label: 'reason',
    samples: (f) => labelled(f.viewersRefused),
  },
  {
    name: 'http_connections_dropped_total',
    help: 'Connections to the page that were closed unheard: all places taken, or the address had its share',
    kind: 'counter',
    label: 'reason',
    samples: (f) => labelled(f.httpConnectionsDropped),
  },
  {
    name: 'viewer_messages_rejected_total',
    help: 'Messages of viewers that were refused',
    kind: 'counter',
    samples: (f) => [[f.viewerMessagesRejected]],
  },
  {
    name: 'broker_connected',
    help: '1 while the connection to the broker stands',
    kind: 'gauge',
    label: 'broker',
    samples: (f) => f.brokers.map((broker) => [broker.online ? 1 : 0, broker.name] as const),
  },
  {
    name: 'broker_reconnects_total',
    help: 'Connections to the broker that were made again',
    kind: 'counter',
    label: 'broker',
    samples: (f) => f.brokers.map((broker) => [broker.reconnects, broker.name] as const),
  },
  {
    name: 'embedded_broker_restarts_total',
    help: 'Times that the embedded broker had to be started again',
    kind: 'counter',
    samples: (f) => [[f.embeddedBrokerRestarts]],
  },
  {
    name: 'embedded_broker_clients',
    help: 'Clients of the embedded broker, this server among them',
    kind: 'gauge',
    samples: (f) => [[f.embeddedBrokerClients]],
  },
  {
    name: 'embedded_broker_messages_total',
    help: 'Messages that the embedded broker took in',
    kind: 'counter',
    samples: (f) => [[f.embeddedBrokerMessages]],
  },
  {
    name: 'embedded_broker_refused_total',
    help: 'What the embedded broker refused',
    kind: 'counter',
    label: 'reason',
    samples: (f) => labelled(f.embeddedBrokerRefused),
  },
  {
    name: 'login_failures_total',
    help: 'Refused sign-ins',
    kind: 'counter',
    samples: (f) => [[f.loginFailures]],
  },
  {
    name: 'insecure',
    help: '1 when reachable from elsewhere without users or TLS',
    kind: 'gauge',
    samples: (f) => [[f.insecure ? 1 : 0]],
  },
]

const FLUSH_SECONDS = [0.0001, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
const NANOS = 1e9
const LOOK_MILLIS = 10

function register(row: Row, figures: () => Figures, registry: Registry): void {
  const labelNames = row.label === undefined ? [] : [row.label]
  const labels = (label: string | undefined): Record<string, string> =>
    row.label === undefined || label === undefined ? {} : { [row.label]: label }
  const about = { name: `twinfloor_${row.name}`, help: row.help, labelNames, registers: [registry] }
  if (row.kind === 'gauge') {
    new Gauge({
      ...about,
      collect() {
        this.reset()
        for (const [value, label] of row.samples(figures())) this.set(labels(label), value)
      },
    })
    return
  }
  new Counter({
    ...about,
    collect() {
      this.reset()
      for (const [value, label] of row.samples(figures())) this.inc(labels(label), value)
    },
  })
}

export function createMetrics(figures: () => Figures): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const row of TABLE) register(row, figures, registry)
  for (const [name, kind, help, of] of JOURNAL)
    register({ name: `journal_${name}`, kind, help, samples: (f) => [[of(f.journal)]] }, figures, registry)
  const lag = monitorEventLoopDelay({ resolution: LOOK_MILLIS })
  lag.enable()
  new Gauge({
    name: 'twinfloor_event_loop_lag_seconds',
    help: 'Delay of the event loop since the last scrape, 99th percentile',
    registers: [registry],
    collect() {
      // What is measured is the time between two looks, which are that far apart when nothing delays them.
      this.set(Math.max(0, lag.percentile(99) / NANOS - LOOK_MILLIS / 1000))
      lag.reset()
    },
  })
  const flush = new Histogram({
    name: 'twinfloor_flush_seconds',
    help: 'Time that one flush of Readings to viewers took',
    buckets: FLUSH_SECONDS,
    registers: [registry],
  })
  return {
    observeFlush: (seconds) => flush.observe(seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close() {
      lag.disable()
      registry.clear()
    },
  }
}
