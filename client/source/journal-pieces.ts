/*
 * HOT: once a part of an answer. Each byte is copied once, into the piece that it belongs to.
 */

/** Longer pieces than this nobody sends; who does is not the Journal [PH-17]. */
const LONGEST_PIECE = 64 << 20
const PREFIX_BYTES = 4

/** Cuts what comes into pieces, each behind its length as uint32, little-endian [Y-38]. */
export interface PieceCutter {
  /** Throws where a length is none. */
  push(part: Uint8Array): void
  /** Whether what came ends with a whole piece. */
  isWhole(): boolean
}

/** `take` owns what it is given. */
export function createPieceCutter(take: (piece: Uint8Array) => void): PieceCutter {
  let length = 0
  let prefix = 0
  let piece: Uint8Array | undefined
  let filled = 0
  return {
    push(part) {
      let at = 0
      while (at < part.length) {
        if (piece === undefined) {
          length += part[at++]! * 2 ** (8 * prefix++)
          if (prefix < PREFIX_BYTES) continue
          if (length > LONGEST_PIECE) throw new Error(`a piece of ${length} bytes`)
          piece = new Uint8Array(length)
          filled = 0
        } else {
          const bytes = part.subarray(at, at + piece.length - filled)
          piece.set(bytes, filled)
          filled += bytes.length
          at += bytes.length
        }
        if (filled < piece.length) continue
        const whole = piece
        piece = undefined
        length = 0
        prefix = 0
        take(whole)
      }
    },
    isWhole: () => piece === undefined && prefix === 0,
  }
}
