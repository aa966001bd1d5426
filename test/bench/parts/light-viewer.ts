import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { MESSAGE, PROTOCOL_VERSION } from '../../../models/protocol.ts'

/*
 * A Viewer that costs its reader what a plain socket does: it says hello as a browser would and then only counts the
 * messages that come. What 200 browsers spend on decoding is spent on 200 computers, not beside the server.
 */

const BINARY = 2
const TEXT = 1

/** A masked text of fewer than 64 KiB, as browsers send it; a mask of zeros leaves it readable. */
function masked(text: string): Buffer {
  const body = Buffer.from(text)
  const short = body.length < 126
  const head = Buffer.alloc(short ? 6 : 8)
  head[0] = 0x80 | TEXT
  head[1] = 0x80 | (short ? body.length : 126)
  if (!short) head.writeUInt16BE(body.length, 2)
  return Buffer.concat([head, body])
}

const packet = (type: number, data?: unknown): string => `4${JSON.stringify({ type, nsp: '/', data })}`

/** Counts messages by their headers and skips what is in them; tells each kind and length. */
function messageCounter(onMessage: (opcode: number, length: number) => void): (bytes: Buffer) => void {
  const head: number[] = []
  let left = 0
  let length = 0
  let opcode = 0
  const begin = (): boolean => {
    const said = (head[1] ?? 0) & 0x7f
    const extra = said === 127 ? 8 : said === 126 ? 2 : 0
    if (head.length < 2 + extra) return false
    length = extra === 0 ? said : head.slice(2).reduce((sum, byte) => sum * 256 + byte, 0)
    opcode = (head[0] ?? 0) & 0x0f
    left = length
    head.length = 0
    return true
  }
  return (bytes) => {
    let at = 0
    while (at < bytes.length) {
      if (left === 0) {
        head.push(bytes[at++] ?? 0)
        if (!begin() || left > 0) continue
      }
      const taken = Math.min(left, bytes.length - at)
      left -= taken
      at += taken
      if (left === 0) onMessage(opcode, length)
    }
  }
}

/** Joins and says hello; settles with the first Frame. */
export function openLightViewer(port: number, plant: string, onFrame: () => void): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  const hello = { version: PROTOCOL_VERSION, plant, epoch: '', seq: 0, eventId: 0 }
  let texts = 0
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  )
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('close', () => reject(new Error('a Viewer was turned away')))
    const count = messageCounter((opcode, length) => {
      if (opcode === BINARY) {
        onFrame()
        resolve(socket)
      } else if (length === 1) socket.write(masked('3'))
      else if (++texts === 1) socket.write(masked(packet(0)))
      else if (texts === 2) socket.write(masked(packet(2, [MESSAGE.hello, hello])))
    })
    let upgraded = false
    socket.on('data', (bytes) => {
      if (upgraded) return count(bytes)
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0 || !bytes.toString('latin1', 0, 12).endsWith('101')) return socket.destroy()
      upgraded = true
      count(bytes.subarray(end + 4))
    })
  })
}
