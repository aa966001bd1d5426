import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PacketGauge } from '../../../../../server/edge/broker/gauge.ts'

const LIMIT = 1000

function packet(bodyBytes: number): number[] {
  const length: number[] = []
  let left = bodyBytes
  do {
    length.push((left % 128) + (left >= 128 ? 128 : 0))
    left = Math.floor(left / 128)
  } while (left > 0)
  return [0x30, ...length, ...new Array<number>(bodyBytes).fill(0xff)]
}

/** Cuts bytes at the given places, the way a network would. */
function* cut(bytes: readonly number[], steps: readonly number[]): Generator<Uint8Array> {
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const step = steps[i % steps.length] ?? 1
    yield Uint8Array.from(bytes.slice(at, at + step))
    at += step
  }
}

const steps = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 })

describe('PacketGauge', () => {
  it('[B-2] packets within the limit pass, wherever the network cuts them', () => {
    const bodies = fc.array(fc.integer({ min: 0, max: LIMIT }), { maxLength: 8 })
    fc.assert(
      fc.property(bodies, steps, (sizes, where) => {
        const gauge = new PacketGauge(LIMIT)
        for (const chunk of cut(sizes.flatMap(packet), where)) expect(gauge.admits(chunk)).toBe(true)
      }),
      { seed: 20261120 },
    )
  })

  it('[B-2] one packet over the limit refuses the connection for good', () => {
    const bodies = fc.array(fc.integer({ min: 0, max: LIMIT }), { maxLength: 4 })
    fc.assert(
      fc.property(bodies, fc.integer({ min: LIMIT + 1, max: 40_000 }), steps, (sizes, over, where) => {
        const gauge = new PacketGauge(LIMIT)
        const bytes = [...sizes.flatMap(packet), ...packet(over).slice(0, 5)]
        const verdicts = [...cut(bytes, where)].map((chunk) => gauge.admits(chunk))
        expect(verdicts.at(-1)).toBe(false)
        expect(gauge.admits(Uint8Array.of(0xc0, 0))).toBe(false)
      }),
      { seed: 20261120 },
    )
  })

  it('[B-2] the length alone refuses it: not a byte of the body has come', () => {
    const gauge = new PacketGauge(256 * 1024)
    expect(gauge.admits(Uint8Array.of(0x30, 0x80, 0x80))).toBe(true)
    expect(gauge.admits(Uint8Array.of(0x80, 0x01))).toBe(false)
  })

  it('[B-2] a length of more than four bytes is no length', () => {
    expect(new PacketGauge(LIMIT).admits(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80, 0x00))).toBe(false)
  })
})
