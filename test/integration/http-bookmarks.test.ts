import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Bookmark, LONGEST_BOOKMARK, MOST_BOOKMARKS } from '../../models/bookmark.ts'
import type { Role } from '../../models/protocol.ts'
import { openBookmarksFile } from '../../server/edge/bookmarks-file.ts'
import type { Http } from '../../server/edge/http/http.ts'
import { openGate } from '../../server/edge/users/open.ts'
import { ask, buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'

const AT = 1_790_000_000_000
const JSON_TYPE = { 'content-type': 'application/json' }

let client: SmallClient
let folder: string
let asked: Role | undefined
const closing: Http[] = []
const said: string[] = []

beforeAll(() => {
  client = buildSmallClient()
})
afterAll(() => client.remove())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookmarks-'))
  asked = 'operator'
  said.length = 0
})
afterEach(async () => {
  for (const http of closing.splice(0)) await http.close()
  rmSync(folder, { recursive: true, force: true })
})

let ids = 0
const open = (into = folder) =>
  openBookmarksFile(into, {
    now: () => AT + 5,
    freeId: () => `id-${ids++}`,
    log: {
      warn: (_fields: object, text: string) => said.push(text),
      warnRarely: (_key: string, _fields: object, text: string) => said.push(text),
    },
  })

async function start(into = folder, isGuarded = true): Promise<Http> {
  const config = configOf()
  const gate = {
    ...openGate(config),
    isGuarded,
    authorise: () => (asked === undefined ? undefined : { name: 'ann', role: asked }),
  }
  const http = await startPage(config, client.folder, undefined, { gate, bookmarks: open(into) })
  closing.push(http)
  return http
}

async function call(http: Http, method: string, path = '', body?: unknown, headers = {}) {
  const text = body === undefined ? '' : JSON.stringify(body)
  const type = body === undefined ? {} : JSON_TYPE
  const answer = await ask(http.url, `/api/bookmarks${path}`, { ...type, ...headers }, method, text)
  const told = JSON.parse(answer.body.toString()) as { bookmarks?: Bookmark[]; error?: { en: string } }
  return { status: answer.response.statusCode, ...told }
}

