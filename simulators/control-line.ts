import { randomBytes } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import {
  controlTopic,
  LONGEST_STATUS,
  readSimulationStatus,
  type SimulationStatus,
  statusTopic,
} from '../models/simulation.ts'

export interface BrokerPlace {
  readonly broker: string
  readonly user?: string
  readonly password?: string
}

export interface ControlLinePlan extends BrokerPlace {
  readonly plant: string
  readonly onRequest: (bytes: Uint8Array, retained: boolean) => void
  readonly status: () => SimulationStatus
  /** Another run told how it stands on our topic, at most once in a while. */
  readonly onNeighbour?: (() => void) | undefined
}

/** Where a run hears what it should play, and tells how it stands; apart from the lines of its machines. */
export interface ControlLine {
  /** There is something new to tell. */
  tellSoon(): void
  close(): Promise<void>
}

export const TELL_MILLIS = 5000
/** However often it is asked, it tells no more often than this. */
const BETWEEN_MILLIS = 100
const CLOSE_MILLIS = 1500
/** Whatever others say on our topic, it is looked at no more often. */
const LOOK_MILLIS = 1000
const NOTHING = Buffer.alloc(0)

const clientOptions = ({ user, password }: BrokerPlace, name: string): mqtt.IClientOptions => ({
  clientId: `twinfloor-${name}-${randomBytes(4).toString('hex')}`,
  clean: true,
  reconnectPeriod: 1000,
  // A broker that refuses us now may be starting, or its passwords be mended: it is asked again.
  reconnectOnConnackError: true,
  connectTimeout: 10_000,
  keepalive: 15,
  queueQoSZero: false,
  ...(user === undefined ? {} : { username: user }),
  ...(password === undefined ? {} : { password }),
})

/** A connection that speaks of runs, not of machines. */
export const connectTo = (place: BrokerPlace, name: string, more: mqtt.IClientOptions = {}): MqttClient =>
  mqtt.connect(place.broker, { ...clientOptions(place, name), ...more })

/** Its status is there for as long as it is, and gone with it [W-82]. */
export function openControlLine(plan: ControlLinePlan): ControlLine {
  const status = statusTopic(plan.plant)
  const client = connectTo(plan, 'sim-control', {
    will: { topic: status, payload: NOTHING, qos: 1, retain: true },
  })
  let mine: Buffer | undefined
  const tell = (): void => {
    if (!client.connected) return
    mine = Buffer.from(JSON.stringify(plan.status()))
    client.publish(status, mine, { qos: 1, retain: true })
  }
  let soon: NodeJS.Timeout | undefined
  const tellSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined
      tell()
    }, BETWEEN_MILLIS)
  }
  client.on('connect', () => {
    // Not acknowledged: a broker that is flooded may lose count of what it waits for, and send nothing any more.
    client.subscribe([controlTopic(plan.plant), status], { qos: 0 })
    tell()
  })
  let lookedAt = Number.NEGATIVE_INFINITY
  const meet = (payload: Buffer): void => {
    const now = performance.now()
    // Our own word must not use up the patience: who tells at the same pace right behind it would never be met.
    if (mine?.equals(payload)) return
    if (plan.onNeighbour === undefined || now - lookedAt < LOOK_MILLIS) return
    lookedAt = now
    const told = statusIn(payload)
    if (told?.plant === plan.plant && told.run !== plan.status().run) plan.onNeighbour()
  }
  client.on('message', (topic, payload, { retain }) => {
    if (topic === status) {
      if (!retain) meet(payload)
      return
    }
    plan.onRequest(payload, retain)
    tellSoon()
  })
  // Whether there is a broker is told by the lines of the machines.
  client.on('error', () => undefined)
  const telling = setInterval(tell, TELL_MILLIS)
  return {
    tellSoon,
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

/** What was told on the status topic, if it is sound. */
export function statusIn(bytes: Uint8Array): SimulationStatus | undefined {
  if (bytes.length === 0 || bytes.length > LONGEST_STATUS) return undefined
  try {
    return readSimulationStatus(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}
