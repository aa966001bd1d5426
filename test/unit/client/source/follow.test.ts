import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Following,
  followPlant,
  goDeaf,
  helloOf,
  onBytes,
  onWelcome,
} from '../../../../client/source/follow.ts'
import { applyFrame, createNow, type Now } from '../../../../client/state/now.ts'
import { QUALITY } from '../../../../models/twin.ts'
import { FakeServer, type ReadingRow, readingRows } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel()
const SIZE = MODEL.table.size
const T = 1_700_000_000_000
const good = (slot: number, quantum: number, time = T): ReadingRow => [slot, quantum, time, QUALITY.good]

interface Screen {
  readonly following: Following
  readonly now: Now
}

const screen = (): Screen => ({ following: followPlant('plant-a', SIZE), now: createNow(MODEL) })

function receive({ following, now }: Screen, bytes: Uint8Array): string {
  const verdict = onBytes(following, bytes)
  if (verdict.do === 'apply') applyFrame(now, following.frame)
  return verdict.do === 'ask' ? verdict.because : verdict.do
}

function welcomed(server: FakeServer, epoch = 'e1'): Screen {
  const fresh = screen()
  expect(onWelcome(fresh.following, { epoch })).toBe(false)
  expect(receive(fresh, server.snapshot())).toBe('apply')
  return fresh
}

const same = (now: Now, server: FakeServer): void => {
  expect(now.twin.quanta).toEqual(server.twin.quanta)
  expect(now.twin.times).toEqual(server.twin.times)
  expect(now.twin.qualities).toEqual(server.twin.qualities)
}

