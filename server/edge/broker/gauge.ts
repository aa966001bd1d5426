/** What the walk along the bytes of one connection has come to. */
type Place =
  | { readonly at: 'header' }
  | { readonly at: 'length'; readonly value: number; readonly shift: number }
  | { readonly at: 'body'; readonly left: number }
  | { readonly at: 'refused' }

const HEADER: Place = { at: 'header' }
const REFUSED: Place = { at: 'refused' }

/**
 * Walks the packet boundaries of one MQTT connection without keeping a byte, so that a packet over the limit
 * is refused when its length is read, before anyone gathers it [B-2].
 */
export class PacketGauge {
  #place: Place = HEADER
  readonly #maxBytes: number

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** False once a packet of this connection has announced more than the limit. */
  admits(bytes: Uint8Array): boolean {
    let place = this.#place
    let i = 0
    while (i < bytes.length) {
      switch (place.at) {
        case 'refused':
          this.#place = REFUSED
          return false
        case 'header':
          i++
          place = { at: 'length', value: 0, shift: 0 }
          break
        case 'length':
          place = this.#afterLengthByte(place.value, place.shift, bytes[i++] ?? 0)
          break
        case 'body': {
          const step = Math.min(place.left, bytes.length - i)
          i += step
          place = step === place.left ? HEADER : { at: 'body', left: place.left - step }
        }
      }
    }
    this.#place = place
    return place.at !== 'refused'
  }

  #afterLengthByte(before: number, shift: number, byte: number): Place {
    const value = before + (byte & 0x7f) * 2 ** shift
    if (value > this.#maxBytes) return REFUSED
    if (byte >= 0x80) return shift === 21 ? REFUSED : { at: 'length', value, shift: shift + 7 }
    return value === 0 ? HEADER : { at: 'body', left: value }
  }
}
