/*
 * HOT: several calls a Reading. LEB128 over one growing buffer; writers reserve once a column, not once a byte.
 */

/** Bytes written one after another; the buffer is reused from Frame to Frame. */
export interface ByteWriter {
  bytes: Uint8Array
  view: DataView
  at: number
}

export const createByteWriter = (capacity = 1024): ByteWriter => {
  const bytes = new Uint8Array(capacity)
  return { bytes, view: new DataView(bytes.buffer), at: 0 }
}

/** Makes room for so many more bytes; every put below takes the room for granted. */
export function reserve(writer: ByteWriter, extra: number): void {
  const need = writer.at + extra
  if (need <= writer.bytes.length) return
  const grown = new Uint8Array(Math.max(need, writer.bytes.length * 2))
  grown.set(writer.bytes.subarray(0, writer.at))
  writer.bytes = grown
  writer.view = new DataView(grown.buffer)
}

/** Takes 0 to 2^32-1 in at most 5 bytes. */
export function putUnsigned(writer: ByteWriter, value: number): void {
  const bytes = writer.bytes
  let at = writer.at
  let rest = value
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[at++] = rest
  writer.at = at
}

/** Takes any 32-bit whole number, small ones of either sign in one byte. */
export function putSigned(writer: ByteWriter, value: number): void {
  putUnsigned(writer, ((value << 1) ^ (value >> 31)) >>> 0)
}

export function putFloat64(writer: ByteWriter, value: number): void {
  writer.view.setFloat64(writer.at, value, true)
  writer.at += 8
}

/** Bytes read one after another. `failed` is set, and zeros come, once they do not suffice [F-6]. */
export interface ByteReader {
  bytes: Uint8Array
  at: number
  failed: boolean
}

export const createByteReader = (bytes: Uint8Array): ByteReader => ({ bytes, at: 0, failed: false })

export function takeUnsigned(reader: ByteReader): number {
  const bytes = reader.bytes
  let at = reader.at
  const end = bytes.length
  let byte = at < end ? bytes[at++]! : fail(reader)
  if (byte < 0x80) {
    reader.at = at
    return byte
  }
  let value = byte & 0x7f
  for (let shift = 7; shift < 35; shift += 7) {
    byte = at < end ? bytes[at++]! : fail(reader)
    if (shift === 28 && byte > 0x0f) fail(reader)
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) {
      reader.at = at
      return value >>> 0
    }
  }
  return fail(reader)
}

function fail(reader: ByteReader): number {
  reader.failed = true
  return 0
}

export function takeSigned(reader: ByteReader): number {
  const value = takeUnsigned(reader)
  return (value >>> 1) ^ -(value & 1)
}

export function takeFloat64(reader: ByteReader): number {
  const { bytes, at } = reader
  if (at + 8 > bytes.length) return fail(reader)
  reader.at = at + 8
  return new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true)
}

export function takeByte(reader: ByteReader): number {
  return reader.at < reader.bytes.length ? reader.bytes[reader.at++]! : fail(reader)
}
