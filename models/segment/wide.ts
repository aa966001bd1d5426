/*
 * HOT: twice a packet. Whole numbers that may be wider than 32 bits: times.
 */
import { type ByteReader, type ByteWriter, takeByte } from '../frame/varint.ts'

/** Bytes that `putWide` may need. */
export const MOST_WIDE = 8

/** Takes a whole number of either sign below 2^52. */
export function putWide(writer: ByteWriter, value: number): void {
  const { bytes } = writer
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  while (rest > 0x7f) {
    bytes[writer.at++] = (rest % 128) | 0x80
    rest = Math.floor(rest / 128)
  }
  bytes[writer.at++] = rest
}

const WIDEST = 2 ** 49

export function takeWide(reader: ByteReader): number {
  let byte = takeByte(reader)
  if (byte < 0x80) return (byte >>> 1) ^ -(byte & 1)
  let value = byte & 0x7f
  let unit = 128
  do {
    byte = takeByte(reader)
    value += (byte & 0x7f) * unit
    unit *= 128
    if (unit > WIDEST * 128) reader.failed = true
  } while (byte >= 0x80 && !reader.failed)
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}
