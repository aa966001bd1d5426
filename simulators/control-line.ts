import { randomBytes } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import { controlTopic, LONGEST_STATUS, type SimulationStatus, statusTopic } from '../models/simulation.ts'

export interface BrokerPlace {
  readonly broker: string
  readonly user?: string
  readonly password?: string
}

export interface ControlLinePlan extends BrokerPlace {
  readonly plant: string
  readonly onRequest: (bytes: Uint8Array, retained: boolean) => void
  readonly status: () => SimulationStatus
}

/** Where a run hears what it should play, and tells how it stands; apart from the lines of its machines. */
export interface ControlLine {
  close(): Promise<void>
}

const TELL_MILLIS = 5000
/** However often it is asked, it tells no more often than this. */
const BETWEEN_MILLIS = 100
const CLOSE_MILLIS = 1500
const NOTHING = Buffer.alloc(0)

export const clientOptions = ({ user, password }: BrokerPlace, name: string): mqtt.IClientOptions => ({
  clientId: `twinfloor-${name}-${randomBytes(4).toString('hex')}`,
  clean: true,
  reconnectPeriod: 1000,
  connectTimeout: 10_000,
  keepalive: 15,
  queueQoSZero: false,
  ...(user === undefined ? {} : { username: user }),
  ...(password === undefined ? {} : { password }),
})

/** Its status is there for as long as it is, and gone with it [W-82]. */
export function openControlLine(plan: ControlLinePlan): ControlLine {
  const status = statusTopic(plan.plant)
  const client = mqtt.connect(plan.broker, {
    ...clientOptions(plan, 'sim-control'),
    will: { topic: status, payload: NOTHING, qos: 1, retain: true },
  })
  const tell = (): void => {
    if (!client.connected) return
    client.publish(status, JSON.stringify(plan.status()), { qos: 1, retain: true })
  }
  let soon: NodeJS.Timeout | undefined
  const tellSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined
      tell()
    }, BETWEEN_MILLIS)
  }
  client.on('connect', () => {
    client.subscribe(controlTopic(plan.plant), { qos: 1 })
    tell()
  })
  client.on('message', (_topic, payload, { retain }) => {
    plan.onRequest(payload, retain)
    tellSoon()
  })
  // Whether there is a broker is told by the lines of the machines.
  client.on('error', () => undefined)
  const telling = setInterval(tell, TELL_MILLIS)
  return {
    async close() {
      clearInterval(telling)
      clearTimeout(soon)
      await withdraw(client, status)
    },
  }
}

async function withdraw(client: MqttClient, topic: string): Promise<void> {
  const patience = new Promise<void>((done) => {
    setTimeout(done, CLOSE_MILLIS).unref()
  })
  if (client.connected) {
    const gone = client.publishAsync(topic, NOTHING, { qos: 1, retain: true })
    await Promise.race([gone.then(() => undefined).catch(() => undefined), patience])
  }
  await Promise.race([client.endAsync(!client.connected), patience])
}

/** One status as it came, by the Plant that its topic names. */
export type OnStatus = (plant: string, bytes: Uint8Array) => void

/** The other end: reads what runs tell, and asks. Rejects with a sentence where there is no broker. */
export interface AskingLine {
  ask(plant: string, request: string): void
  close(): Promise<void>
}

export async function openAskingLine(place: BrokerPlace, onStatus: OnStatus): Promise<AskingLine> {
  const client = mqtt.connect(place.broker, { ...clientOptions(place, 'sim-ask'), reconnectPeriod: 0 })
  const opened = new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('no answer')))
  })
  client.on('error', () => undefined)
  client.on('message', (topic, payload) => {
    const plant = topic.split('/')[1]
    if (plant !== undefined && payload.length <= LONGEST_STATUS) onStatus(plant, payload)
  })
  try {
    await opened
  } catch (error) {
    client.end(true)
    throw error
  }
  client.subscribe(statusTopic('+'), { qos: 1 })
  return {
    ask: (plant, request) => {
      client.publish(controlTopic(plant), request, { qos: 1 })
    },
    close: () => client.endAsync(!client.connected),
  }
}
