import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../../../server/edge/broker/limits.ts'
import { RetainedMessages, SessionStore } from '../../../../../server/edge/broker/store.ts'

const message = (topic: string, payload: Buffer) => ({ cmd: 'publish' as const, topic, payload, qos: 0 })

describe('RetainedMessages', () => {
  it('[B-6] the number of topics is bounded; a topic that is there may still change or go', () => {
    const retained = new RetainedMessages()
    for (let i = 0; i < LIMITS.retainedMessages; i++) retained.keep(message(`t/${i}`, Buffer.from('1')))
    expect(retained.admits('one/more', 1)).toBe(false)
    expect(retained.admits('t/7', 2)).toBe(true)
    retained.keep(message('t/7', Buffer.alloc(0)))
    expect(retained.count).toBe(LIMITS.retainedMessages - 1)
    expect(retained.admits('one/more', 1)).toBe(true)
  })

  it('[B-6] the bytes are bounded, and given back when a message is replaced or cleared', () => {
    const retained = new RetainedMessages()
    const quarter = Buffer.alloc(LIMITS.retainedBytes / 4 - 1)
    for (const topic of ['a', 'b', 'c', 'd']) retained.keep(message(topic, quarter))
    expect(retained.bytes).toBe(LIMITS.retainedBytes)
    expect(retained.admits('e', 1)).toBe(false)
    expect(retained.admits('a', quarter.length)).toBe(true)
    retained.keep(message('a', Buffer.from('short')))
    retained.keep(message('b', Buffer.alloc(0)))
    expect(retained.bytes).toBe(LIMITS.retainedBytes / 2 + 6)
    expect(retained.admits('e', quarter.length)).toBe(true)
  })

  it('keeps a copy: the read buffer behind a payload is not held', async () => {
    const retained = new RetainedMessages()
    const read = Buffer.from('....21.5....')
    retained.keep(message('a', read.subarray(4, 8)))
    read.fill('x')
    const payloads: string[] = []
    for await (const { payload } of retained.covered(['#'])) payloads.push(payload.toString())
    expect(payloads).toEqual(['21.5'])
  })

  it('[B-14] a long search lets others pass between its slices, and still finds everything', async () => {
    const retained = new RetainedMessages()
    for (let i = 0; i < 20_000; i++) retained.keep(message(`hall/${i}/state`, Buffer.from('1')))
    let turns = 0
    let isSearching = true
    const other = (): void => {
      turns++
      if (isSearching) setImmediate(other)
    }
    other()
    let found = 0
    for await (const { topic } of retained.covered(['hall/+/state', 'hall/7/#', '+/7/state'])) {
      found += topic.endsWith('/state') ? 1 : 0
    }
    isSearching = false
    expect(found).toBe(20_000)
    expect(turns).toBeGreaterThan(20)
  })
})

describe('SessionStore', () => {
  it('[B-13] storing is over before the next packet can pass', () => {
    const order: string[] = []
    const store = new SessionStore()
    store.storeRetained(message('a', Buffer.from('1'))).then(() => order.push('stored'))
    order.push('next')
    expect(order).toEqual(['stored', 'next'])
  })

  it('knows a QoS 2 packet until it is released, and forgets a client at once', async () => {
    const store = new SessionStore()
    const client = { id: 'press-4' }
    await expect(store.incomingGetPacket(client, { messageId: 7 })).rejects.toThrow()
    await store.incomingStorePacket(client, { messageId: 7 })
    await expect(store.incomingGetPacket(client, { messageId: 7 })).resolves.toEqual({ messageId: 7 })
    await store.incomingDelPacket(client, { messageId: 7 })
    await expect(store.incomingGetPacket(client, { messageId: 7 })).rejects.toThrow()
    await store.incomingStorePacket(client, { messageId: 8 })
    await store.cleanIncoming(client)
    await expect(store.incomingGetPacket(client, { messageId: 8 })).rejects.toThrow()
  })
})
