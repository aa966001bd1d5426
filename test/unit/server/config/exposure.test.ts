import { describe, expect, it } from 'vitest'
import { exposure } from '../../../../server/edge/config/exposure.ts'
import { isLoopback } from '../../../../server/edge/config/loopback.ts'
import { CERT, configOf, KEY, problemsOf } from './sources.ts'

const tls = { cert: CERT, key: KEY }
const at = (host: string, rest: Partial<Parameters<typeof exposure>[0]> = {}) => ({
  host,
  tls: undefined,
  usersFile: undefined,
  origins: [],
  ...rest,
})

describe('exposure', () => {
  it('[X-6] loopback is every 127.x.x.x, ::1 and localhost, and nothing that only looks like it', () => {
    const ours = [
      '127.0.0.1',
      '127.8.9.10',
      '::1',
      '[::1]',
      'localhost',
      'LOCALHOST',
      'a.localhost',
      '::ffff:127.0.0.1',
    ]
    const theirs = ['0.0.0.0', '::', '192.168.0.1', '127.0.0.1.example', 'localhost.example', '128.0.0.1', '']
    expect(ours.filter(isLoopback)).toEqual(ours)
    expect(theirs.filter(isLoopback)).toEqual([])
  })

  it('[X-6] on loopback nothing is asked for', () => {
    expect(exposure(at('127.0.0.1'), false)).toEqual({ kind: 'loopback' })
    expect(exposure(at('::1', { origins: ['http://localhost:5173'] }), true)).toEqual({ kind: 'loopback' })
  })

  it('[X-6] beyond loopback, users and TLS are both needed', () => {
    expect(exposure(at('0.0.0.0', { tls, usersFile: 'u' }), false)).toEqual({ kind: 'guarded' })
    for (const [lacking, missing] of [
      [at('0.0.0.0'), 'users and TLS'],
      [at('0.0.0.0', { tls }), 'users'],
      [at('plant.example', { usersFile: 'u' }), 'TLS'],
    ] as const) {
      expect(exposure(lacking, false)).toMatchObject({ kind: 'refused', missing })
      expect(exposure(lacking, true)).toEqual({ kind: 'insecure', missing })
    }
  })

  it('[X-6] an origin beyond loopback is a proxy that lets others in', () => {
    const proxied = (origin: string, usersFile?: string) => at('127.0.0.1', { origins: [origin], usersFile })
    expect(exposure(proxied('https://twin.example'), false).kind).toBe('refused')
    expect(exposure(proxied('https://twin.example', 'u'), false).kind).toBe('guarded')
    expect(exposure(proxied('http://twin.example', 'u'), false).kind).toBe('refused')
    expect(exposure(at('0.0.0.0', { origins: ['https://twin.example'], usersFile: 'u' }), false).kind).toBe(
      'refused',
    )
  })

  it('[X-6] the refusal names the setting and three ways out; --insecure is taken and kept', () => {
    const problem = problemsOf(['--host', '0.0.0.0'])[0]
    expect(problem?.where).toBe('--host')
    expect(problem?.advice).toMatch(/--host 127\.0\.0\.1.*--users FILE.*--tls-cert.*--insecure/)
    expect(problemsOf([], { TWINFLOOR_ORIGIN: 'https://twin.example' })[0]?.where).toBe('TWINFLOOR_ORIGIN')
    expect(configOf(['--host', '0.0.0.0', '--insecure']).insecure).toBe(true)
    expect(configOf(['--insecure']).insecure).toBe(false)
    const guarded = ['--host', '0.0.0.0', '--users', 'u', '--tls-cert', 'c', '--tls-key', 'k']
    expect(configOf(guarded, {}, { c: CERT, k: KEY })).toMatchObject({ insecure: false, tls })
  })
})
