import { describe, expect, it } from 'vitest'
import { createFrameHistory, framesAfter, remember } from '../../../../server/core/history.ts'
import { GREETED, NOTHING_KNOWN, onDrain, onFrame, onHello } from '../../../../server/core/session.ts'

/** Frames of ten bytes each that hold their own seq. */
function remembered(first: number, last: number, limitBytes = 1 << 20) {
  const history = createFrameHistory(limitBytes)
  for (let seq = first; seq <= last; seq++) remember(history, seq, new Uint8Array(10).fill(seq & 0xff))
  return history
}

const seqs = (frames: readonly Uint8Array[] | undefined) => frames?.map((frame) => frame[0])
const ALL = Number.MAX_SAFE_INTEGER

describe('the history of Frames', () => {
  it('[C-1] gives the Frames after a seq that it remembers', () => {
    const history = remembered(1, 10)
    expect(seqs(framesAfter(history, 7, ALL))).toEqual([8, 9, 10])
    expect(seqs(framesAfter(history, 0, ALL))).toHaveLength(10)
    expect(seqs(framesAfter(history, 10, ALL))).toEqual([])
  })

  it('[C-1] gives a Snapshot instead to who knows nothing, what is gone, or what is yet to come', () => {
    const history = remembered(5, 10)
    expect(seqs(framesAfter(history, 4, ALL))).toHaveLength(6)
    for (const seq of [NOTHING_KNOWN, 0, 3, 11, 1e9, ALL])
      expect(framesAfter(history, seq, ALL)).toBeUndefined()
  })

  it('[C-1] that has remembered nothing yet has nothing to give, which is all there is', () => {
    expect(framesAfter(createFrameHistory(100), 0, ALL)).toEqual([])
    expect(framesAfter(createFrameHistory(100), 1, ALL)).toBeUndefined()
    expect(framesAfter(createFrameHistory(100), NOTHING_KNOWN, ALL)).toBeUndefined()
  })

  it('[C-2] gives a Snapshot where the Frames weigh more', () => {
    const history = remembered(1, 10)
    expect(seqs(framesAfter(history, 6, 40))).toEqual([7, 8, 9, 10])
    expect(framesAfter(history, 6, 39)).toBeUndefined()
  })

  it('[C-1] keeps within its bytes: the oldest go', () => {
    const history = remembered(1, 100, 55)
    expect(history.bytes).toBe(50)
    expect(seqs(framesAfter(history, 95, ALL))).toEqual([96, 97, 98, 99, 100])
    expect(framesAfter(history, 94, ALL)).toBeUndefined()
  })

  it('[C-1] a Frame larger than all that it may keep is forgotten at once, with all before it', () => {
    const history = remembered(1, 3, 55)
    remember(history, 4, new Uint8Array(56))
    expect([history.bytes, history.frames.length]).toEqual([0, 0])
    expect(framesAfter(history, 4, ALL)).toEqual([])
    expect(framesAfter(history, 3, ALL)).toBeUndefined()
    remember(history, 5, new Uint8Array(10).fill(5))
    expect(seqs(framesAfter(history, 4, ALL))).toEqual([5])
    expect(framesAfter(history, 3, ALL)).toBeUndefined()
  })

  it('[C-1] keeps no endless number of small Frames', () => {
    const history = remembered(1, 5000)
    expect(history.frames.length).toBeLessThanOrEqual(1024)
    expect(framesAfter(history, 4999, ALL)).toHaveLength(1)
  })
})

describe('the session of a Viewer', () => {
  it('[C-3] is sent nothing before it said hello', () => {
    for (const writable of [true, false])
      expect(onFrame(GREETED, 5, writable)).toEqual({ do: 'nothing', session: GREETED })
    expect(onDrain(GREETED)).toEqual({ do: 'nothing', session: GREETED })
  })

  it('[C-3] is sent each Frame while its socket keeps up, then nothing until it is empty', () => {
    expect(onFrame({ kind: 'current', seq: 4 }, 5, true)).toEqual({
      do: 'send',
      session: { kind: 'current', seq: 5 },
    })
    const behind = { kind: 'behind', seq: 5 } as const
    expect(onFrame({ kind: 'current', seq: 5 }, 6, false)).toEqual({ do: 'nothing', session: behind })
    for (const writable of [true, false])
      expect(onFrame(behind, 7, writable)).toEqual({ do: 'nothing', session: behind })
    expect(onDrain(behind)).toEqual({ do: 'catchUp', fromSeq: 5 })
    expect(onDrain({ kind: 'current', seq: 5 })).toMatchObject({ do: 'nothing' })
  })

  it('[C-1, C-6] is caught up from what it knows of this epoch and Plant, and of no other', () => {
    expect(onHello({ same: true, seq: 7 })).toEqual({ do: 'catchUp', fromSeq: 7 })
    expect(onHello({ same: false, seq: 7 })).toEqual({ do: 'catchUp', fromSeq: NOTHING_KNOWN })
    expect(framesAfter(remembered(1, 10), NOTHING_KNOWN, ALL)).toBeUndefined()
  })
})
