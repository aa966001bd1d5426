import fc from 'fast-check'
import { createFrame, FORM, type Form, type Frame } from '../../../models/frame/frame.ts'
import { applyReading, createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import { encoded } from '../../helpers/frames.ts'

/** slot, quantum, time, quality */
export type ReadingRow = readonly [slot: number, quantum: number, time: number, quality: number]

export function frameOf(form: Form, seq: number, rows: readonly ReadingRow[], serverTime = 0): Frame {
  const ascending = [...new Map(rows.map((row) => [row[0], row])).values()].sort((a, b) => a[0] - b[0])
  const frame = createFrame(ascending.length)
  Object.assign(frame, { form, seq, serverTime, count: ascending.length })
  ascending.forEach(([slot, quantum, time, quality], i) => {
    frame.slots[i] = slot
    frame.quanta[i] = quantum
    frame.times[i] = time
    frame.qualities[i] = quality
  })
  return frame
}

/** The other end, as simply as it can be said: what overview Viewers were told, and its Frames since the first. */
export class FakeServer {
  readonly twin: Twin
  readonly frames: Uint8Array[] = []
  seq = 0
  private readonly basis: Int32Array

  constructor(size: number) {
    this.twin = createTwin(size)
    this.basis = new Int32Array(size)
  }

  delta(rows: readonly ReadingRow[]): Uint8Array {
    const frame = frameOf(FORM.delta, ++this.seq, rows)
    for (let i = 0; i < frame.count; i++) {
      const slot = frame.slots[i]!
      this.twin.times[slot] = Number.NEGATIVE_INFINITY
      applyReading(this.twin, slot, frame.quanta[i]!, frame.times[i]!, frame.qualities[i]!)
    }
    const bytes = encoded(frame, this.basis)
    this.frames.push(bytes)
    return bytes
  }

  snapshot(): Uint8Array {
    const rows: ReadingRow[] = []
    for (let slot = 0; slot < this.twin.size; slot++) {
      if (this.twin.qualities[slot] !== QUALITY.none)
        rows.push([slot, this.twin.quanta[slot]!, this.twin.times[slot]!, this.twin.qualities[slot]!])
    }
    return encoded(frameOf(FORM.snapshot, this.seq, rows), undefined)
  }

  line(rows: readonly ReadingRow[]): Uint8Array {
    return encoded(frameOf(FORM.line, this.seq, rows), undefined)
  }

  after(seq: number): readonly Uint8Array[] {
    return this.frames.slice(seq)
  }
}

const TIME = 1_700_000_000_000

export const readingRows = (size: number): fc.Arbitrary<readonly ReadingRow[]> =>
  fc.array(
    fc.tuple(
      fc.nat(size - 1),
      fc.oneof(fc.integer({ min: -2, max: 20 }), fc.integer()),
      fc.integer({ min: TIME, max: TIME + 60_000 }),
      fc.integer({ min: 1, max: 3 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
