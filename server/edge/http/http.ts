import type { Server } from 'node:http'
import fastifyHelmet from '@fastify/helmet'
import { type FastifyInstance, fastify } from 'fastify'
import type { BookmarkKeeping } from '../../../models/bookmark.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../log.ts'
import { type Answers, answerRoutes } from './answers.ts'
import { bookmarkRoutes } from './bookmarks.ts'
import { clientRoutes } from './client.ts'
import { answerErrors, clientErrorHandler, frameworkErrors } from './errors.ts'
import { guard, type HttpGate } from './gate.ts'
import { originAllowed } from './hosts.ts'
import { type JournalDoor, journalRoutes, openCounter } from './journal.ts'
import { isEverywhere, outsideNames } from './names.ts'
import { PATIENCE, type Patience } from './patience.ts'
import { helmetOptions } from './policy.ts'
import { type RecordingsDoor, recordingRoutes } from './recordings.ts'
import { CONNECTION_SHARES, createPlainOrTlsServer, listen, stopperOf } from './server.ts'
import { type DroppedConnections, shareConnections } from './shares.ts'
import { signInRoutes } from './sign-in.ts'

export interface HttpOptions extends Answers {
  readonly config: Config
  readonly gate: HttpGate
  /** Where the built client lies, absolute. */
  readonly clientFolder: string
  readonly log: Log
  /** Undefined where none is kept. */
  readonly journal?: JournalDoor
  /** Undefined where none are kept. */
  readonly bookmarks?: BookmarkKeeping
  /** Undefined where none are kept. */
  readonly recordings?: RecordingsDoor
  readonly patience?: Patience
}

/** The page and its answers, listening. */
export interface Http {
  /** For the sockets to share. */
  readonly server: Server
  /** What to open on this machine. */
  readonly url: string
  /** What to open on other machines; none on loopback. */
  readonly urls: readonly string[]
  readonly droppedConnections: DroppedConnections
  /** Whether a page may open a socket to us [X-20] [X-21]. */
  originAllowed(origin: string | undefined, host: string | undefined): boolean
  close(): Promise<void>
}

const LONGEST_BODY = 16 * 1024
const LONGEST_PARAMETER = 200

/** Starts the page; an HttpProblem says in a sentence why it cannot [X-24]. */
export async function startHttp(options: HttpOptions): Promise<Http> {
  const { config, gate, clientFolder, log, patience = PATIENCE } = options
  const app: FastifyInstance = fastify({
    serverFactory: (handler) => createPlainOrTlsServer(config, patience, handler),
    bodyLimit: LONGEST_BODY,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors,
    clientErrorHandler,
    logger: false,
    trustProxy: false,
    return503OnClosing: false,
  })
  await app.register(fastifyHelmet, helmetOptions(config))
  guard(app, config, gate)
  answerErrors(app, log)
  signInRoutes(app, config, gate, log)
  answerRoutes(app, options)
  const counter = openCounter(gate, options.plant.body)
  if (options.journal !== undefined) journalRoutes(app, options.journal, counter)
  const { recordings } = options
  // In a scope of its own: nobody else takes a body of bytes.
  if (recordings !== undefined)
    await app.register(async (scope) =>
      recordingRoutes({ app: scope, recordings, config, gate, counter, patience }),
    )
  const { bookmarks } = options
  if (bookmarks !== undefined)
    // JSON is read for them alone.
    await app.register(async (scope) => bookmarkRoutes(scope, bookmarks, config, gate))
  await clientRoutes(app, clientFolder)
  await app.ready()
  const droppedConnections = shareConnections(app.server, CONNECTION_SHARES)
  const stop = stopperOf(app.server)
  const port = await listen(app.server, config.host, config.port)
  return {
    server: app.server,
    url: urlOf(config, port),
    urls: outsideNames(config).map((host) => urlOf({ ...config, host }, port)),
    droppedConnections,
    originAllowed: (origin, host) => originAllowed(origin, host, config),
    async close() {
      await stop()
      await app.close()
    },
  }
}

export function urlOf(config: Pick<Config, 'host' | 'tls'>, port: number): string {
  const scheme = config.tls === undefined ? 'http' : 'https'
  const host = isEverywhere(config.host) ? 'localhost' : config.host
  return new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`).origin
}
