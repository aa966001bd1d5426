import fc from 'fast-check'
import { generate } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { CUT_BYTES, PublishPeeler, pubacks } from '../../../../../server/edge/mqtt/peeler.ts'

interface Heard {
  readonly topic: string
  readonly payload: Buffer
  readonly retained: boolean
}

/** Feeds a peeler from one buffer that is scribbled over after each read, as the socket's is. */
function bench() {
  const heard: Heard[] = []
  const acknowledged: number[] = []
  const peeler = new PublishPeeler(
    (topic, payload, retained) => heard.push({ topic, payload: Buffer.from(payload), retained }),
    (packetIds) => acknowledged.push(...packetIds),
  )
  peeler.peel(generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }))
  const feed = (bytes: Buffer, steps: readonly number[]): Buffer | undefined => {
    const rest: Buffer[] = []
    const read = Buffer.alloc(Math.max(...steps))
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const length = bytes.copy(read, 0, at, at + (steps[i % steps.length] ?? 1))
      at += length
      const left = peeler.peel(read.subarray(0, length))
      if (left === undefined) return undefined
      rest.push(...left.map((piece) => Buffer.from(piece)))
      read.fill(0xee)
    }
    return Buffer.concat(rest)
  }
  return { heard, acknowledged, feed }
}

const publish = fc.record({
  cmd: fc.constant('publish' as const),
  topic: fc.constantFrom('a', 'plant/line/machine', '车间/车床/温度'),
  payload: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  qos: fc.constantFrom(0 as const, 1 as const),
  messageId: fc.integer({ min: 1, max: 65_535 }),
  retain: fc.boolean(),
  dup: fc.constant(false),
})
const other = fc.constantFrom(
  generate({ cmd: 'pingresp' }),
  generate({ cmd: 'suback', messageId: 3, granted: [1] }),
  generate({ cmd: 'publish', topic: 'two', payload: 'x', qos: 2, messageId: 9, retain: false, dup: false }),
)
const steps = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 })

describe('PublishPeeler', () => {
  it('[B-24] [B-25] hands on every PUBLISH of QoS 0 and 1 in order and leaves the rest, wherever the reads end', () => {
    let packets = 0
    fc.assert(
      fc.property(fc.array(fc.oneof(publish, publish, other), { maxLength: 20 }), steps, (sent, where) => {
        const { heard, acknowledged, feed } = bench()
        const bytes = sent.map((one) => (Buffer.isBuffer(one) ? one : generate(one)))
        const rest = feed(Buffer.concat(bytes), where)
        const published = sent.flatMap((one) => (Buffer.isBuffer(one) ? [] : [one]))
        expect(heard).toEqual(
          published.map(({ topic, payload, retain }) => ({ topic, payload, retained: retain })),
        )
        expect(acknowledged).toEqual(
          published.flatMap(({ qos, messageId }) => (qos === 1 ? [messageId] : [])),
        )
        expect(rest).toEqual(Buffer.concat(sent.flatMap((one) => (Buffer.isBuffer(one) ? [one] : []))))
        packets += published.length
      }),
      { seed: 20261120, numRuns: 1000 },
    )
    expect(packets).toBeGreaterThan(1000)
  })

  it('[B-23] an oversized packet is handed on cut, and what follows it is read rightly', () => {
    const { heard, feed } = bench()
    const large = generate({
      cmd: 'publish',
      topic: 'large',
      payload: Buffer.alloc(3 * CUT_BYTES, 7),
      qos: 0,
      retain: false,
      dup: false,
    })
    const next = generate({ cmd: 'publish', topic: 'next', payload: 'ok', qos: 0, retain: false, dup: false })
    expect(feed(Buffer.concat([large, next, large, next]), [65_536])).toHaveLength(0)
    expect(heard.map(({ topic, payload }) => [topic, payload.length])).toEqual([
      ['large', CUT_BYTES - 2 - 'large'.length],
      ['next', 2],
      ['large', CUT_BYTES - 2 - 'large'.length],
      ['next', 2],
    ])
  })

  it.each([
    ['a length that does not end', [0x30, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['a topic longer than its packet', [0x30, 3, 0xff, 0xff, 0x61]],
    ['a PUBLISH without a topic', [0x30, 1, 0]],
    ['an acknowledgement of 200 MB', [0x40, 0xff, 0xff, 0xff, 0x60]],
  ])('[B-24] %s ends the connection', (_what, bytes) => {
    expect(bench().feed(Buffer.from(bytes), [1])).toBeUndefined()
  })

  it('[B-22] what does not begin with CONNACK is no broker', () => {
    const peeler = new PublishPeeler(
      () => {},
      () => {},
    )
    expect(peeler.peel(Buffer.from('HTTP/1.1 400 Bad Request'))).toBeUndefined()
  })

  it('[B-24] garbage is refused or passed on, and never throws', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), steps, (garbage, where) => {
        if (bench().feed(Buffer.from(garbage), where) === undefined) refused++
      }),
      { seed: 20261120, numRuns: 5000 },
    )
    expect(refused).toBeGreaterThan(50)
  })

  it('[B-24] acknowledgements go out as one write', () => {
    expect(pubacks([1, 0xabcd])).toEqual(Buffer.of(0x40, 2, 0, 1, 0x40, 2, 0xab, 0xcd))
  })
})
