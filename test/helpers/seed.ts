/** Where chance begins in properties and fuzz: printed with every failure, and given back to replay it. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_261_120)

/** How much fuzz: quick with every test, a million with `npm run fuzz`. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 20_000)

/** Fuzz by the million takes minutes. */
export const FUZZ_TIMEOUT_MILLIS = 20_000 + FUZZ_RUNS * 2

/** Whole numbers from 0 to below `limit`, the same for the same seed. */
export interface Dice {
  below(limit: number): number
  bytes(length: number): Uint8Array
  pick<T>(from: readonly T[]): T
}

export function dice(seed: number): Dice {
  let state = seed >>> 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
  }
}

/** The same bytes with a few of them changed, cut out, doubled or cut off. */
export function mutated(chance: Dice, bytes: Uint8Array): Uint8Array {
  let list = Array.from(bytes)
  const changes = 1 + chance.below(4)
  for (let i = 0; i < changes; i++) {
    const at = chance.below(list.length + 1)
    switch (chance.below(6)) {
      case 0:
        list[Math.min(at, Math.max(0, list.length - 1))] = chance.below(256)
        break
      case 1:
        if (at < list.length) list[at] = (list[at] ?? 0) ^ (1 << chance.below(8))
        break
      case 2:
        list.splice(at, 1 + chance.below(4))
        break
      case 3:
        list.splice(at, 0, ...list.slice(at, at + 1 + chance.below(8)))
        break
      case 4:
        list.splice(at, 0, chance.pick([0x00, 0x7f, 0x80, 0xff, 0x0f, 0x22, 0x7b, 0x5d]))
        break
      default:
        list = list.slice(0, at)
    }
  }
  return Uint8Array.from(list)
}
