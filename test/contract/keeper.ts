import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORM, type Frame } from '../../models/frame/frame.ts'
import { createTwin, QUALITY, type Twin } from '../../models/twin.ts'
import { anyFrame, frameOf, NOON, type PlainFrame, plainOf, plainTwin, show } from '../helpers/frames.ts'
import { SEED } from '../helpers/seed.ts'

/**
 * Whatever keeps the Frames of one epoch and gives them back: a history, a Journal, what a Source replays.
 * Frames given to it are borrowed, and so are those that it gives.
 */
export interface Keeper {
  keep(frame: Frame): Promise<void> | void
  /** The Twin after the Frame of that seq, whole; undefined where it cannot be told any more or yet. */
  snapshotAt(seq: number): Promise<Frame | undefined> | Frame | undefined
  /** Calls with each Frame after that seq, in order; false where some of them are not there. */
  framesAfter(seq: number, each: (frame: Frame) => void): Promise<boolean> | boolean
}

const SIZE = 30

/** Frames 1, 2, 3… of one epoch, of Readings as the bridge cuts them: none of quality `none` [T-1]. */
const anyEpoch = fc.array(anyFrame(SIZE), { minLength: 1, maxLength: 25 }).map((frames) =>
  frames.map(
    ({ readings }, i): PlainFrame => ({
      form: FORM.delta,
      seq: i + 1,
      serverTime: NOON + i,
      readings: readings.map((told) => ({ ...told, quality: told.quality || QUALITY.good })),
    }),
  ),
)

/** As whoever lent the Frame may do once the call returns. */
function scribbleOver(frame: Frame): void {
  frame.slots.fill(-1)
  frame.quanta.fill(666)
  frame.times.fill(Number.NaN)
  frame.qualities.fill(255)
  frame.count = 0
  frame.seq = 0
}

async function kept(keeper: Keeper, frames: readonly PlainFrame[]): Promise<void> {
  for (const plain of frames) {
    const frame = frameOf(plain, SIZE)
    await keeper.keep(frame)
    scribbleOver(frame)
  }
}

const twinAfter = (frames: readonly PlainFrame[]): Twin => {
  const twin = createTwin(SIZE)
  for (const plain of frames) show(frameOf(plain), twin)
  return twin
}

/** What a Journal, a Source or a history must satisfy; `open` is given the number of slots. */
export function keeperContract(name: string, open: (size: number) => Promise<Keeper> | Keeper): void {
  const property = (
    runs: number,
    holds: (keeper: Keeper, frames: readonly PlainFrame[], at: number) => Promise<void>,
  ) =>
    fc.assert(
      fc.asyncProperty(anyEpoch, fc.nat(24), async (frames, at) => {
        const keeper = await open(SIZE)
        await kept(keeper, frames)
        await holds(keeper, frames, Math.min(at, frames.length))
      }),
      { seed: SEED, numRuns: runs },
    )

  describe(name, () => {
    it('[F-4] a Snapshot plus the Frames after it equals all the Frames', async () => {
      await property(150, async (keeper, frames, at) => {
        const twin = createTwin(SIZE)
        const snapshot = await keeper.snapshotAt(at)
        if (snapshot === undefined) expect.fail(`no Snapshot at ${at} of ${frames.length}`)
        expect([snapshot.form, snapshot.seq]).toEqual([FORM.snapshot, at])
        show(snapshot, twin)
        expect(plainTwin(twin)).toEqual(plainTwin(twinAfter(frames.slice(0, at))))
        expect(await keeper.framesAfter(at, (frame) => show(frame, twin))).toBe(true)
        expect(plainTwin(twin)).toEqual(plainTwin(twinAfter(frames)))
      })
    })

    it('[F-1, F-2] Frames come back as they were, in order, whatever became of the columns that were lent', async () => {
      await property(100, async (keeper, frames, at) => {
        const back: PlainFrame[] = []
        await keeper.framesAfter(at, (frame) => {
          back.push(plainOf(frame))
          scribbleOver(frame)
        })
        expect(back).toEqual(frames.slice(at))
        const again: PlainFrame[] = []
        await keeper.framesAfter(0, (frame) => again.push(plainOf(frame)))
        expect(again).toEqual(frames)
      })
    })

    it('[C-1] what is yet to come is not there', async () => {
      await property(20, async (keeper, frames) => {
        expect(await keeper.snapshotAt(frames.length + 1)).toBeUndefined()
        expect(await keeper.framesAfter(frames.length + 1, () => expect.fail('a Frame of the future'))).toBe(
          false,
        )
        expect(await keeper.framesAfter(-1, () => expect.fail('a Frame of before the first'))).toBe(false)
        expect(await keeper.framesAfter(frames.length, () => expect.fail('a Frame after the last'))).toBe(
          true,
        )
      })
    })

    it('[T-1] before the first Frame there is a Twin without a Reading', async () => {
      const snapshot = await (await open(SIZE)).snapshotAt(0)
      expect(snapshot && plainOf(snapshot).readings).toEqual([])
    })
  })
}
