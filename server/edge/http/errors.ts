import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log.ts'

/** Our own words for what was wrong with a request; a library's would tell which it is and echo what was asked. */
const CODES: Readonly<Record<number, string>> = {
  403: 'forbidden',
  404: 'notFound',
  408: 'tooSlow',
  413: 'tooLarge',
  414: 'tooLong',
  415: 'unsupportedType',
  431: 'headersTooLarge',
}

const answerOf = (status: number) => ({ error: CODES[status] ?? 'badRequest' })

/** For what fastify refuses before any route is found. */
export function frameworkErrors(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400
  void reply.code(status).send(answerOf(status))
}

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** For what is no request at all, or never becomes one. */
export function clientErrorHandler(error: { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const status = STATUS_OF[error.code ?? ''] ?? 400
  const body = JSON.stringify(answerOf(status))
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

/** What went wrong is told by its code alone; what is our fault is logged as well. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send(answerOf(status))
    const path = request.routeOptions.url ?? '(no route)'
    log.warnRarely(`httpFailed ${path}`, { path, reason: error.message }, `${path} could not be answered`)
    return reply.code(500).send({ error: 'internal' })
  })
}
