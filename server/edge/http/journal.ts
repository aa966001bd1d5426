import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerHead, JournalAnswer, JournalReading, TableForm } from '../../../models/journal-answer.ts'
import { ASKED_OF, type AskedOf, readQuestion } from '../../../models/journal-ask.ts'
import type { AskedPlant } from '../../../models/journal-plant.ts'
import { bilingual } from '../../../models/text.ts'
import { piece } from './journal-pieces.ts'
import { recordingHead } from './journal-recording.ts'
import { createTurnstile, type Turnstile } from './journal-turnstile.ts'

/** The Journal as HTTP has it: who answers, and how things are called. */
export interface JournalDoor {
  readonly reading: JournalReading
  readonly plant: AskedPlant
}

interface Users {
  authorise(cookieHeader: string | undefined): { readonly name: string } | undefined
}

type Query = Readonly<Record<string, unknown>>
type Asking = FastifyRequest<{ Querystring: Query }>

const TYPES: Readonly<Record<TableForm, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  mcap: 'application/octet-stream',
}
const FOR_GOOD = 'private, max-age=31536000, immutable'
const ASK_AGAIN = 'private, no-cache'
/** One user's questions that are answered at once [Y-42]. */
const MOST_AT_ONCE = 8

const TOO_MANY = bilingual(
  `每位用户最多同时查询 ${MOST_AT_ONCE} 次：请稍后再试。`,
  `At most ${MOST_AT_ONCE} questions of one user are answered at once: try again in a moment.`,
)
const NOTHING = bilingual('没有这样的记录。', 'Nothing of the kind has been recorded.')
const TOO_MUCH = bilingual(
  '这段时间的记录过大：请缩短时间。',
  'What was recorded of that time is too much for one file: ask for less time.',
)
const FAILED = bilingual('读取记录时出错。', 'The Journal could not be read.')

/** Where answers come from, and who may ask how often. */
export interface Counter {
  readonly turnstile: Turnstile
  readonly users: Users
  /** What is told of the Plant in a recording of it. */
  readonly plantBody: string
}

export const openCounter = (users: Users, plantBody: string): Counter => ({
  turnstile: createTurnstile(MOST_AT_ONCE),
  users,
  plantBody,
})

/** Every question is an address of its own: /api/journal/moment, reel, plant, skim, range, events, density [Y-41]. */
export function journalRoutes(app: FastifyInstance, door: JournalDoor, counter: Counter): void {
  for (const of of ASKED_OF) {
    app.get<{ Querystring: Query }>(`/api/journal/${of}`, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return answerTo(of, request, reply, door, counter)
    })
  }
}

export async function answerTo(
  of: AskedOf,
  request: Asking,
  reply: FastifyReply,
  { reading, plant }: JournalDoor,
  { turnstile, users, plantBody }: Counter,
): Promise<FastifyReply> {
  const asked = readQuestion(of, withFormat(of, request), plant)
  if (!asked.ok) return reply.code(400).send({ error: asked.error })
  const user = users.authorise(request.headers.cookie)?.name ?? ''
  const leave = turnstile.enter(user)
  if (leave === undefined) return reply.code(429).header('retry-after', 1).send({ error: TOO_MANY })
  const answer = reading.ask(asked.question)
  reply.raw.once('close', () => {
    answer.stop()
    leave()
  })
  try {
    return await send(await answer.head, answer, request, reply, plantBody)
  } catch {
    return reply.code(503).send({ error: FAILED })
  }
}

/** What a client accepts says the format where the address does not. */
function withFormat(of: AskedOf, { query, headers }: FastifyRequest<{ Querystring: Query }>): Query {
  const isCsv =
    of === 'range' && query.format === undefined && headers.accept?.startsWith('text/csv') === true
  return isCsv ? { ...query, format: 'csv' } : query
}

async function send(
  head: AnswerHead,
  answer: JournalAnswer,
  request: Asking,
  reply: FastifyReply,
  plantBody: string,
): Promise<FastifyReply> {
  switch (head.kind) {
    case 'nothing':
      return reply.code(404).send({ error: NOTHING })
    case 'tooMuch':
      answer.stop()
      return reply.code(400).send({ error: TOO_MUCH })
    case 'recording': {
      const first = await recordingHead(head, plantBody)
      const name = `twinfloor-${new Date(head.from).toISOString().slice(0, 16).replace(':', '')}Z.twinrec`
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(joined(first, answer), { objectMode: false }))
    }
    case 'plain':
      return reply
        .type(TYPES[head.type])
        .header('vary', 'accept')
        .headers(attached(head.type))
        .send(Readable.from(answer.parts, { objectMode: false }))
    case 'reel':
      if (head.version !== undefined) {
        const isNamed = request.query.version === head.version
        reply.header('etag', `"${head.version}"`).header('cache-control', isNamed ? FOR_GOOD : ASK_AGAIN)
        if (request.headers['if-none-match']?.includes(`"${head.version}"`)) {
          answer.stop()
          return reply.code(304).send()
        }
      }
      return sendPieces(reply, inOnePiece(head, answer, head.bytes))
    case 'moment':
    case 'skim':
      return sendPieces(reply, inPieces(head, answer))
  }
}

/** What no browser shows is kept as a file. */
const attached = (type: TableForm): Readonly<Record<string, string>> =>
  type === 'parquet' || type === 'mcap'
    ? { 'content-disposition': `attachment; filename="twinfloor.${type}"` }
    : {}

async function* joined(first: readonly Uint8Array[], { parts }: JournalAnswer): AsyncGenerator<Uint8Array> {
  yield* first
  yield* parts
}

const sendPieces = (reply: FastifyReply, pieces: AsyncIterable<Uint8Array>): FastifyReply =>
  reply.type('application/octet-stream').send(Readable.from(pieces, { objectMode: false }))

/** The head, and each part as a piece; the Frames of a row have their lengths already. */
async function* inPieces(head: AnswerHead, { parts }: JournalAnswer): AsyncGenerator<Uint8Array> {
  yield piece(Buffer.from(JSON.stringify(head)))
  for await (const part of parts) yield head.kind === 'skim' ? part : piece(part)
}

/** The head, and all parts as one piece whose length is known. */
async function* inOnePiece(
  head: AnswerHead,
  { parts }: JournalAnswer,
  length: number,
): AsyncGenerator<Uint8Array> {
  yield piece(Buffer.from(JSON.stringify(head)))
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(length)
  yield prefix
  yield* parts
}
