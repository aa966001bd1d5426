import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DiscoveredAnswer, RejectedAnswer, Status, StoriesAnswer } from '../../../models/protocol.ts'

/** The Plant as it is sent. */
interface PlantText {
  readonly body: string
  /** The ETag, and what the query says to keep the answer for good. */
  readonly hash: string
}

/** What the routes answer from; the functions are asked at every request. */
export interface Answers {
  readonly plant: PlantText
  readonly status: () => Status
  readonly rejected: () => RejectedAnswer
  readonly discovered: () => DiscoveredAnswer
  readonly stories: () => StoriesAnswer
  readonly metrics: { readonly contentType: string; text(): Promise<string> }
}

/** How the server is, in a word that a load balancer understands. */
export interface Health {
  readonly status: 'ok' | 'degraded'
  readonly brokers: number
  readonly brokersOnline: number
  readonly upSeconds: number
}

export function healthOf(status: Pick<Status, 'brokers' | 'serverTime' | 'startedAt'>): Health {
  const brokers = status.brokers.length
  const brokersOnline = status.brokers.filter(({ state }) => state.kind === 'online').length
  const upSeconds = Math.max(0, Math.floor((status.serverTime - status.startedAt) / 1000))
  return { status: brokersOnline === brokers ? 'ok' : 'degraded', brokers, brokersOnline, upSeconds }
}

export function accepts(encoding: 'br', header: string | undefined): boolean {
  for (const part of (header ?? '').slice(0, 1000).toLowerCase().split(',')) {
    const [name, ...parameters] = part.split(';').map((text) => text.trim())
    if (name === encoding) return !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  }
  return false
}

const FOR_GOOD = 'private, max-age=31536000, immutable'
const ASK_AGAIN = 'private, no-cache'

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((part) => part.trim().replace(/^W\//, '') === `"${etag}"`)

function sendPlant(
  request: FastifyRequest<{ Querystring: { hash?: string } }>,
  reply: FastifyReply,
  plant: PlantText,
  brotli: Buffer | undefined,
) {
  const { headers, query } = request
  reply
    .header('etag', `W/"${plant.hash}"`)
    .header('vary', 'accept-encoding')
    .header('cache-control', query.hash === plant.hash ? FOR_GOOD : ASK_AGAIN)
  if (isKnown(headers['if-none-match'], plant.hash)) return reply.code(304).send()
  reply.type('application/json; charset=utf-8')
  return brotli !== undefined && accepts('br', headers['accept-encoding'])
    ? reply.header('content-encoding', 'br').send(brotli)
    : reply.send(plant.body)
}

/** A plant of ten thousand machines takes most of a second to compress, which nobody waits for. */
const QUALITY = 6

function compressed(text: string): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
  return promisify(brotliCompress)(text, { params })
}

export function answerRoutes(app: FastifyInstance, answers: Answers): void {
  const { plant, metrics } = answers
  let brotli: Buffer | undefined
  compressed(plant.body).then(
    (made) => {
      brotli = made
    },
    () => undefined,
  )
  const fresh = async (_request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store')
  }
  app.get('/healthz', { config: { access: 'everyone' }, onRequest: fresh }, async () =>
    healthOf(answers.status()),
  )
  app.get('/metrics', { config: { access: 'scraper' }, onRequest: fresh }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  )
  app.get<{ Querystring: { hash?: string } }>('/api/plant', async (request, reply) =>
    sendPlant(request, reply, plant, brotli),
  )
  app.get('/api/status', { onRequest: fresh }, async () => answers.status())
  app.get('/api/rejected', { onRequest: fresh }, async () => answers.rejected())
  app.get('/api/discovered', { onRequest: fresh }, async () => answers.discovered())
  app.get('/api/stories', { onRequest: fresh }, async () => answers.stories())
}
