/*
 * Chance is sfc32 (Doty-Humphrey, PractRand): 128 bits of state, 32 at a time, by additions and shifts that every
 * machine does alike. Generators of 32 bits walk one circle: of 100,000 streams on it many walk where another walked.
 */

const WORD = 0x1_0000_0000

/** Rounds until every bit of the seed has come to every bit of the state. */
export const WARMING_ROUNDS = 12

/** A seeded stream of numbers: the same seed gives the same stream on every machine [G-1]. */
export class Random {
  #a = 0
  #b: number
  #c: number
  #count = 1

  /** A whole number of up to 53 bits, such as `seedOf` gives. */
  constructor(seed: number) {
    this.#b = seed | 0
    this.#c = highOf(seed)
    for (let i = 0; i < WARMING_ROUNDS; i++) this.#bits()
  }

  #bits(): number {
    const drawn = (this.#a + this.#b + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + drawn) | 0
    return drawn
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    return (this.#bits() >>> 0) / WORD
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** Between -1 and 1, mostly near 0: the noise of a sensor. */
  noise(): number {
    return this.next() + this.next() - 1
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }

  /** A seed for streams that belong to this one. */
  seed(): number {
    return this.below(0x20_0000) * WORD + this.below(WORD)
  }
}

/** The bits of a seed above the lowest 32. */
export const highOf = (seed: number): number => Math.floor(seed / WORD) | 0

/**
 * A number from a text, so that a machine's name decides its character and its neighbour's does not: 53 bits, for of
 * 100,000 names two would have the same 32.
 */
export function seedOf(text: string, seed: number): number {
  let low = (seed | 0) ^ 0x811c9dc5
  let high = highOf(seed) ^ 0x2c1b3c6d
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x9e3779b1)
    low ^= low >>> 15
    high = Math.imul((high ^ code) + low, 0x85ebca77)
    high ^= high >>> 13
  }
  low = mixed(low ^ (high >>> 16))
  high = mixed(high ^ low)
  return (high >>> 11) * WORD + (low >>> 0)
}

/** Every bit of what goes in changes each that comes out in half of all cases (Wellons' lowbias32). */
function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return hash ^ (hash >>> 15)
}
