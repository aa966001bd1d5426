import { describe, expect, it } from 'vitest'
import { CERT, configOf, KEY, problemsOf } from './sources.ts'

const FILE = 'twinfloor.config.jsonc'

describe('brokers', () => {
  it('[X-7] a broker of one’s own switches the embedded one and the simulators off, unless asked for', () => {
    const given = ['--broker', 'mqtt://plc']
    expect(configOf(given)).toMatchObject({ embeddedBroker: { kind: 'off' }, simulators: { kind: 'off' } })
    expect(configOf([...given, '--simulators']).simulators.kind).toBe('on')
    expect(configOf([...given, '--embedded-broker']).embeddedBroker.kind).toBe('on')
    expect(configOf([...given, '--broker-port', '1884']).embeddedBroker).toEqual({ kind: 'on', port: 1884 })
    expect(configOf([...given, '--broker-port', '1884', '--no-broker']).embeddedBroker.kind).toBe('off')
  })

  it('[X-1] repeated, and listed in the variable; named after host and port', () => {
    const named = (config: ReturnType<typeof configOf>) => config.brokers.map((broker) => broker.name)
    expect(named(configOf(['--broker', 'mqtt://a', '--broker', 'wss://b/mqtt']))).toEqual(['a:1883', 'b:443'])
    expect(named(configOf([], { TWINFLOOR_BROKER: 'mqtt://a, mqtts://b' }))).toEqual(['a:1883', 'b:8883'])
  })

  it('[X-7] a broker is asked for our own topics, or for those that the file names', () => {
    const topicsOf = (topics?: unknown) => ({
      [FILE]: JSON.stringify({ brokers: [{ url: 'mqtt://a', topics }] }),
    })
    expect(configOf([], {}, topicsOf()).brokers[0]?.topics).toEqual(['twinfloor/#'])
    expect(configOf([], {}, topicsOf(['#', 'spBv1.0/+/x/#'])).brokers[0]?.topics).toEqual([
      '#',
      'spBv1.0/+/x/#',
    ])
    for (const wrong of ['', 'a/#/b', 'a+/b', 'a/b#']) {
      expect(problemsOf([], {}, topicsOf([wrong]))[0]?.where).toContain('$.brokers[0].topics[0]')
    }
  })

  it('[X-3] what a broker does not say of itself is taken from the common settings', () => {
    const text = JSON.stringify({
      brokers: [
        { url: 'mqtts://a', name: 'hall', user: 'own', passwordFile: 'own.txt', ca: 'own.pem' },
        { url: 'mqtts://b' },
      ],
      brokerUser: 'common',
      brokerCa: 'common.pem',
    })
    const files = {
      [FILE]: text,
      'own.txt': 'first\r\nsecond',
      'own.pem': CERT,
      'common.pem': CERT,
    }
    expect(configOf([], { TWINFLOOR_BROKER_PASSWORD: 'shared' }, files).brokers).toMatchObject([
      { name: 'hall', user: 'own', password: 'first', ca: 'own.pem' },
      { name: 'b:8883', user: 'common', password: 'shared', ca: 'common.pem' },
    ])
  })

  it('[X-1] of a password and a password file, the one said later wins', () => {
    const given = ['--broker', 'mqtt://a', '--broker-user', 'u']
    const env = { TWINFLOOR_BROKER_PASSWORD: 'from the variable' }
    const files = { [FILE]: '{"brokerPasswordFile": "p"}', p: 'from the file' }
    expect(configOf(given, env, files).brokers[0]?.password).toBe('from the variable')
    expect(configOf([...given, '--broker-password-file', 'p'], env, files).brokers[0]?.password).toBe(
      'from the file',
    )
  })

  it('[X-15] the token of metrics is the first line of its file', () => {
    const files = { t: 'scrape-me-0123456789\nand no more\n' }
    expect(configOf([], { TWINFLOOR_METRICS_TOKEN_FILE: 't' }, files).metricsToken).toBe(
      'scrape-me-0123456789',
    )
  })

  it('[X-2] certificate and key come together, and a password file holds a password', () => {
    const tls = ['--broker', 'mqtts://a']
    expect(problemsOf([...tls, '--broker-cert', 'c'], {}, { c: CERT })[0]?.expected).toBe(
      'certificate and key together',
    )
    const whole = configOf([...tls, '--broker-cert', 'c', '--broker-key', 'k'], {}, { c: CERT, k: KEY })
    expect(whole.brokers[0]).toMatchObject({ cert: 'c', key: 'k' })
    expect(problemsOf([...tls, '--broker-password-file', 'p'], {}, { p: '\n' })[0]?.where).toBe(
      '--broker-password-file',
    )
  })
})
