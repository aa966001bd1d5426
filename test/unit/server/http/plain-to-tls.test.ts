import { expect, it } from 'vitest'
import { answerTo } from '../../../../server/edge/http/plain-to-tls.ts'

const ours = (host: string): boolean => host.startsWith('plant.example')
const get = (target: string, host = 'plant.example:8443'): string =>
  `GET ${target} HTTP/1.1\r\nAccept: */*\r\nHost: ${host}\r\n\r\n`
const locationIn = (answer: string) => /\r\nLocation: (.*)\r\n/.exec(answer)?.[1]

it('[X-25] a page asked for without TLS is sent on to the same address with it', () => {
  expect(locationIn(answerTo(get('/?machine=m1'), ours))).toBe('https://plant.example:8443/?machine=m1')
  expect(answerTo(get('/'), ours)).toMatch(/^HTTP\/1\.1 307 .*\r\n\r\n这里只接受 https.*\n.*write https/s)
  expect(answerTo(get('/').replace('GET', 'HEAD'), ours)).toMatch(/\r\n\r\n$/)
})

it('[X-25] [X-20] nobody is sent where a stranger wants, nor told what he writes', () => {
  const strange = [
    get('/', 'evil.example'),
    get('//evil.example/', 'evil.example'),
    get('http://evil.example/'),
    get('/a b'),
    get('/\u0000'),
    get('/', 'plant.example\r\nX: y z'),
    get('/').replace('GET', 'POST'),
    get(`/${'x'.repeat(3000)}`),
    'GET / HTTP/1.1\r\n\r\n',
    'MQTT',
    '',
  ]
  for (const request of strange.filter((each) => !each.includes('X: y z'))) {
    expect([request, answerTo(request, ours).split('\r\n')[0]]).toEqual([request, 'HTTP/1.1 400 Bad Request'])
  }
  expect(answerTo(get('/', 'plant.example\r\nX: y z'), ours)).not.toContain('X: y')
})
