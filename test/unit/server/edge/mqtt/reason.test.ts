import { describe, expect, it } from 'vitest'
import { loginOf, printable } from '../../../../../server/edge/mqtt/address.ts'
import { reconnectDelayMillis } from '../../../../../server/edge/mqtt/connect.ts'
import { reasonOf } from '../../../../../server/edge/mqtt/reason.ts'

const failed = (message: string, code: string | number): Error => Object.assign(new Error(message), { code })

describe('reasonOf', () => {
  it.each([
    [failed('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'), 'refused'],
    [failed('getaddrinfo ENOTFOUND brokr', 'ENOTFOUND'), 'unknownHost'],
    [failed('Connection refused: Bad username or password', 4), 'badCredentials'],
    [failed('Connection refused: Not authorized', 5), 'notAuthorised'],
    [failed('self-signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN'), 'unknownCa'],
    [failed('certificate has expired', 'CERT_HAS_EXPIRED'), 'certificateExpired'],
    [
      failed("Hostname/IP does not match certificate's altnames", 'ERR_TLS_CERT_ALTNAME_INVALID'),
      'nameMismatch',
    ],
    [failed('wrong version number', 'ERR_SSL_WRONG_VERSION_NUMBER'), 'notTls'],
    [failed('alert', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'clientCertificate'],
    [new Error('connack timeout'), 'timeout'],
    [new Error('Keepalive timeout'), 'silent'],
    [new Error('Unexpected server response: 404'), 'other'],
  ])('[B-22] %s', (error, code) => {
    const reason = reasonOf(error)
    expect(reason.code).toBe(code)
    expect(reason.detail).toBe(error.message)
    expect(reason.text['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(reason.text.en).toMatch(/\.$/)
  })
})

describe('addresses', () => {
  it('[B-22] a URL is printed without who logs in', () => {
    expect(printable('mqtts://li:s3cret@broker.example:8883')).toBe('mqtts://broker.example:8883')
    expect(printable('ws://li:s3cret@broker.example/mqtt?token=1')).toBe('ws://broker.example/mqtt')
  })

  it('what was configured goes before what the URL carries', () => {
    const url = 'mqtt://li:p%40ss@broker'
    expect(loginOf({ url })).toEqual({ username: 'li', password: 'p@ss' })
    expect(loginOf({ url, user: 'wang', password: 'x' })).toEqual({ username: 'wang', password: 'x' })
    expect(loginOf({ url: 'mqtt://broker' })).toEqual({})
  })
})

describe('reconnectDelayMillis', () => {
  it('[B-21] a quarter of a second at first, at most 5 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 1000].map(reconnectDelayMillis)).toEqual([
      250, 500, 1000, 2000, 4000, 5000, 5000, 5000,
    ])
  })
})
