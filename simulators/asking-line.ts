import { controlTopic, LONGEST_STATUS, statusTopic } from '../models/simulation.ts'
import { type BrokerPlace, connectTo } from './control-line.ts'

/** One status as it came, by the Plant that its topic names; `retained` where it was told before we listened. */
export type OnStatus = (plant: string, bytes: Uint8Array, retained: boolean) => void

/** The other end of a control line: reads what runs tell, and asks. */
export interface AskingLine {
  ask(plant: string, request: string): void
  /** Comes back soon, whatever the broker does. */
  close(): Promise<void>
}

/** A broker that takes a connection and says nothing is as good as none. */
const OPEN_MILLIS = 10_000
const CLOSE_MILLIS = 1000

/** Rejects with a sentence where there is no broker. */
export async function openAskingLine(place: BrokerPlace, onStatus: OnStatus): Promise<AskingLine> {
  const client = connectTo(place, 'sim-ask', { reconnectPeriod: 0 })
  let waiting: NodeJS.Timeout | undefined
  const opened = new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('the connection was closed')))
    waiting = setTimeout(() => reject(new Error('no answer')), OPEN_MILLIS)
  })
  client.on('error', () => undefined)
  client.on('message', (topic, payload, { retain }) => {
    const plant = topic.split('/')[1]
    if (plant !== undefined && payload.length <= LONGEST_STATUS) onStatus(plant, payload, retain)
  })
  try {
    await opened
  } catch (error) {
    client.end(true)
    throw error
  } finally {
    clearTimeout(waiting)
  }
  client.subscribe(statusTopic('+'), { qos: 0 })
  return {
    ask: (plant, request) => {
      client.publish(controlTopic(plant), request, { qos: 1 })
    },
    // A broker that does not acknowledge would be waited for without end.
    close: async () => {
      let patience: NodeJS.Timeout | undefined
      const outOfPatience = new Promise<void>((resolve) => {
        patience = setTimeout(resolve, CLOSE_MILLIS)
      })
      await Promise.race([client.endAsync(!client.connected).catch(() => undefined), outOfPatience])
      clearTimeout(patience)
      client.stream?.destroy()
    },
  }
}
