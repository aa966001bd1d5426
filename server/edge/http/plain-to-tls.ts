import type { Server } from 'node:https'
import type { Socket } from 'node:net'

/*
 * Whoever says http to the port of https is told so. The first byte tells them apart: a TLS handshake begins
 * with 22, which begins no request.
 */

const HANDSHAKE = 22
const FIRST_WORD_MILLIS = 10_000
const LONGEST = 16 * 1024

const SENTENCE =
  '这里只接受 https：请把地址开头的 http:// 改为 https://。\nThis port speaks https: write https:// instead of http:// in the address.\n'

/** The same address by https, where a request names one of ours; a target in full or in control characters is none. */
function locationOf(request: string, isOurs: (host: string) => boolean): string | undefined {
  const target = /^(?:GET|HEAD) (\/[!-~]{0,2000}) HTTP\/1\.[01]\r\n/.exec(request)?.[1]
  const host = /\r\nhost:[ \t]*([\w.:[\]-]{1,300})[ \t]*\r\n/i.exec(request)?.[1]
  return target === undefined || host === undefined || !isOurs(host) ? undefined : `https://${host}${target}`
}

export function answerTo(request: string, isOurs: (host: string) => boolean): string {
  const location = locationOf(request, isOurs)
  const lines = [
    location === undefined ? 'HTTP/1.1 400 Bad Request' : 'HTTP/1.1 307 Temporary Redirect',
    ...(location === undefined ? [] : [`Location: ${location}`]),
    'Content-Type: text/plain; charset=utf-8',
    'Cache-Control: no-store',
    `Content-Length: ${Buffer.byteLength(SENTENCE)}`,
    'Connection: close',
  ]
  return `${lines.join('\r\n')}\r\n\r\n${/^HEAD /.test(request) ? '' : SENTENCE}`
}

/** Has a TLS server answer plain requests too, each with the way to https. */
export function tellPlain(server: Server, isOurs: (host: string) => boolean): void {
  const secure = server.listeners('connection')
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    const giveUp = (): void => void socket.destroy()
    socket.setTimeout(FIRST_WORD_MILLIS, giveUp)
    socket.on('error', giveUp)
    socket.once('data', (first: Buffer) => {
      socket.pause()
      if (first[0] === HANDSHAKE) {
        socket.setTimeout(0)
        socket.off('timeout', giveUp)
        socket.off('error', giveUp)
        socket.unshift(first)
        for (const listener of secure) listener.call(server, socket)
        return
      }
      socket.end(answerTo(first.toString('latin1', 0, LONGEST), isOurs), () => socket.destroy())
    })
  })
}
