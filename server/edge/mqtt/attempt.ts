import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import mqtt, { type IClientOptions, MqttClient } from 'mqtt'
import { type BrokerAddress, loginOf, tlsFilesOf } from './address.ts'
import type { OnPacket } from './peeler.ts'
import { type LossReason, lossReason, reasonOf } from './reason.ts'
import { tcpWire, Wire } from './wire.ts'

const CONNECT_MILLIS = 10_000
const SUBSCRIBE_MILLIS = 10_000
const CLOSE_MILLIS = 1000

interface AttemptOptions {
  readonly address: BrokerAddress
  readonly clientId: string
  readonly topics: readonly string[]
  readonly keepaliveSeconds: number
  readonly onPacket: OnPacket
  /** Connected and subscribed; some of the filters may have been refused. */
  readonly onOnline: (refused: readonly string[]) => void
  /** Over, once and for good. */
  readonly onLost: (reason: LossReason) => void
}

/** One connection to a broker from CONNECT to its end; it is never used again. */
export interface Attempt {
  /** False where nothing can be sent now; it is not kept for later. */
  publish(topic: string, payload: string): boolean
  close(): Promise<void>
}

export function attempt(options: AttemptOptions): Attempt {
  let reason: LossReason | undefined
  let over = false
  let answered = false
  let subscribing: NodeJS.Timeout | undefined

  const lose = (found: LossReason): void => {
    if (over) return
    over = true
    clearTimeout(subscribing)
    options.onLost(found)
  }

  let client: MqttClient
  try {
    client = open(options)
  } catch (error) {
    const unread = lossReason('tlsFile', error instanceof Error ? error.message : String(error))
    setImmediate(lose, unread)
    return {
      publish: () => false,
      async close() {
        over = true
      },
    }
  }

  client.on('error', (error) => {
    reason ??= reasonOf(error)
  })
  // QoS 2, and everything over WebSocket; the rest was peeled off before [B-24].
  client.on('message', (topic, payload, packet) => options.onPacket(topic, payload, packet.retain))
  client.on('close', () => {
    const found = reason ?? lossReason('closed')
    lose(found.code === 'closed' && !answered ? lossReason('closedUnanswered', found.detail) : found)
  })
  client.on('connect', () => {
    answered = true
    const give = (found: LossReason): void => {
      reason ??= found
      client.end(true)
    }
    subscribing = setTimeout(() => give(lossReason('timeout', 'no SUBACK')), SUBSCRIBE_MILLIS)
    client.subscribe([...options.topics], { qos: 1 }, (error, _granted, suback) => {
      clearTimeout(subscribing)
      if (over) return
      const granted = suback?.granted ?? []
      const refused = options.topics.filter((_topic, i) => Number(granted[i] ?? 128) >= 128)
      if (refused.length < options.topics.length) options.onOnline(refused)
      else give(lossReason('subscriptionRefused', error?.message))
    })
  })

  return {
    publish(topic, payload) {
      if (over || !client.connected) return false
      client.publish(topic, payload, { qos: 1 })
      return true
    },
    async close() {
      if (over) return
      over = true
      clearTimeout(subscribing)
      await new Promise<void>((resolve) => {
        const patience = setTimeout(() => client.end(true, () => resolve()), CLOSE_MILLIS)
        client.end(!client.connected, () => {
          clearTimeout(patience)
          resolve()
        })
      })
    },
  }
}

/** mqtt.js, with one connection only: when and how often is decided in connect.ts. */
function open({ address, clientId, keepaliveSeconds, onPacket }: AttemptOptions): MqttClient {
  const options: IClientOptions = {
    clientId,
    clean: true,
    protocolVersion: 4,
    keepalive: keepaliveSeconds,
    connectTimeout: CONNECT_MILLIS,
    reconnectPeriod: 0,
    resubscribe: false,
    log: () => {},
    ...loginOf(address),
  }
  const url = new URL(address.url)
  if (url.protocol === 'mqtt:') {
    return new MqttClient(() => tcpWire(hostOf(url), Number(url.port || 1883), onPacket), options)
  }
  if (url.protocol === 'mqtts:') {
    const socket = tlsSocket(url, address)
    return new MqttClient(() => new Wire(socket, onPacket), options)
  }
  const tls = url.protocol === 'wss:' ? tlsFilesOf(address) : {}
  url.username = ''
  url.password = ''
  return mqtt.connect(url.href, { ...options, ...tls })
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

function tlsSocket(url: URL, address: BrokerAddress): Duplex {
  const host = hostOf(url)
  const servername = isIP(host) === 0 ? { servername: host } : {}
  return connectTls({ host, port: Number(url.port || 8883), ...servername, ...tlsFilesOf(address) })
}
