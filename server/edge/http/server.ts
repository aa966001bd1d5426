import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer, Server as TlsServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Config } from '../config/config.ts'
import { hostAllowed } from './hosts.ts'
import type { Reached } from './names.ts'
import { limitRequest, type Patience } from './patience.ts'
import { tellPlain } from './plain-to-tls.ts'
import { certificateProblem, listenProblem } from './problem.ts'
import type { ShareLimits } from './shares.ts'

/** What one connection may ask of us. */
const LIMITS: ServerOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5000,
  // Each request has a limit of its own, which a route may lift [patience.ts].
  requestTimeout: 0,
  keepAliveTimeout: 15_000,
  connectionsCheckingInterval: 1000,
}
const MOST_HEADERS = 64
const MOST_REQUESTS_PER_SOCKET = 10_000
const MOST_CONNECTIONS = 2000
/** What one address may hold of them. */
export const CONNECTION_SHARES: ShareLimits = { perAddress: 128, onLoopback: 512 }

export function createPlainOrTlsServer(
  config: Reached,
  patience: Patience,
  handler: RequestListener,
): Server {
  const limited: RequestListener = (request, response) => {
    limitRequest(server, request, patience)
    handler(request, response)
  }
  const server = config.tls === undefined ? createServer(LIMITS, limited) : tlsServer(config.tls, limited)
  if (server instanceof TlsServer) tellPlain(server, (host) => hostAllowed(host, config))
  server.maxHeadersCount = MOST_HEADERS
  server.maxRequestsPerSocket = MOST_REQUESTS_PER_SOCKET
  server.maxConnections = MOST_CONNECTIONS
  return server
}

function tlsServer(tls: NonNullable<Config['tls']>, handler: RequestListener): Server {
  try {
    return createTlsServer({ ...LIMITS, cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }, handler)
  } catch (error) {
    throw certificateProblem(error)
  }
}

/** Listens, or throws an HttpProblem; answers the port. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown): void => reject(listenProblem(error, host, port))
    server.once('error', refuse)
    server.listen({ host, port, backlog: 511 }, () => {
      server.off('error', refuse)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Ends the server whoever is connected: what became a WebSocket is no longer among its own connections. */
export function stopperOf(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
}
