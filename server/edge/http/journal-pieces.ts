/** Bytes behind their length as uint32, little-endian: how answers of several pieces are told apart [Y-41]. */
export function piece(bytes: Uint8Array): Uint8Array {
  const told = new Uint8Array(4 + bytes.length)
  new DataView(told.buffer).setUint32(0, bytes.length, true)
  told.set(bytes, 4)
  return told
}
