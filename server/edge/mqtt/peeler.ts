// Hot: runs for every byte that a broker sends. No closures, no copies of what arrives whole.

/** Payload is borrowed for the length of the call: the buffer behind it is read into again. */
export type OnPacket = (topic: string, payload: Uint8Array, retained: boolean) => void

/** A packet larger than this is handed on cut: still too large for anyone to accept, but bounded here [B-23]. */
export const CUT_BYTES = 2 * 1024 * 1024

const CONNACK = 0x20
const PUBLISH = 3
const QOS = 0x06
const QOS_1 = 0x02
const MAX_LENGTH_BYTES = 4

/**
 * Takes the PUBLISH packets of QoS 0 and 1 out of the bytes of an MQTT 3.1.1 connection and hands them on at
 * once; what remains (acknowledgements, pings, QoS 2) is mqtt.js's, which spends ten times as long on a packet [B-24].
 */
export class PublishPeeler {
  readonly #onPacket: OnPacket
  readonly #acknowledge: (packetIds: number[]) => void
  /** The pieces of a packet that has not arrived whole, how long they are, and how long they must get. */
  #pieces: Buffer[] = []
  #have = 0
  #need = 0
  /** Bytes of an oversized packet still to come and to be thrown away. */
  #skip = 0
  #packetIds: number[] = []
  #welcomed = false

  constructor(onPacket: OnPacket, acknowledge: (packetIds: number[]) => void) {
    this.#onPacket = onPacket
    this.#acknowledge = acknowledge
  }

  /**
   * Hands on the packets that are complete, and returns the rest in order, for mqtt.js; undefined when the
   * broker has sent what no MQTT connection carries, which ends it.
   */
  peel(chunk: Buffer): Buffer[] | undefined {
    const rest: Buffer[] = []
    let bytes = chunk
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, bytes.length)
      this.#skip -= skipped
      bytes = bytes.subarray(skipped)
      if (bytes.length === 0) return rest
    }
    if (this.#have > 0) {
      this.#pieces.push(Buffer.from(bytes))
      this.#have += bytes.length
      if (this.#have < this.#need) return rest
      bytes = Buffer.concat(this.#pieces, this.#have)
      this.#pieces = []
      this.#have = 0
    }
    const sound = this.#walk(bytes, rest)
    if (this.#packetIds.length > 0) {
      const packetIds = this.#packetIds
      this.#packetIds = []
      this.#acknowledge(packetIds)
    }
    return sound ? rest : undefined
  }

  #walk(bytes: Buffer, rest: Buffer[]): boolean {
    let at = 0
    while (at < bytes.length) {
      // 0. A broker's first word is CONNACK; a web server, say, has another.
      const head = bytes[at] ?? 0
      if (!this.#welcomed && head !== CONNACK) return false
      this.#welcomed = true
      // 1. The remaining length, one to four bytes.
      let length = 0
      let scale = 1
      let body = at + 1
      let more = true
      while (more && body < bytes.length && body - at <= MAX_LENGTH_BYTES) {
        const byte = bytes[body++] ?? 0
        length += (byte & 0x7f) * scale
        scale *= 128
        more = byte >= 0x80
      }
      if (more && body - at > MAX_LENGTH_BYTES) return false
      if (more) {
        this.#keep(bytes.subarray(at), bytes.length - at + 1)
        return true
      }
      // 2. All of the packet, or as much as is handed on of an oversized one.
      const ours = head >> 4 === PUBLISH && (head & QOS) <= QOS_1
      if (length > CUT_BYTES && !ours) return false
      const enough = body + Math.min(length, CUT_BYTES)
      if (enough > bytes.length) {
        this.#keep(bytes.subarray(at), enough - at)
        return true
      }
      // 3. Hand it on.
      if (!ours) rest.push(bytes.subarray(at, enough))
      else if (!this.#publish(bytes, head, body, enough)) return false
      at = body + length
    }
    this.#skip = at - bytes.length
    return true
  }

  #keep(piece: Buffer, need: number): void {
    this.#pieces = [Buffer.from(piece)]
    this.#have = piece.length
    this.#need = need
  }

  /** False when the topic runs over the end of the packet. */
  #publish(bytes: Buffer, head: number, body: number, end: number): boolean {
    if (body + 2 > end) return false
    const topicStart = body + 2
    const topicEnd = topicStart + (((bytes[body] ?? 0) << 8) | (bytes[body + 1] ?? 0))
    const payloadStart = (head & QOS) === 0 ? topicEnd : topicEnd + 2
    if (payloadStart > end) return false
    const topic = bytes.toString('utf8', topicStart, topicEnd)
    if (payloadStart !== topicEnd)
      this.#packetIds.push(((bytes[topicEnd] ?? 0) << 8) | (bytes[topicEnd + 1] ?? 0))
    const payload = new Uint8Array(bytes.buffer, bytes.byteOffset + payloadStart, end - payloadStart)
    this.#onPacket(topic, payload, (head & 1) === 1)
    return true
  }
}

/** PUBACK packets for these ids, as one write. */
export function pubacks(packetIds: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(packetIds.length * 4)
  for (let i = 0; i < packetIds.length; i++) {
    bytes.writeUInt16BE(0x4002, i * 4)
    bytes.writeUInt16BE(packetIds[i] ?? 0, i * 4 + 2)
  }
  return bytes
}
