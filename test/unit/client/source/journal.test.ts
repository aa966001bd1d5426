import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journalOver, runsOf } from '../../../../client/source/journal.ts'
import { createPieceCutter } from '../../../../client/source/journal-pieces.ts'
import { SEED } from '../../../helpers/seed.ts'

const MACHINES = 4
const encoder = new TextEncoder()

function piece(bytes: Uint8Array): Uint8Array {
  const told = new Uint8Array(4 + bytes.length)
  new DataView(told.buffer).setUint32(0, bytes.length, true)
  told.set(bytes, 4)
  return told
}
const json = (value: unknown): Uint8Array => piece(encoder.encode(JSON.stringify(value)))
const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

/** Bytes that come in parts, cut anywhere. */
const inParts = (bytes: Uint8Array, every: number): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += every)
        controller.enqueue(Uint8Array.from(bytes.subarray(at, at + every)))
      controller.close()
    },
  })

type Answer = (address: string) => Response | Promise<Response>

function over(answer: Answer) {
  const asked: string[] = []
  const waits: number[] = []
  const journal = journalOver({
    address: '/api/journal',
    fetch: async (address) => {
      asked.push(address)
      return answer(address)
    },
    machines: () => MACHINES,
    after: (delayMillis, call) => {
      waits.push(delayMillis)
      queueMicrotask(call)
    },
  })
  return { journal, asked, waits }
}

const signal = (): AbortSignal => new AbortController().signal
const EVENT = { id: 4096, time: 1, machine: 1, event: 'alarmRaised', code: 'E1', priority: 'high' }
const MOMENT = {
  ...{ kind: 'moment', at: 5, damaged: [2], standing: [EVENT] },
  ground: { kind: 'recorded', exactness: 'full', from: 0, to: 60_000 },
}
const SKIM = {
  ...{ kind: 'skim', from: 0, to: 300, stepMillis: 100, damaged: [], standing: [] },
  ground: { kind: 'gap', from: 0 },
}

describe('pieces', () => {
  it('[PH-17] come out as they were put in, wherever what comes is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        (pieces, every) => {
          const bytes = joined(pieces.map(piece))
          const took: Uint8Array[] = []
          const cutter = createPieceCutter((each) => took.push(each))
          for (let at = 0; at < bytes.length; at += every) {
            const part = bytes.slice(at, at + every)
            cutter.push(part)
            part.fill(0xee)
          }
          expect(took).toEqual(pieces)
          expect(cutter.isWhole()).toBe(true)
          if (bytes.length === 0) return
          const short = createPieceCutter(() => undefined)
          short.push(bytes.subarray(0, bytes.length - 1))
          expect(short.isWhole()).toBe(false)
        },
      ),
      { seed: SEED },
    )
  })

  it('[PH-17] no room is made for a length that nobody sends', () => {
    const cutter = createPieceCutter(() => undefined)
    expect(() => cutter.push(Uint8Array.of(0xff, 0xff, 0xff, 0xff))).toThrow(/4294967295/)
  })
})

