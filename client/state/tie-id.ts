const LENGTH = 8

/** A name that no other tie, and no other page in one, is likely to have; `chance` is in [0, 1). */
export const tieId = (chance: () => number): string =>
  Array.from({ length: LENGTH }, () => Math.floor(chance() * 36).toString(36)).join('')
