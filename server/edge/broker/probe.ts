import { connect } from 'node:net'

/** CONNECT of MQTT 3.1.1 with a clean session, a short keep-alive and no client id: any broker answers CONNACK. */
const CONNECT = Uint8Array.of(0x10, 12, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 10, 0, 0)
const CONNACK = 0x20
const ANSWER_MILLIS = 1000

/** Whether what listens there is an MQTT broker. */
export function speaksMqtt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const answer = (is: boolean): void => {
      socket.destroy()
      resolve(is)
    }
    socket.setTimeout(ANSWER_MILLIS, () => answer(false))
    socket.on('error', () => answer(false))
    socket.on('close', () => answer(false))
    socket.on('connect', () => socket.write(CONNECT))
    socket.once('data', (bytes) => answer(bytes[0] === CONNACK))
  })
}
