import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Vite puts what it has hashed here, and nothing else. */
const HASHED = /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+(\.br)?$/

const cachingOf = (path: string): string =>
  HASHED.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache'

/** One page has one address, and what is kept of it is kept once. */
const PAGE_BY_NAME = /^\/+index\.html/i

const NOT_BUILT = `页面尚未构建，请先运行：npm run build
The page has not been built yet. Run: npm run build
`

const text = (reply: FastifyReply, code: number, sentence: string): FastifyReply =>
  reply.code(code).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(sentence)

/** The built client, and what is said of everything that is not there. */
export async function clientRoutes(app: FastifyInstance, folder: string): Promise<void> {
  app.setNotFoundHandler((request, reply) =>
    /^\/api(\/|\?|$)/.test(request.url)
      ? reply.code(404).send({ error: 'notFound' })
      : text(reply, 404, '没有这个页面。\nThere is no such page.\n'),
  )
  // Browsers ask for it by themselves on pages that name no icon, the sign-in page among them.
  app.get('/favicon.ico', { config: { access: 'everyone' } }, async (_request, reply) =>
    reply.code(204).header('cache-control', 'public, max-age=86400').send(),
  )
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', async (_request, reply) => text(reply, 503, NOT_BUILT))
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    dotfiles: 'ignore',
    allowedPath: (path) => !PAGE_BY_NAME.test(path),
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', cachingOf(path))
    },
  })
}
