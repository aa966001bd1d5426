import { randomBytes } from 'node:crypto'
import { type BrokerAddress, printable } from './address.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { OnPacket } from './peeler.ts'
import type { LossReason } from './reason.ts'
import type { BrokerState } from './state.ts'

/** The part of the log that is written to here. */
interface BrokerLog {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
}

export interface ConnectionOptions extends BrokerAddress {
  readonly name: string
  readonly topics: readonly string[]
  readonly keepaliveSeconds?: number
  /** Called for every packet, at once, from the read itself. The payload is borrowed: copy what is kept. */
  readonly onPacket: OnPacket
  readonly onState: (state: BrokerState) => void
  readonly log: BrokerLog
}

/** A lasting connection to one broker: lost and found again until it is closed. */
export interface BrokerConnection {
  state(): BrokerState
  reconnects(): number
  /** False where there is no connection now; it is not kept for later. */
  publish(topic: string, payload: string): boolean
  close(): Promise<void>
}

const KEEPALIVE_SECONDS = 15
const STEADY_MILLIS = 5000
const FIRST_DELAY_MILLIS = 250
const LONGEST_DELAY_MILLIS = 5000

/** How long to wait before the next attempt, after so many failures in a row [B-21]. */
export const reconnectDelayMillis = (failures: number): number =>
  Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** Math.max(0, failures - 1))

/** Connects, subscribes, and does so again for as long as it is wanted. Never throws for what a network does. */
export function connectBroker(options: ConnectionOptions): BrokerConnection {
  const { name, log, onState } = options
  const where = printable(options.url)
  let state: BrokerState = { kind: 'connecting' }
  let current: Attempt | undefined
  let waiting: NodeJS.Timeout | undefined
  let failures = 0
  let reconnects = 0
  let said: LossReason['code'] | undefined
  let closed = false

  const enter = (next: BrokerState): void => {
    state = next
    onState(next)
  }

  const begin = (): void => {
    current = attempt({
      address: options,
      clientId: `twinfloor-${randomBytes(4).toString('hex')}`,
      topics: options.topics,
      keepaliveSeconds: options.keepaliveSeconds ?? KEEPALIVE_SECONDS,
      onPacket: options.onPacket,
      onOnline,
      onLost,
    })
  }

  const onOnline = (refused: readonly string[]): void => {
    if (closed) return
    if (state.kind === 'lost') reconnects++
    said = undefined
    log.info({ broker: name, url: where }, `connected to the broker ${name} at ${where}`)
    if (refused.length > 0) {
      log.warn({ broker: name, refused }, `the broker ${name} refuses these topics: ${refused.join(', ')}`)
    }
    enter({ kind: 'online', sinceMillis: Date.now() })
  }

  const onLost = (reason: LossReason): void => {
    if (closed) return
    const now = Date.now()
    const steady = state.kind === 'online' && now - state.sinceMillis >= STEADY_MILLIS
    failures = steady ? 1 : failures + 1
    const delayMillis = reconnectDelayMillis(failures)
    // The same trouble, attempt after attempt, is one line [B-22].
    if (said !== reason.code) {
      log.warn(
        { broker: name, url: where, reason: reason.code, detail: reason.detail },
        `no connection to the broker ${name} at ${where}: ${reason.text.en} Trying again by itself.`,
      )
    }
    said = reason.code
    enter({ kind: 'lost', sinceMillis: state.kind === 'lost' ? state.sinceMillis : now, reason })
    waiting = setTimeout(begin, delayMillis)
  }

  onState(state)
  begin()

  return {
    state: () => state,
    reconnects: () => reconnects,
    publish: (topic, payload) => state.kind === 'online' && current?.publish(topic, payload) === true,
    async close() {
      closed = true
      clearTimeout(waiting)
      await current?.close()
    },
  }
}