describe('the Journal over HTTP', () => {
  it('[Y-33] a moment: what stands, what it rests on, and its Frame', async () => {
    const frame = Uint8Array.of(1, 2, 3)
    const { journal, asked } = over(() => new Response(inParts(joined([json(MOMENT), piece(frame)]), 7)))
    const answered = await journal.moment(5.4, signal())
    expect(asked).toEqual(['/api/journal/moment?at=5'])
    expect(answered).toEqual({ kind: 'answer', answer: { head: MOMENT, frame } })
    expect(await journal.ground(5, signal())).toEqual({ kind: 'answer', answer: MOMENT })
  })

  it('[Y-38] a row of Frames as it comes', async () => {
    const frames = [Uint8Array.of(1), Uint8Array.of(2, 2), Uint8Array.of(3)]
    const { journal, asked } = over(
      () => new Response(inParts(joined([json(SKIM), ...frames.map(piece)]), 5)),
    )
    const heard: unknown[] = []
    const hearing = {
      head: (head: unknown) => heard.push(head),
      frame: (bytes: unknown) => heard.push(bytes),
    }
    const answered = await journal.skim({ from: 0, to: 300, stepMillis: 100 }, hearing, signal())
    expect(asked).toEqual(['/api/journal/skim?from=0&to=300&step=100'])
    expect(answered).toEqual({ kind: 'answer', answer: true })
    expect(heard).toEqual([SKIM, ...frames])
  })

  it('[PH-90] a moment may name another Plant, and no such name is anything else than words', async () => {
    const named = (plant: unknown) => ({ ...MOMENT, ground: { ...MOMENT.ground, plant } })
    const told = (head: unknown) =>
      over(() => new Response(inParts(json(head), 64))).journal.ground(5, signal())
    expect(await told(named('smt'))).toEqual({ kind: 'answer', answer: named('smt') })
    expect(await told(named(7))).toEqual({ kind: 'unreachable' })
  })

  it('[PH-17] a row that is cut short, or begins with something else, cannot be read', async () => {
    for (const bytes of [
      joined([json(SKIM), piece(Uint8Array.of(1, 2))]).slice(0, -1),
      json({ kind: 'moment' }),
      piece(encoder.encode('{"kind":')),
      Uint8Array.of(),
      Uint8Array.of(0xff, 0xff, 0xff, 0xff),
    ]) {
      const { journal } = over(() => new Response(inParts(bytes, 64)))
      const hearing = { head: () => undefined, frame: () => undefined }
      const answered = await journal.skim({ from: 0, to: 300, stepMillis: 100 }, hearing, signal())
      expect(answered).toEqual({ kind: 'unreachable' })
    }
  })

  it('[PH-17] who must sign in, what is not there, and what cannot be reached are told apart', async () => {
    const of = async (answer: Answer) => (await over(answer).journal.moment(5, signal())).kind
    expect(await of(() => new Response('', { status: 401 }))).toBe('login')
    expect(await of(() => new Response('', { status: 404 }))).toBe('nothing')
    expect(await of(() => new Response('', { status: 500 }))).toBe('unreachable')
    expect(await of(() => Promise.reject(new TypeError('no network')))).toBe('unreachable')
    const aborting = new AbortController()
    aborting.abort()
    const { journal } = over(() => Promise.reject(new DOMException('', 'AbortError')))
    expect((await journal.moment(5, aborting.signal)).kind).toBe('aborted')
  })

  it('[PH-17] one that is busy is asked again, later each time, and at most six times', async () => {
    let left = 3
    const busy = over(() =>
      left-- > 0
        ? new Response('', { status: left === 1 ? 503 : 429 })
        : new Response(inParts(joined([json(MOMENT), piece(Uint8Array.of(1))]), 64)),
    )
    expect((await busy.journal.moment(5, signal())).kind).toBe('answer')
    expect(busy.waits).toEqual([250, 500, 750])
    const always = over(() => new Response('', { status: 503 }))
    expect((await always.journal.moment(5, signal())).kind).toBe('unreachable')
    expect(always.asked).toHaveLength(6)
  })

  it('[PH-17] Events of Machines that are none are left out, and any JSON is survived', async () => {
    const answer = { from: 0, to: 9, next: null, events: [EVENT, { ...EVENT, machine: 9 }, 'no Event'] }
    const { journal, asked } = over(() => Response.json(answer))
    const found = await journal.events({
      from: 0.4,
      to: 8.2,
      order: 'descending',
      limit: 5,
      machines: [1, 2],
    })
    expect(found).toEqual({ from: 0, to: 9, next: null, events: [EVENT] })
    expect(asked).toEqual(['/api/journal/events?from=0&to=9&order=descending&limit=5&machines=1,2'])
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const any = over(() => Response.json(value)).journal
        const span = { from: 0, to: 9 }
        const all = [
          any.events({ ...span, order: 'ascending', limit: 5 }),
          any.density({ ...span, buckets: 3 }),
          any.range({ ...span, slots: [1], points: 3 }),
          any.readings({ ...span, slots: [1] }),
        ]
        expect(await Promise.all(all)).toEqual([undefined, undefined, undefined, undefined])
        const bytes = joined([json(value), piece(Uint8Array.of(1))])
        const moment = over(() => new Response(inParts(bytes, 64))).journal.moment(5, signal())
        expect((await moment).kind).toBe('unreachable')
      }),
      { seed: SEED },
    )
  })

  it('[PH-17] panels never have more than four questions under way, and each is answered', async () => {
    let [now, most] = [0, 0]
    const { journal } = over(async () => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, 1))
      now--
      return Response.json({ from: 0, to: 9, next: null, events: [] })
    })
    const asks = Array.from({ length: 20 }, () =>
      journal.events({ from: 0, to: 9, order: 'ascending', limit: 5 }),
    )
    expect((await Promise.all(asks)).every((answer) => answer !== undefined)).toBe(true)
    expect(most).toBe(4)
  })

  it('[Y-35] Channels are asked for by runs of their numbers', () => {
    expect(runsOf([5, 3, 4, 9, 3])).toBe('3-5,9')
    expect(runsOf([])).toBe('')
    const { journal, asked } = over(() => Response.json({}))
    void journal.range({ from: 1, to: 2, slots: [1, 2], points: 300 })
    void journal.readings({ from: 1, to: 2, slots: [7], limit: 10 })
    expect(asked).toEqual([
      '/api/journal/range?from=1&to=2&channels=1-2&points=300',
      '/api/journal/range?from=1&to=2&channels=7&raw=true&limit=10',
    ])
  })
})
