import { createHash, randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { KINDS } from '../models/kinds/catalogue.ts'
import type { Plant } from '../models/plant/schema.ts'
import { isSimulationTopic } from '../models/simulation.ts'
import { slotTable } from '../models/slots.ts'
import { embeddedAsBroker, embeddedBrokerOf, simulatorsOf } from './children.ts'
import { createIngest, type Ingest } from './core/ingest/door.ts'
import { take } from './core/ingest/ingest.ts'
import { keepTwin, recallTwin } from './core/keep.ts'
import { tellWaiting } from './core/state-changes.ts'
import { brokerChanged, lookOver } from './core/watch.ts'
import { openBookmarksFile } from './edge/bookmarks-file.ts'
import { buildClient, clientFolder } from './edge/client-build.ts'
import type { Broker, Config } from './edge/config/config.ts'
import { startHttp } from './edge/http/http.ts'
import { openSnapshotFile, type SnapshotFile } from './edge/last-snapshot.ts'
import type { Log } from './edge/log.ts'
import { createMetrics } from './edge/metrics.ts'
import { type BrokerConnection, connectBroker } from './edge/mqtt/connect.ts'
import { initialsOf } from './edge/pinyin.ts'
import { openSockets } from './edge/sockets/sockets.ts'
import { createTicker } from './edge/ticker.ts'
import type { Gate } from './edge/users/gate.ts'
import { openTheJournal } from './journal.ts'
import { plantAnswer } from './plant-answer.ts'
import { createRates } from './rates.ts'
import { createSimulation, type Simulation } from './simulation.ts'
import {
  type BrokerTold,
  discoveredAnswer,
  figuresOf,
  rejectedAnswer,
  statusOf,
  type Told,
} from './status.ts'

/** A running server. */
export interface Twinfloor {
  readonly url: string
  /** What to open on other machines. */
  readonly urls: readonly string[]
  readonly ingest: Ingest
  readonly brokerUrls: readonly string[]
  stop(): Promise<void>
}

export interface Opening {
  readonly config: Config
  readonly plant: Plant
  readonly gate: Gate
  readonly log: Log
}

const WATCH_MILLIS = 1000
const KEEP_MILLIS = 60_000
const MOST_VIEWERS = 1000

/** Opens every edge and introduces each to the core; whatever cannot be opened is an Error with a sentence that helps. */
export async function openTwinfloor({ config, plant, gate, log }: Opening): Promise<Twinfloor> {
  const startedAt = Date.now()
  const steadyNow = (): number => performance.now()
  const table = slotTable(plant, KINDS)
  const decoder = new TextDecoder()
  const ingest = createIngest(table, (bytes) => decoder.decode(bytes))
  const answer = plantAnswer(
    plant,
    table,
    (text) => createHash('sha256').update(text).digest('hex'),
    initialsOf,
  )
  const keep = openSnapshotFile(config.dataFolder, config.simulators.kind === 'on')
  const kept = keep.read(answer.hash)
  if (kept !== undefined) {
    const recalled = recallTwin(ingest.floor, kept, Date.now())
    if (recalled > 0) log.info({ recalled }, `recalled ${recalled} Readings from the last run`)
  }

  const stops: (() => Promise<void> | void)[] = []
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const opening = [
      buildClient(),
      embeddedBrokerOf(config, log),
      openTheJournal({
        config,
        floor: ingest.floor,
        plant: { id: plant.id, hash: answer.hash },
        log,
        steadyNow,
      }),
    ] as const
    // A page that cannot be built must not leave a broker behind, and the other way round.
    await Promise.allSettled(opening)
    const written = await opening[2]
    stops.push(() => written.close())
    const embedded = await opening[1]
    if (embedded !== undefined) stops.push(() => embedded.stop())
    log.debug({ built: await opening[0] }, 'the page is ready')

    const brokers: BrokerTold[] = []
    const connections: BrokerConnection[] = []
    const simulation =
      config.simulators.kind === 'off'
        ? undefined
        : createSimulation({
            plant: plant.id,
            publish: (topic, payload) => connections[0]?.publish(topic, payload) === true,
            steadyNow,
            later: (call, millis) => {
              setTimeout(call, millis).unref()
            },
            onNews: () => tellStatus(),
            log,
          })
    const metrics = createMetrics(() => figuresOf(told))
    stops.push(() => metrics.close())
    const rates = createRates(steadyNow())
    let rate = rates({ packets: 0, readings: 0, frames: 0 }, steadyNow())
    const http = await startHttp({
      config,
      gate,
      log,
      clientFolder,
      plant: { hash: answer.hash, body: JSON.stringify(answer) },
      status: () => statusOf(told, rate, Date.now()),
      rejected: () => rejectedAnswer(told),
      discovered: () => discoveredAnswer(told),
      stories: () => simulation?.stories() ?? { stories: [] },
      journal: written.door,
      bookmarks: openBookmarksFile(config.dataFolder, { now: Date.now, freeId: randomUUID, log }),
      recordings: written.recordings,
      metrics,
    })
    stops.push(() => http.close())
    const sockets = openSockets({
      server: http.server,
      floor: ingest.floor,
      plantHash: answer.hash,
      epoch: randomUUID(),
      insecure: config.insecure,
      maxViewers: MOST_VIEWERS,
      authorise: (headers) => gate.authorise(headers.cookie as string | undefined),
      originAllowed: http.originAllowed,
      simulate: (control, user) => simulation?.ask(control, user) === true,
      wallNow: Date.now,
      steadyNow,
    })
    stops.push(() => sockets.close())
    const { hall } = sockets
    const ticker = createTicker(
      hall.dueAt,
      () => {
        const start = steadyNow()
        hall.flush()
        metrics.observeFlush((steadyNow() - start) / 1000)
      },
      steadyNow,
    )
    stops.push(() => ticker.stop())
    stops.push(() => tellWaiting(ingest.floor.changes, ingest.floor.happenings, Date.now()))

    const listenTo = (broker: Broker): void => {
      const index = brokers.length
      const { ca, cert, key, user, password, ...rest } = broker
      // The simulators play over the first broker, and are spoken with there.
      const topics = index === 0 ? topicsWith(broker.topics, simulation) : broker.topics
      const connection: BrokerConnection = connectBroker({
        ...rest,
        topics,
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
        ...(user === undefined ? {} : { user }),
        ...(password === undefined ? {} : { password }),
        log,
        onPacket: (topic, payload, retained) => {
          if (simulation !== undefined && isSimulationTopic(topic)) {
            if (topic === simulation.topic && index === 0) simulation.heard(payload)
            return
          }
          take(ingest, topic, payload, retained, index, Date.now())
          ticker.poke()
        },
        onState: (state) => {
          brokerChanged(
            ingest.floor,
            index,
            state.kind === 'lost' ? state.sinceMillis : undefined,
            Date.now(),
          )
          ticker.poke()
        },
      })
      connections.push(connection)
      brokers.push({
        name: broker.name,
        url: broker.url.replace(/\/\/[^/@]*@/, '//'),
        reconnects: connection.reconnects,
        state: () => {
          const state = connection.state()
          return state.kind === 'lost' ? { ...state, reason: state.reason.text } : state
        },
      })
      stops.push(() => connection.close())
    }
    if (embedded !== undefined) listenTo(embeddedAsBroker(embedded.url))
    for (const broker of config.brokers) listenTo(broker)

    const simulators = simulatorsOf(config, embedded ?? config.brokers[0], log)
    if (simulators !== undefined) stops.push(() => simulators.stop())

    const told: Told = {
      config,
      ingest,
      hall,
      startedAt,
      brokers,
      embeddedBroker: () => embedded && { url: embedded.url, restarts: embedded.restarts() },
      brokerFigures: () => embedded?.figures(),
      simulators: () => simulators && simulation?.status(simulators.restarts()),
      refusedMessages: sockets.refusedMessages,
      loginFailures: gate.failures,
      refusedViewers: sockets.refusedViewers,
      droppedConnections: http.droppedConnections,
      journal: written.journal,
      journalDamage: written.reader.broken,
    }
    const tellStatus = (): void => sockets.tellStatus(statusOf(told, rate, Date.now()))
    const watching = setInterval(() => {
      lookOver(ingest.floor, Date.now())
      const counts = {
        packets: ingest.packets,
        readings: ingest.floor.bridge.readings,
        frames: hall.figures.frames,
      }
      rate = rates(counts, steadyNow())
      sockets.askAgain()
      tellStatus()
      ticker.poke()
    }, WATCH_MILLIS)
    const keeping = setInterval(() => keepNow(keep, answer.hash, ingest, log), KEEP_MILLIS)
    stops.push(() => {
      clearInterval(watching)
      clearInterval(keeping)
      keepNow(keep, answer.hash, ingest, log)
    })
    return { url: http.url, urls: http.urls, ingest, brokerUrls: brokers.map(({ url }) => url), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A full disk must not end the server: it is said, and tried again. */
function keepNow(keep: SnapshotFile, plantHash: string, ingest: Ingest, log: Log): void {
  try {
    keep.write(plantHash, keepTwin(ingest.floor, Date.now()))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.warnRarely('keep', { reason }, `the last Snapshot could not be written: ${reason}`)
  }
}

const topicsWith = (topics: readonly string[], simulation: Simulation | undefined): readonly string[] =>
  simulation === undefined || topics.includes('#') ? topics : [...topics, simulation.topic]
