import type { Server } from 'node:http'
import { isIPv6, type Socket } from 'node:net'
import { isLoopback } from '../config/loopback.ts'

export interface ShareLimits {
  readonly perAddress: number
  /** A proxy on this machine speaks for everyone, and so do tests. */
  readonly onLoopback: number
}

/** Connections that were closed unheard, by why: all places taken, or this address has its share. */
export type DroppedConnections = ReadonlyMap<'full' | 'address', number>

const GROUPS = 8
const GROUPS_OF_A_SITE = 4

/** One household of IPv6 has 2^64 addresses, so they have one share together. */
export function shareKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [front = '', back] = address.split('::')
  const groups = front.split(':')
  const missing = back === undefined ? 0 : GROUPS - groups.length - back.split(':').length
  const whole = [...groups, ...new Array<string>(Math.max(0, missing)).fill('0'), ...(back?.split(':') ?? [])]
  return whole
    .slice(0, GROUPS_OF_A_SITE)
    .map((group) => group || '0')
    .join(':')
}

/** Gives each address a share of the connections, so that none of them can take every place. */
export function shareConnections(server: Server, limits: ShareLimits): DroppedConnections {
  const open = new Map<string, number>()
  const dropped = new Map<'full' | 'address', number>([
    ['full', 0],
    ['address', 0],
  ])
  const drop = (why: 'full' | 'address'): void => {
    dropped.set(why, (dropped.get(why) ?? 0) + 1)
  }
  server.on('drop', () => drop('full'))
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const key = isLoopback(address) ? 'loopback' : shareKey(address)
    const count = (open.get(key) ?? 0) + 1
    if (count > (key === 'loopback' ? limits.onLoopback : limits.perAddress)) {
      drop('address')
      socket.destroy()
      return
    }
    open.set(key, count)
    socket.once('close', () => {
      const left = (open.get(key) ?? 1) - 1
      if (left > 0) open.set(key, left)
      else open.delete(key)
    })
  })
  return dropped
}