describe('bookmarks over HTTP', () => {
  it('[PH-53] are added, rewritten and deleted, and each answer is what is kept then', async () => {
    const http = await start()
    expect(await call(http, 'GET')).toEqual({ status: 200, bookmarks: [] })
    const first = await call(http, 'POST', '', { at: AT, text: ' 卡料 jam ' })
    expect(first.bookmarks).toEqual([
      { id: expect.any(String), at: AT, text: '卡料 jam', by: 'ann', made: AT + 5 },
    ])
    const id = first.bookmarks?.[0]?.id
    const second = await call(http, 'POST', '', { at: AT - 9, to: AT, text: 'line\nbreak' })
    expect(second.bookmarks).toHaveLength(2)
    expect(second.bookmarks?.[1]).toMatchObject({ at: AT - 9, to: AT })
    expect((await call(http, 'PATCH', `/${id}`, { text: 'other' })).bookmarks?.[0]?.text).toBe('other')
    expect((await call(http, 'DELETE', `/${id}`)).bookmarks).toHaveLength(1)
    expect((await call(http, 'GET')).bookmarks).toEqual(second.bookmarks?.slice(1))
  })

  it('[PH-53] are there after a restart', async () => {
    const http = await start()
    const { bookmarks } = await call(http, 'POST', '', { at: AT, text: 'a' })
    await http.close()
    closing.length = 0
    expect((await call(await start(), 'GET')).bookmarks).toEqual(bookmarks)
  })

  it('[PH-53] are by nobody where nobody signs in', async () => {
    const http = await start(folder, false)
    const { bookmarks } = await call(http, 'POST', '', { at: AT, text: 'jam' })
    expect(bookmarks).toMatchObject([{ text: 'jam', by: '' }])
  })

  it('[PH-53] are read by everyone who has signed in, and written by operators and administrators', async () => {
    const http = await start()
    for (const [role, status] of [
      ['viewer', 403],
      ['operator', 200],
      ['admin', 200],
    ] as const) {
      asked = role
      expect((await call(http, 'POST', '', { at: AT, text: role })).status, role).toBe(status)
      expect((await call(http, 'GET')).status).toBe(200)
    }
    asked = 'viewer'
    const [one] = (await call(http, 'GET')).bookmarks ?? []
    expect((await call(http, 'PATCH', `/${one?.id}`, { text: 'x' })).status).toBe(403)
    expect((await call(http, 'DELETE', `/${one?.id}`)).status).toBe(403)
    asked = undefined
    expect((await call(http, 'GET')).status).toBe(401)
  })

  it('[PH-53] are not written by the page of another site', async () => {
    const http = await start()
    const foreign = { origin: 'https://elsewhere.example' }
    expect((await call(http, 'POST', '', { at: AT, text: 'x' }, foreign)).status).toBe(403)
    expect((await call(http, 'DELETE', '/id-0', undefined, foreign)).status).toBe(403)
    expect((await call(http, 'POST', '', { at: AT, text: 'x' }, { origin: http.url })).status).toBe(200)
  })

  it.each([
    ['no instant', { text: 'x' }],
    ['a fraction', { at: 1.5, text: 'x' }],
    ['an end before its begin', { at: AT, to: AT - 1, text: 'x' }],
    ['no words', { at: AT, text: '  ' }],
    ['nothing that can be seen', { at: AT, text: '\u200b\u2060' }],
    ['too many words', { at: AT, text: 'x'.repeat(LONGEST_BOOKMARK + 1) }],
    ['signs that steer', { at: AT, text: 'a\u001b[31m' }],
    ['signs that turn the text', { at: AT, text: 'a\u202eb' }],
    ['something else', { at: AT, text: 'x', by: 'eve' }],
    ['a list', []],
  ])('[PH-53] one with %s is refused with a sentence', async (_, body) => {
    const http = await start()
    const { status, error } = await call(http, 'POST', '', body)
    expect([status, error?.en]).toEqual([400, expect.stringContaining('bookmark')])
    expect((await call(http, 'GET')).bookmarks).toEqual([])
  })

  it('[PH-53] that nobody has are not found, and there is an end to how many are kept', async () => {
    const http = await start()
    expect((await call(http, 'PATCH', '/none', { text: 'x' })).status).toBe(404)
    expect((await call(http, 'DELETE', '/none')).status).toBe(404)
    const full = Array.from({ length: MOST_BOOKMARKS }, (_, i) => ({
      id: `b${i}`,
      at: AT + i,
      text: 'x',
      by: 'ann',
      made: AT,
    }))
    writeFileSync(join(folder, 'bookmarks.json'), JSON.stringify({ bookmarks: full }))
    const other = await start()
    expect((await call(other, 'POST', '', { at: AT, text: 'x' })).status).toBe(409)
    expect((await call(other, 'DELETE', '/b0')).status).toBe(200)
    expect((await call(other, 'POST', '', { at: AT, text: 'x' })).status).toBe(200)
  })

  it('[PH-53] that cannot be read are put aside and said, not written over', async () => {
    writeFileSync(join(folder, 'bookmarks.json'), '{"bookmarks": [torn')
    const http = await start()
    expect(said[0]).toMatch(/cannot be read/)
    expect((await call(http, 'POST', '', { at: AT, text: 'new' })).status).toBe(200)
    expect(readFileSync(join(folder, 'bookmarks.json.unreadable'), 'utf8')).toContain('torn')
  })

  it('[PH-53] that cannot be written are told so, and are not kept', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const http = await start(file)
    expect((await call(http, 'POST', '', { at: AT, text: 'x' })).status).toBe(507)
    expect(said.some((text) => text.includes('cannot be kept'))).toBe(true)
    expect((await call(http, 'GET')).bookmarks).toEqual([])
  })
})
