import { MAX_LINES_LOOKED_AT } from '../../models/protocol.ts'
import type { Wire } from './wire.ts'

/** A list that is scrolled tells its Lines many times a second; the server need not hear each of them [V-4]. */
const BETWEEN_MILLIS = 200

/** The Lines on screen, told to whichever Wire is welcomed: the last word holds. */
export class Gaze {
  private readonly now: () => number
  private readonly after: (delayMillis: number, call: () => void) => () => void
  private lines: readonly number[] = []
  private wire: Wire | undefined
  private toldAt = Number.NEGATIVE_INFINITY
  private callOff: () => void = () => undefined

  constructor(now: () => number, after: (delayMillis: number, call: () => void) => () => void) {
    this.now = now
    this.after = after
  }

  look(lines: readonly number[]): void {
    const first = lines.slice(0, MAX_LINES_LOOKED_AT)
    if (sameLines(this.lines, first)) return
    this.lines = first
    this.tellSoon()
  }

  /** A welcomed Wire knows nothing of what was told to another. */
  through(wire: Wire): void {
    this.wire = wire
    if (this.lines.length > 0) this.tellSoon()
  }

  /** No Wire is there to tell. */
  shut(): void {
    this.callOff()
    this.wire = undefined
  }

  /** Another Plant has other Lines. */
  forget(): void {
    this.callOff()
    this.lines = []
  }

  private tellSoon(): void {
    this.callOff()
    const delayMillis = this.toldAt + BETWEEN_MILLIS - this.now()
    if (delayMillis <= 0) this.tell()
    else this.callOff = this.after(delayMillis, () => this.tell())
  }

  private tell(): void {
    if (this.wire === undefined) return
    this.toldAt = this.now()
    this.wire.look({ lines: this.lines })
  }
}

const sameLines = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((line, i) => line === b[i])
