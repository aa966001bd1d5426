import { expect, it } from 'vitest'
import { bilingual } from '../../../../models/text.ts'
import { accepts, healthOf } from '../../../../server/edge/http/answers.ts'
import { urlOf } from '../../../../server/edge/http/http.ts'
import { listenProblem } from '../../../../server/edge/http/problem.ts'

it('[X-22] brotli is sent to those who accept it', () => {
  const yes = ['br', 'gzip, deflate, br', 'gzip, BR;q=0.5', 'br;q=1.0, *;q=0']
  const no = [undefined, '', 'gzip', 'br;q=0', 'br; q=0.0', 'brotli', 'x-br']
  expect(yes.filter((header) => accepts('br', header))).toEqual(yes)
  expect(no.filter((header) => accepts('br', header))).toEqual([])
})

it('health is degraded while a broker is away', () => {
  const online = { name: 'a', url: 'mqtt://a', state: { kind: 'online', sinceMillis: 0 } } as const
  const lost = {
    name: 'b',
    url: 'mqtt://b',
    state: { kind: 'lost', sinceMillis: 0, reason: bilingual('拒绝', 'refused') },
  } as const
  const times = { startedAt: 1000, serverTime: 62_500 }
  expect(healthOf({ ...times, brokers: [online] })).toEqual({
    status: 'ok',
    brokers: 1,
    brokersOnline: 1,
    upSeconds: 61,
  })
  expect(healthOf({ ...times, brokers: [online, lost] })).toMatchObject({
    status: 'degraded',
    brokersOnline: 1,
  })
})

it('[X-24] each way of not being able to listen has its sentence', () => {
  const sentence = (code: string, port = 8080) => {
    const problem = listenProblem(Object.assign(new Error('x'), { code }), '10.9.9.9', port)
    return `${problem.code}: ${problem.message}`
  }
  expect(sentence('EADDRINUSE')).toMatch(/^portInUse: Port 8080 .*--port 8081/)
  expect(sentence('EADDRINUSE', 65_535)).toContain('--port 8081')
  expect(sentence('EACCES', 80)).toMatch(/^portForbidden: Port 80 .*privileges/)
  expect(sentence('EADDRNOTAVAIL')).toMatch(/^hostNotOurs: 10\.9\.9\.9 .*127\.0\.0\.1/)
  expect(sentence('ENOTFOUND')).toMatch(/^hostNotOurs/)
  expect(sentence('EMFILE')).toMatch(/^other/)
})

it('the address to open is one that this machine can open', () => {
  const tls = { cert: '', key: '' }
  expect(urlOf({ host: '0.0.0.0', tls: undefined }, 8080)).toBe('http://localhost:8080')
  expect(urlOf({ host: '::1', tls: undefined }, 8080)).toBe('http://[::1]:8080')
  expect(urlOf({ host: 'plant.example', tls }, 443)).toBe('https://plant.example')
})
