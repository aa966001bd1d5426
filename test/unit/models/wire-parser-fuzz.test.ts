import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MESSAGE } from '../../../models/protocol.ts'
import { wireParser } from '../../../models/wire-parser.ts'
import { dice, FUZZ_RUNS, FUZZ_TIMEOUT_MILLIS, mutated, SEED } from '../../helpers/seed.ts'

type Heard = { type: number; nsp: string; data?: unknown; id?: number }

/** What one chunk decodes to; throws as the decoder does. */
function heard(chunk: unknown): Heard[] {
  const decoder = new wireParser.Decoder()
  const packets: Heard[] = []
  decoder.on('decoded', (packet) => packets.push(packet))
  decoder.add(chunk)
  return packets
}

const text = (packet: object): string => JSON.stringify(packet)

describe('the parser on the socket', () => {
  it('[V-3] reads back every packet that it writes', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    const name = fc.constantFrom(...Object.values(MESSAGE))
    const packet = fc.oneof(
      fc.record({ type: fc.constant(0), nsp: fc.constant('/'), data: fc.dictionary(fc.string(), json) }),
      fc.record({ type: fc.constant(1), nsp: fc.constant('/') }),
      fc.record({
        type: fc.constant(2),
        nsp: fc.constant('/'),
        data: fc.tuple(name, json),
        id: fc.nat(),
      }),
      fc.record({ type: fc.constant(3), nsp: fc.constant('/'), data: fc.array(json), id: fc.nat() }),
      fc.record({ type: fc.constant(4), nsp: fc.constant('/'), data: fc.string() }),
    )
    fc.assert(
      fc.property(packet, (sent) => {
        const chunks = new wireParser.Encoder().encode(sent)
        expect(chunks).toHaveLength(1)
        expect(heard(chunks[0])).toEqual([JSON.parse(JSON.stringify(sent))])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('[V-3] takes bytes for a Frame, whether they come as a buffer or as a part of one', () => {
    const bytes = Uint8Array.from([9, 1, 2, 3, 9])
    for (const chunk of [bytes.subarray(1, 4), Buffer.from([1, 2, 3]), Uint8Array.from([1, 2, 3]).buffer]) {
      const [packet] = heard(chunk)
      expect(packet).toMatchObject({ type: 2, nsp: '/' })
      const [name, frame = []] = (packet?.data ?? []) as [string?, Uint8Array?]
      expect(name).toBe(MESSAGE.frame)
      expect(Array.from(frame)).toEqual([1, 2, 3])
    }
  })

  it.each([
    ['no JSON', '{'],
    ['no text', ''],
    ['no object', '7'],
    ['null', 'null'],
    ['an array', '[]'],
    ['another namespace', text({ type: 0, nsp: '/admin' })],
    ['no namespace', text({ type: 2, data: ['look'] })],
    ['a type that there is not', text({ type: 5, nsp: '/', data: [] })],
    ['a type that is a word', text({ type: '2', nsp: '/', data: ['look'] })],
    ['an Event without a name', text({ type: 2, nsp: '/', data: [] })],
    ['an Event with a number for a name', text({ type: 2, nsp: '/', data: [2] })],
    ['an Event that is no list', text({ type: 2, nsp: '/', data: { 0: 'look' } })],
    ['an acknowledgement that is no list', text({ type: 3, nsp: '/', id: 1, data: 'x' })],
    ['an id that is no whole number', text({ type: 2, nsp: '/', data: ['clock'], id: 1.5 })],
    ['an id that is a word', text({ type: 2, nsp: '/', data: ['clock'], id: '1' })],
    ['a farewell with data', text({ type: 1, nsp: '/', data: [] })],
    ['a greeting with a word', text({ type: 0, nsp: '/', data: 'x' })],
    ['more text than anybody needs', text({ type: 2, nsp: '/', data: ['look', 'x'.repeat(1 << 20)] })],
    ['depth without end', '['.repeat(1 << 19)],
  ])('[V-4] refuses %s with an Error', (_, chunk) => {
    expect(() => heard(chunk)).toThrow(Error)
  })

  it.each([
    'connect',
    'connect_error',
    'disconnect',
    'disconnecting',
    'error',
    'newListener',
    'removeListener',
  ])('[V-4] refuses an Event named %s, which socket.io says to itself', (name) => {
    expect(() => heard(text({ type: 2, nsp: '/', data: [name, 'transport close'] }))).toThrow(Error)
  })

  it('[V-4] refuses what is neither text nor bytes', () => {
    for (const chunk of [undefined, null, 5, {}, [1, 2]]) expect(() => heard(chunk)).toThrow(Error)
  })

  it('[V-4] tells nobody once it is destroyed or its listener is gone', () => {
    const decoder = new wireParser.Decoder()
    const packets: unknown[] = []
    const listener = (packet: unknown) => packets.push(packet)
    decoder.on('decoded', listener)
    decoder.removeListener('decoded', listener)
    decoder.on('decoded', listener)
    decoder.destroy()
    decoder.add(text({ type: 1, nsp: '/' }))
    expect(packets).toEqual([])
  })

  it(
    `[V-4] ${FUZZ_RUNS} random and mutated messages: a packet of the right shape or an Error (seed ${SEED})`,
    () => {
      const chance = dice(SEED)
      const seeds = [
        { type: 0, nsp: '/', data: { token: 'x' } },
        { type: 2, nsp: '/', data: ['hello', { version: 1, plant: 'a', epoch: 'b', seq: 3, eventId: 9 }] },
        { type: 2, nsp: '/', data: ['look', { lines: [1, 2, 3] }] },
        { type: 2, nsp: '/', data: ['clock'], id: 12 },
        { type: 3, nsp: '/', id: 12, data: [null] },
        { type: 1, nsp: '/' },
        { type: 4, nsp: '/', data: { message: 'full' } },
      ].map((packet) => new TextEncoder().encode(text(packet)))
      const decoder = new TextDecoder()
      const outcome = { packets: 0, errors: 0 }
      for (let run = 0; run < FUZZ_RUNS; run++) {
        const bytes =
          chance.below(8) === 0 ? chance.bytes(chance.below(60)) : mutated(chance, chance.pick(seeds))
        const chunk = chance.below(16) === 0 ? bytes : decoder.decode(bytes)
        try {
          const [packet] = heard(chunk)
          if (packet === undefined || packet.nsp !== '/' || ![0, 1, 2, 3, 4].includes(packet.type))
            expect.fail(`run ${run} of seed ${SEED}: ${chunk} became ${text(packet ?? {})}`)
          outcome.packets++
        } catch (error) {
          if (!(error instanceof SyntaxError) && (error as Error).constructor !== Error) throw error
          outcome.errors++
        }
      }
      expect(outcome.packets + outcome.errors).toBe(FUZZ_RUNS)
      expect(outcome.packets).toBeGreaterThan(FUZZ_RUNS / 100)
      expect(outcome.errors).toBeGreaterThan(FUZZ_RUNS / 100)
    },
    FUZZ_TIMEOUT_MILLIS,
  )
})
