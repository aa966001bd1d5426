import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Bookmark,
  type BookmarkKeeping,
  changedBookmark,
  type KeptBookmarks,
  LONGEST_BOOKMARK,
  MOST_BOOKMARKS,
  newBookmark,
} from '../../../models/bookmark.ts'
import type { Role } from '../../../models/protocol.ts'
import { type Bilingual, bilingual } from '../../../models/text.ts'
import type { Config } from '../config/config.ts'
import { originAllowed } from './hosts.ts'

interface Users {
  /** False where everyone may come in and nobody has a name. */
  readonly isGuarded: boolean
  authorise(cookieHeader: string | undefined): { readonly name: string; readonly role: Role } | undefined
}

const NOT_YOURS = bilingual(
  '只有操作员和管理员可以添加、修改或删除书签。',
  'Only operators and administrators may add, rewrite or delete bookmarks.',
)
const FOREIGN = bilingual('请求来自其他网站，已拒绝。', 'The request comes from another site and is refused.')
const UNREADABLE = bilingual(
  `书签应含 at（1970 年以来的整毫秒数）和 text（1 到 ${LONGEST_BOOKMARK} 个字符，须有可见字符），可含更晚的 to。`,
  `A bookmark has at (whole milliseconds since 1970) and text (1 to ${LONGEST_BOOKMARK} letters, some of them visible), and may have a later to.`,
)
const WHY: Readonly<Record<Extract<KeptBookmarks, { ok: false }>['why'], readonly [number, Bilingual]>> = {
  unknown: [404, bilingual('没有这个书签。', 'There is no such bookmark.')],
  full: [
    409,
    bilingual(
      `最多保存 ${MOST_BOOKMARKS} 个书签，请先删除不用的。`,
      `There is room for ${MOST_BOOKMARKS} bookmarks. Delete one first.`,
    ),
  ],
  disk: [507, bilingual('书签无法写入磁盘。', 'The bookmark could not be written to the disk.')],
}

type Named = FastifyRequest<{ Params: { id: string } }>

/** What is no JSON is no bookmark, and is refused as one that cannot be read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** GET, POST, PATCH and DELETE under /api/bookmarks; each answers with all that are kept then [PH-53]. */
export function bookmarkRoutes(
  app: FastifyInstance,
  kept: BookmarkKeeping,
  config: Config,
  users: Users,
): void {
  const answer = (reply: FastifyReply, bookmarks: readonly Bookmark[]): FastifyReply =>
    reply.header('cache-control', 'no-store').send({ bookmarks })
  const refuse = (reply: FastifyReply, [status, error]: readonly [number, Bilingual]): FastifyReply =>
    reply.code(status).send({ error })
  const become = (reply: FastifyReply, became: KeptBookmarks): FastifyReply =>
    became.ok ? answer(reply, became.bookmarks) : refuse(reply, WHY[became.why])

  /** What changes something is for some only, and for our own page only. */
  const problemOf = ({ headers }: FastifyRequest): readonly [number, Bilingual] | undefined => {
    const role = users.authorise(headers.cookie)?.role
    if (role !== 'operator' && role !== 'admin') return [403, NOT_YOURS]
    return originAllowed(headers.origin, headers.host, config) ? undefined : [403, FOREIGN]
  }

  /** Where nobody signs in there is no name to tell. */
  const writer = ({ headers }: FastifyRequest): string =>
    users.isGuarded ? (users.authorise(headers.cookie)?.name ?? '') : ''

  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) =>
    parsed(body),
  )

  app.get('/api/bookmarks', async (_request, reply) => answer(reply, kept.all()))

  app.post('/api/bookmarks', async (request, reply) => {
    const problem = problemOf(request)
    if (problem !== undefined) return refuse(reply, problem)
    const wanted = newBookmark.safeParse(request.body)
    if (!wanted.success) return refuse(reply, [400, UNREADABLE])
    return become(reply, kept.add(wanted.data, writer(request)))
  })

  app.patch('/api/bookmarks/:id', async (request: Named, reply) => {
    const problem = problemOf(request)
    if (problem !== undefined) return refuse(reply, problem)
    const wanted = changedBookmark.safeParse(request.body)
    if (!wanted.success) return refuse(reply, [400, UNREADABLE])
    return become(reply, kept.rewrite(request.params.id, wanted.data.text))
  })

  app.delete('/api/bookmarks/:id', async (request: Named, reply) => {
    const problem = problemOf(request)
    return problem === undefined ? become(reply, kept.remove(request.params.id)) : refuse(reply, problem)
  })
}
