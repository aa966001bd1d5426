import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ASKED_OF, type AskedOf } from '../../../models/journal-ask.ts'
import type { Recording, RecordingsAnswer } from '../../../models/recording.ts'
import { type Bilingual, bilingual } from '../../../models/text.ts'
import type { Config } from '../config/config.ts'
import type { HttpGate } from './gate.ts'
import { originAllowed } from './hosts.ts'
import { answerTo, type Counter, type JournalDoor } from './journal.ts'
import { comingIn, type Patience } from './patience.ts'

/** Recordings as HTTP has them. */
export interface RecordingsDoor {
  list(): readonly Recording[]
  take(
    bytes: AsyncIterable<Uint8Array>,
    name: string | undefined,
  ): Promise<
    | { readonly ok: true; readonly recording: Recording }
    | { readonly ok: false; readonly why: 'refused' | 'busy' | 'full' | 'disk'; readonly error: Bilingual }
  >
  remove(id: string): Promise<boolean>
  plantAnswer(id: string): string | undefined
  open(id: string): JournalDoor | undefined
}

const BYTES = 'application/octet-stream'
const LONGEST_NAME = 100
const STATUS = { refused: 400, busy: 429, full: 409, disk: 507 } as const
const FOR_GOOD = 'private, max-age=31536000, immutable'

const NO_SUCH = bilingual('没有这个录像。', 'There is no such recording.')
const FOREIGN = bilingual('请求来自其他网站，已拒绝。', 'The request comes from another site and is refused.')
const NOT_YOURS = bilingual(
  '只有操作员和管理员可以导入或删除录像。',
  'Only operators and administrators may bring in or remove recordings.',
)
const NOT_BYTES = bilingual(`请以 ${BYTES} 类型发送录像文件。`, `Send the recording as ${BYTES}.`)
const STALLED = bilingual(
  '传输中断：太久没有收到数据，请重新导入。',
  'The transfer came to a halt: no more of it came for too long. Bring it in again.',
)
const BAD_NAME = bilingual(
  `名称应为 1 到 ${LONGEST_NAME} 个字符，不含控制字符。`,
  `A name has 1 to ${LONGEST_NAME} letters and no control characters.`,
)

/** A recording has no drafts and no versions, and is not recorded again. */
const NOT_ASKED: readonly AskedOf[] = ['reel', 'plant', 'recording']

type Named = FastifyRequest<{ Params: { id: string }; Querystring: Readonly<Record<string, unknown>> }>

export interface RecordingRoutes {
  readonly app: FastifyInstance
  readonly recordings: RecordingsDoor
  readonly config: Config
  readonly gate: HttpGate
  readonly counter: Counter
  readonly patience: Patience
}

/** GET, POST and DELETE under /api/recordings, and the questions of each [Y-48, Y-49]. */
export function recordingRoutes(routes: RecordingRoutes): void {
  const { app, recordings: door, config, gate, counter, patience } = routes
  app.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload))

  /** What changes something is for some only, and for our own page only. */
  const problemOf = ({
    headers,
  }: FastifyRequest): readonly [status: number, error: Bilingual] | undefined => {
    const role = gate.authorise(headers.cookie)?.role
    if (role !== 'operator' && role !== 'admin') return [403, NOT_YOURS]
    return originAllowed(headers.origin, headers.host, config) ? undefined : [403, FOREIGN]
  }
  const refused = (reply: FastifyReply, [status, error]: readonly [number, Bilingual]): FastifyReply =>
    reply.code(status).send({ error })

  app.get('/api/recordings', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ recordings: door.list() } satisfies RecordingsAnswer),
  )

  app.post<{ Querystring: { name?: unknown } }>('/api/recordings', async (request, reply) => {
    const problem = problemOf(request)
    if (problem !== undefined) return refused(reply, problem)
    if (request.body !== request.raw) return refused(reply, [415, NOT_BYTES])
    const { name } = request.query
    if (name !== undefined && !isName(name)) return refused(reply, [400, BAD_NAME])
    // However slow the way is: a large one takes minutes over most of them.
    const coming = comingIn(request.raw, patience)
    const taken = await door.take(coming.bytes, name)
    if (taken.ok) return reply.code(201).send(taken.recording)
    if (coming.hasStalled()) return refused(reply.header('connection', 'close'), [408, STALLED])
    coming.pass(app.server)
    return refused(reply, [STATUS[taken.why], taken.error])
  })

  app.delete<{ Params: { id: string } }>('/api/recordings/:id', async (request, reply) => {
    const problem = problemOf(request)
    if (problem !== undefined) return refused(reply, problem)
    return (await door.remove(request.params.id)) ? reply.code(204).send() : refused(reply, [404, NO_SUCH])
  })

  app.get<{ Params: { id: string } }>('/api/recordings/:id/plant-answer', async (request, reply) => {
    const answer = door.plantAnswer(request.params.id)
    if (answer === undefined) return refused(reply, [404, NO_SUCH])
    return reply.type('application/json; charset=utf-8').header('cache-control', FOR_GOOD).send(answer)
  })

  for (const of of ASKED_OF) {
    if (NOT_ASKED.includes(of)) continue
    app.get(`/api/recordings/:id/${of}`, async (request: Named, reply) => {
      const opened = door.open(request.params.id)
      if (opened === undefined) return refused(reply, [404, NO_SUCH])
      reply.header('cache-control', 'no-store')
      return answerTo(of, request, reply, opened, counter)
    })
  }
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= LONGEST_NAME && /^[^\p{Cc}]+$/u.test(name)