describe('follow', () => {
  it('[F-4] a Snapshot and the delta Frames after it give the same Twin', () => {
    const server = new FakeServer(SIZE)
    server.delta([good(1, 500), good(7, -3)])
    const viewer = welcomed(server)
    expect(receive(viewer, server.delta([good(1, 510), good(2, 2 ** 31 - 1)]))).toBe('apply')
    expect(receive(viewer, server.delta([good(2, -(2 ** 31))]))).toBe('apply')
    same(viewer.now, server)
  })

  it('[F-4] a Snapshot forgets what it does not name', () => {
    const server = new FakeServer(SIZE)
    server.delta([good(3, 5)])
    const viewer = welcomed(server)
    const other = new FakeServer(SIZE)
    other.delta([good(4, 6)])
    expect(receive(viewer, other.snapshot())).toBe('apply')
    same(viewer.now, other)
  })

  it('[C-6] nothing is applied before the welcome of a connection', () => {
    const server = new FakeServer(SIZE)
    const viewer = welcomed(server)
    goDeaf(viewer.following)
    expect(receive(viewer, server.delta([good(1, 1)]))).toBe('ignore')
    expect(receive(viewer, server.snapshot())).toBe('ignore')
    expect(viewer.now.version).toBe(1)
  })

  it('[C-1] the same epoch needs only the Frames after the last one applied', () => {
    const server = new FakeServer(SIZE)
    const viewer = welcomed(server)
    receive(viewer, server.delta([good(1, 1)]))
    goDeaf(viewer.following)
    server.delta([good(1, 9), good(2, 8)])
    server.delta([good(2, 7)])
    expect(helloOf(viewer.following)).toMatchObject({ epoch: 'e1', seq: 1, plant: 'plant-a' })
    expect(onWelcome(viewer.following, { epoch: 'e1' })).toBe(true)
    for (const bytes of server.after(1)) expect(receive(viewer, bytes)).toBe('apply')
    same(viewer.now, server)
  })

  it('[C-4] after a gap nothing more is applied, Line Frames neither, and it is asked once', () => {
    const server = new FakeServer(SIZE)
    const viewer = welcomed(server)
    server.delta([good(1, 1)])
    const before = viewer.now.version
    expect(receive(viewer, server.delta([good(1, 2)]))).toBe('gap')
    expect(receive(viewer, server.delta([good(1, 3)]))).toBe('ignore')
    expect(receive(viewer, server.line([good(1, 3)]))).toBe('ignore')
    expect(viewer.now.version).toBe(before)
    expect(helloOf(viewer.following)).toMatchObject({ epoch: 'e1', seq: 0 })
    expect(onWelcome(viewer.following, { epoch: 'e1' })).toBe(true)
    for (const bytes of server.after(0)) receive(viewer, bytes)
    same(viewer.now, server)
  })

  it('[C-4] a Snapshot that comes unasked ends a gap', () => {
    const server = new FakeServer(SIZE)
    const viewer = welcomed(server)
    server.delta([good(1, 1)])
    receive(viewer, server.delta([good(1, 2)]))
    expect(onBytes(viewer.following, server.snapshot())).toEqual({ do: 'apply', caughtUp: true })
    expect(viewer.following.phase).toBe('following')
  })

  it('[C-4] a Frame that was applied already is left alone', () => {
    const server = new FakeServer(SIZE)
    const viewer = welcomed(server)
    const bytes = server.delta([good(1, 1)])
    expect(receive(viewer, bytes)).toBe('apply')
    expect(receive(viewer, bytes)).toBe('ignore')
    same(viewer.now, server)
  })

  it('[C-6] another epoch needs a Snapshot, and no delta is applied before it', () => {
    const viewer = welcomed(new FakeServer(SIZE))
    viewer.following.eventId = 77
    goDeaf(viewer.following)
    const restarted = new FakeServer(SIZE)
    const first = restarted.delta([good(1, 40)])
    expect(onWelcome(viewer.following, { epoch: 'e2' })).toBe(false)
    expect(viewer.following.eventId).toBe(0)
    expect(receive(viewer, first)).toBe('ignore')
    expect(receive(viewer, restarted.line([good(1, 41)]))).toBe('ignore')
    expect(receive(viewer, restarted.snapshot())).toBe('apply')
    same(viewer.now, restarted)
  })

  it('[C-6] an epoch of which no Snapshot came yet is not claimed to be known', () => {
    const { following } = screen()
    onWelcome(following, { epoch: 'e1' })
    expect(helloOf(following)).toMatchObject({ epoch: '', seq: 0 })
  })

  it('[C-7] Line Frames are applied whole and leave the basis of the overview alone', () => {
    const server = new FakeServer(SIZE)
    server.delta([good(1, 100)])
    const viewer = welcomed(server)
    expect(receive(viewer, server.line([good(1, 105)]))).toBe('apply')
    expect(viewer.now.twin.quanta[1]).toBe(105)
    expect(receive(viewer, server.delta([good(1, 107)]))).toBe('apply')
    same(viewer.now, server)
  })

  it('[F-5] a Frame that cannot be read is refused whole and asked for again', () => {
    const server = new FakeServer(SIZE)
    const viewer = welcomed(server)
    const bytes = server.delta([good(1, 100), good(2, 200)])
    const before = viewer.now.version
    expect(receive(viewer, bytes.subarray(0, bytes.length - 1))).toBe('unreadable')
    expect(viewer.now.version).toBe(before)
    expect(viewer.following.basis[1]).toBe(0)
    onWelcome(viewer.following, { epoch: 'e1' })
    expect(receive(viewer, bytes)).toBe('apply')
    same(viewer.now, server)
  })

  it('[F-6] no bytes make it throw, and only a whole Frame changes anything', () => {
    const server = new FakeServer(SIZE)
    server.delta([good(1, 100), good(2, 200)])
    const bytes = server.delta([good(1, 1)])
    const snapshot = server.snapshot()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 64 }),
          fc.tuple(fc.constantFrom(bytes, snapshot), fc.nat(), fc.nat(255)).map(([whole, at, byte]) => {
            const mutated = whole.slice()
            mutated[at % mutated.length] = byte
            return mutated
          }),
        ),
        (hostile) => {
          const viewer = welcomed(new FakeServer(SIZE))
          const before = viewer.now.version
          const outcome = receive(viewer, hostile)
          expect(viewer.now.version).toBe(outcome === 'apply' ? before + 1 : before)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('[C-5] a Viewer that lost, missed and came back at any time ends with the Twin of one that saw all', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ step: fc.constant('frame' as const), rows: readingRows(SIZE) }) },
      { weight: 2, arbitrary: fc.record({ step: fc.constant('lose' as const), rows: readingRows(SIZE) }) },
      { weight: 1, arbitrary: fc.record({ step: fc.constant('reconnect' as const) }) },
      { weight: 1, arbitrary: fc.record({ step: fc.constant('restart' as const) }) },
      { weight: 1, arbitrary: fc.record({ step: fc.constant('snapshot' as const) }) },
    )
    let caughtUp = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let server = new FakeServer(SIZE)
        let epoch = 1
        const viewer = screen()
        const catchUp = (): void => {
          const hello = helloOf(viewer.following)
          onWelcome(viewer.following, { epoch: `e${epoch}` })
          const frames = hello.epoch === `e${epoch}` ? server.after(hello.seq) : [server.snapshot()]
          for (const bytes of frames) receive(viewer, bytes)
          caughtUp += frames.length
        }
        catchUp()
        for (const taken of steps) {
          switch (taken.step) {
            case 'frame':
              if (receive(viewer, server.delta(taken.rows)) === 'gap') catchUp()
              break
            case 'lose':
              server.delta(taken.rows)
              break
            case 'reconnect':
              goDeaf(viewer.following)
              catchUp()
              break
            case 'restart':
              server = new FakeServer(SIZE)
              epoch++
              goDeaf(viewer.following)
              catchUp()
              break
            case 'snapshot':
              receive(viewer, server.snapshot())
              break
          }
        }
        if (receive(viewer, server.delta([good(0, 4)])) === 'gap') catchUp()
        same(viewer.now, server)
      }),
      { numRuns: 300 },
    )
    expect(caughtUp).toBeGreaterThan(300)
  })
})
