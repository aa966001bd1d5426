import { seedOf } from '../random.ts'

/*
 * Hot. The generator of engine/random.ts with the states of all streams in one column: a factory draws from thousands
 * of them by number.
 */

/** Streams of chance, each with a life of its own: what one draws changes no other [W-3]. */
export class Streams {
  readonly states: Int32Array

  constructor(names: readonly string[], seed: number) {
    this.states = Int32Array.from(names, (name) => Math.imul(seedOf(name, seed) ^ 0x5bf03635, 0x2c1b3c6d) | 0)
  }

  /** 32 bits. */
  bits(stream: number): number {
    const state = (this.states[stream]! + 0x9e3779b9) | 0
    this.states[stream] = state
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
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
