import { hostname } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostAllowed, originAllowed } from '../../../../server/edge/http/hosts.ts'
import { acceptedNames, outsideNames, type Reached } from '../../../../server/edge/http/names.ts'

const loopback: Reached = { host: '127.0.0.1', tls: undefined, origins: [] }
const everywhere: Reached = { ...loopback, host: '0.0.0.0' }
const named: Reached = { ...loopback, host: 'plant.example', tls: { cert: '', key: '' } }
const proxied: Reached = { ...loopback, origins: ['https://twin.example'] }

/** For plant.example, *.hall.example and 10.1.2.3; whether it has run out is not asked here. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBuTCCAV+gAwIBAgIUFIMspX3XJm/DF6Aee/tTHkTRr+cwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNcGxhbnQuZXhhbXBsZTAgFw0yNjExMjAxMzQ5MDdaGA8yMTI2
MTAyNzEzNDkwN1owGDEWMBQGA1UEAwwNcGxhbnQuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABB+WBHqGgdt5zhKwham5DBfauAIMKu78W0K1a0KFvccO
aioOxy4S69d4SvE6OT6pC1FVJ084efCY51vK1i/UIHKjgYQwgYEwHQYDVR0OBBYE
FKQiaHQaytIolShXTujKr0ECKvhEMB8GA1UdIwQYMBaAFKQiaHQaytIolShXTujK
r0ECKvhEMA8GA1UdEwEB/wQFMAMBAf8wLgYDVR0RBCcwJYINcGxhbnQuZXhhbXBs
ZYIOKi5oYWxsLmV4YW1wbGWHBAoBAgMwCgYIKoZIzj0EAwIDSAAwRQIgKLnQcGfK
fsMVAOs1J78BA3ix92/ZKJToacbUdBN3APECIQDFDYGnZCNcV7oQnwa9RjzW94rx
cq/BckMfpVtEnRjBRA==
-----END CERTIFICATE-----`
const certified: Reached = { ...loopback, tls: { cert: CERTIFICATE, key: '' } }

const allowed = (config: Reached, ...hosts: string[]) => hosts.filter((host) => hostAllowed(host, config))

describe('hosts', () => {
  const LOCAL = ['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST:1']

  it('[X-20] on loopback only loopback names are ours', () => {
    const others = [
      'evil.example',
      '192.168.0.5:8080',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '0.0.0.0',
    ]
    expect(allowed(loopback, ...LOCAL, ...others)).toEqual(LOCAL)
    expect(hostAllowed(undefined, loopback)).toBe(false)
  })

  it('[X-20] where we listen on all, any address is ours and a name is not', () => {
    const addresses = ['192.168.0.5:8080', '[fe80::1]:8080', '10.0.0.1']
    expect(allowed(everywhere, ...LOCAL, ...addresses, 'evil.example', 'plant')).toEqual([
      ...LOCAL,
      ...addresses,
    ])
  })

  it('[X-20] the configured host and the hosts of origins are ours', () => {
    expect(allowed(named, 'plant.example:8443', 'PLANT.example', 'other.example')).toEqual([
      'plant.example:8443',
      'PLANT.example',
    ])
    expect(allowed(proxied, 'twin.example', 'twin.example:9', 'x.twin.example')).toEqual([
      'twin.example',
      'twin.example:9',
    ])
  })

  it('[X-20] the names of the certificate are ours', () => {
    const ours = ['plant.example:8443', 'PLANT.example', 'north.hall.example', '10.1.2.3:8443']
    const others = [
      'plant.example.evil.example',
      'hall.example',
      'a.b.hall.example',
      '10.1.2.4',
      'evil.example',
    ]
    expect(allowed(certified, ...ours, ...others)).toEqual(ours)
    expect(allowed({ ...certified, tls: { cert: 'no PEM', key: '' } }, ...ours)).toEqual([])
  })

  it('[X-20] where we listen on all, the name of this machine is ours', () => {
    expect(hostAllowed(`${hostname()}:8080`, everywhere)).toBe(true)
  })

  it('[X-20] the names to come by are told, those of the certificate before those of the machine', () => {
    expect(acceptedNames({ ...certified, origins: ['https://twin.example:9'] })).toEqual([
      'twin.example',
      'plant.example',
      '*.hall.example',
      '127.0.0.1',
      'localhost',
    ])
    expect(outsideNames(loopback)).toEqual([])
    expect(outsideNames(named)).toEqual(['plant.example'])
    expect(outsideNames({ ...certified, host: '::' })[0]).toBe('plant.example')
    expect(outsideNames(everywhere)[0]).toBe(hostname().toLowerCase())
    expect(outsideNames({ ...certified, host: '0.0.0.0' })).not.toContain('*.hall.example')
  })

  it('[X-20] what is no host is refused, and nothing throws', () => {
    expect(
      allowed(
        everywhere,
        '',
        ' ',
        'a@localhost',
        'localhost/',
        'localhost#',
        '[',
        ':',
        '::',
        'localhost:99999',
      ),
    ).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (host, origin) => {
        hostAllowed(host, loopback)
        expect(originAllowed(origin, 'localhost:8080', loopback)).toBe(false)
      }),
      { seed: 20261120 },
    )
  })
})

describe('origins', () => {
  const from = (origin: string | undefined, host: string, config: Reached = loopback) =>
    originAllowed(origin, host, config)

  it('[X-21] the page itself, by scheme, name and port', () => {
    expect(from('http://localhost:8080', 'localhost:8080')).toBe(true)
    expect(from('http://localhost', 'localhost:80')).toBe(true)
    expect(from('https://plant.example:8443', 'plant.example:8443', named)).toBe(true)
    for (const origin of [
      'https://localhost:8080',
      'http://localhost:8081',
      'http://127.0.0.1:8080',
      'null',
      '',
      'file://',
    ]) {
      expect(from(origin, 'localhost:8080')).toBe(false)
    }
    expect(from('http://plant.example:8443', 'plant.example:8443', named)).toBe(false)
  })

  it('[X-21] a further origin, whatever Host its proxy passes on', () => {
    expect(from('https://twin.example', 'twin.example', proxied)).toBe(true)
    expect(from('https://twin.example', '127.0.0.1:8080', proxied)).toBe(true)
    expect(from('https://evil.example', '127.0.0.1:8080', proxied)).toBe(false)
  })

  it('[X-20] a rebound name is refused even where a browser sends no Origin', () => {
    expect(from(undefined, 'localhost:8080')).toBe(true)
    expect(from(undefined, 'evil.example:8080')).toBe(false)
    expect(from('http://evil.example:8080', 'evil.example:8080')).toBe(false)
  })
})
