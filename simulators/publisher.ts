import { randomBytes } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import type { Message } from './engine/post.ts'
import type { Speaker } from './engine/speakers.ts'

export interface PublisherPlan {
  readonly broker: string
  readonly user?: string
  readonly password?: string
  readonly qos: 0 | 1
  readonly speakers: readonly Connected[]
  /** Told of each connection that stands, the first time and every time after. */
  readonly onSession: (speaker: number) => void
  /** Told when the first connection stands, when one is lost, and why one does not come about. */
  readonly onNews: (news: News) => void
}

/** One connection, and how many machines are heard through it. */
export interface Connected extends Pick<Speaker, 'linkTopic'> {
  readonly machines: number
}

export type News =
  | { readonly kind: 'online' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'trouble'; readonly message: string }

/** The connections of a Plant's machines to their broker. Of the run itself control-line.ts speaks. */
export interface Publisher {
  publish(message: Message): void
  sent(): number
  /** Messages that nobody could take: no broker, or one that reads too slowly [G-12]. */
  dropped(): number
  close(): Promise<void>
}

const RECONNECT_MILLIS = 1000
/** A process that was kept waiting makes up for five seconds at once: so much is said then by one machine. */
const BURST_BYTES = 2048
const BURST_MESSAGES = 5
const MOST_UNSENT_BYTES = 1024 * 1024
const MOST_UNACKNOWLEDGED = 2000
const CLOSE_MILLIS = 1500

interface Line {
  readonly client: MqttClient
  readonly linkTopic: string | undefined
  readonly mostUnsentBytes: number
  readonly mostUnacknowledged: number
  unacknowledged: number
  /** We end it ourselves: then it is not lost. */
  ending: boolean
}

export function connectPublisher(plan: PublisherPlan): Publisher {
  const lines = plan.speakers.map((speaker, i) => connectLine(plan, speaker, i))
  let sent = 0
  let dropped = 0
  const publish = (message: Message): void => {
    const line = lines[message.speaker]
    if (line === undefined || !hasRoom(line)) {
      dropped += 1
      return
    }
    sent += 1
    send(line, message, plan.qos)
  }
  const close = async (): Promise<void> => {
    await Promise.all(lines.map(closeLine))
  }
  return { publish, close, sent: () => sent, dropped: () => dropped }
}

/** Never an unbounded queue: what does not leave soon is of no use to anyone [G-12]. */
const hasRoom = (line: Line): boolean =>
  line.client.connected &&
  line.client.stream.writableLength < line.mostUnsentBytes &&
  line.unacknowledged < line.mostUnacknowledged

/** At QoS 0 without a callback: with one the library hangs a listener on the socket for each while it is full. */
function send(line: Line, { topic, payload, retain }: Message, qos: 0 | 1): void {
  if (qos === 0) {
    line.client.publish(topic, payload, { qos, retain: retain === true })
    return
  }
  line.unacknowledged += 1
  line.client.publish(topic, payload, { qos, retain: retain === true }, () => {
    line.unacknowledged -= 1
  })
}

function connectLine(plan: PublisherPlan, { linkTopic, machines }: Connected, index: number): Line {
  const client = mqtt.connect(plan.broker, {
    clientId: `twinfloor-sim-${index}-${randomBytes(4).toString('hex')}`,
    clean: true,
    reconnectPeriod: RECONNECT_MILLIS,
    reconnectOnConnackError: true,
    connectTimeout: 10_000,
    keepalive: 15,
    queueQoSZero: false,
    resubscribe: false,
    ...(plan.user === undefined ? {} : { username: plan.user }),
    ...(plan.password === undefined ? {} : { password: plan.password }),
    ...(linkTopic === undefined
      ? {}
      : { will: { topic: linkTopic, payload: Buffer.from('offline'), qos: 1 as const, retain: true } }),
  })
  const line: Line = {
    client,
    linkTopic,
    mostUnsentBytes: MOST_UNSENT_BYTES + machines * BURST_BYTES,
    mostUnacknowledged: MOST_UNACKNOWLEDGED + machines * BURST_MESSAGES,
    unacknowledged: 0,
    ending: false,
  }
  client.on('connect', () => {
    if (linkTopic !== undefined) client.publish(linkTopic, 'online', { qos: 1, retain: true })
    plan.onSession(index)
    if (index === 0) plan.onNews({ kind: 'online' })
  })
  client.on('close', () => {
    if (index === 0 && !line.ending) plan.onNews({ kind: 'lost' })
  })
  client.on('error', (error) => {
    if (index === 0) plan.onNews({ kind: 'trouble', message: error.message })
  })
  return line
}

/** Says goodbye, as a machine that is switched off does; a broker that does not answer is left anyway [G-9]. */
async function closeLine(line: Line): Promise<void> {
  const { client, linkTopic } = line
  line.ending = true
  const patience = AbortSignal.timeout(CLOSE_MILLIS)
  const outOfPatience = new Promise<void>((done) => {
    patience.addEventListener('abort', () => done(), { once: true })
  })
  if (client.connected && linkTopic !== undefined) {
    const goodbye = client.publishAsync(linkTopic, 'offline', { qos: 1, retain: true })
    await Promise.race([goodbye.catch(() => undefined), outOfPatience])
  }
  await Promise.race([client.endAsync(!client.connected), outOfPatience])
}
