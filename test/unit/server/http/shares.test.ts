import { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import { expect, it } from 'vitest'
import { shareConnections, shareKey } from '../../../../server/edge/http/shares.ts'

class FakeSocket extends EventEmitter {
  readonly remoteAddress: string
  isDestroyed = false

  constructor(remoteAddress: string) {
    super()
    this.remoteAddress = remoteAddress
  }

  destroy(): void {
    this.isDestroyed = true
  }
}

const LIMITS = { perAddress: 2, onLoopback: 3 }

/** Another connection from there; true when it may stay. */
function arrive(server: Server, address: string): { readonly socket: FakeSocket; readonly stays: boolean } {
  const socket = new FakeSocket(address)
  for (const listener of server.listeners('connection').slice(1)) listener.call(server, socket)
  return { socket, stays: !socket.isDestroyed }
}

it('[X-26] an address has its share and no more, and gets it back; others are not touched', () => {
  const server = createServer()
  const dropped = shareConnections(server, LIMITS)
  const first = arrive(server, '10.0.0.1')
  expect([first, arrive(server, '10.0.0.1'), arrive(server, '10.0.0.1')].map(({ stays }) => stays)).toEqual([
    true,
    true,
    false,
  ])
  expect(arrive(server, '10.0.0.2').stays).toBe(true)
  first.socket.emit('close')
  expect([arrive(server, '10.0.0.1').stays, arrive(server, '10.0.0.1').stays]).toEqual([true, false])
  expect([...dropped]).toEqual([
    ['full', 0],
    ['address', 2],
  ])
})

it('[X-26] every address of loopback has one larger share, since a proxy may stand there', () => {
  const server = createServer()
  shareConnections(server, LIMITS)
  const stays = ['127.0.0.1', '::1', '127.0.0.9', '::ffff:127.0.0.1'].map(
    (from) => arrive(server, from).stays,
  )
  expect(stays).toEqual([true, true, true, false])
})

it('[X-26] what the server drops because it is full is counted apart', () => {
  const server = createServer()
  const dropped = shareConnections(server, LIMITS)
  server.emit('drop')
  expect(dropped.get('full')).toBe(1)
})

it.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '::ffff:10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('[X-26] %s shares as %s', (address, key) => {
  expect(shareKey(address)).toBe(key)
})
