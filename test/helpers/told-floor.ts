import { connectAsync } from 'mqtt'
import { type FloorServer, startFloorServer } from './floor-server.ts'
import { type Mosquitto, startMosquitto } from './mosquitto.ts'

/** The gearbox Plant behind a broker on which nothing is said but what a test tells. */
export interface ToldFloor {
  readonly mosquitto: Mosquitto
  readonly server: FloorServer
  /** As a device does; text goes as it is, anything else as JSON. */
  tell(topic: string, message: unknown): Promise<unknown>
  stop(): Promise<void>
}

export async function startToldFloor(): Promise<ToldFloor> {
  const ends: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end()
  }
  try {
    const mosquitto = await startMosquitto()
    ends.push(() => mosquitto.stop())
    const broker = `mqtt://127.0.0.1:${mosquitto.port}`
    const server = await startFloorServer(['--plant', 'gearbox', '--broker', broker])
    ends.push(() => server.stop())
    const device = await connectAsync(broker)
    ends.push(() => device.endAsync(true))
    const tell: ToldFloor['tell'] = (topic, message) =>
      device.publishAsync(topic, typeof message === 'string' ? message : JSON.stringify(message), { qos: 1 })
    return { mosquitto, server, tell, stop }
  } catch (error) {
    // Whoever called has nothing to stop yet.
    await stop()
    throw error
  }
}
