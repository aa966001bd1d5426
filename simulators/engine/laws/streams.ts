import { highOf, seedOf, WARMING_ROUNDS } from '../random.ts'

/*
 * Hot. The generator of engine/random.ts with the states of all streams in one column, four words each: a factory
 * draws from thousands of them by number.
 */

/** Streams of chance, each with a life of its own: what one draws changes no other [W-3]. */
export class Streams {
  readonly #states: Int32Array

  constructor(names: readonly string[], seed: number) {
    this.#states = new Int32Array(4 * names.length)
    for (const [stream, name] of names.entries()) {
      const own = seedOf(name, seed)
      this.#states.set([0, own | 0, highOf(own), 1], 4 * stream)
      for (let i = 0; i < WARMING_ROUNDS; i++) this.bits(stream)
    }
  }

  /** 32 bits. */
  bits(stream: number): number {
    const states = this.#states
    const at = stream << 2
    const b = states[at + 1]!
    const c = states[at + 2]!
    const count = states[at + 3]!
    const drawn = (states[at]! + b + count) | 0
    states[at] = b ^ (b >>> 9)
    states[at + 1] = (c + (c << 3)) | 0
    states[at + 2] = (((c << 21) | (c >>> 11)) + drawn) | 0
    states[at + 3] = (count + 1) | 0
    return drawn
  }

  /** From 0 up to, but not including, 1. */
  next(stream: number): number {
    return (this.bits(stream) >>> 0) / 0x1_0000_0000
  }

  /** Between 0 and 1 and neither of them, for logarithms. */
  inside(stream: number): number {
    return ((this.bits(stream) >>> 0) + 0.5) / 0x1_0000_0000
  }
}
