import { type PlantAnswer, PROTOCOL_VERSION, type Welcome } from '../../models/protocol.ts'
import type { Control } from '../../models/simulation.ts'
import type { Connection, LossReason, RefusalReason } from '../state/connection.ts'
import type { PlantModel } from '../state/plant.ts'
import type { Sink } from '../state/sink.ts'
import { failedAttempts, next, retryDelayMillis, type Signal } from './connection.ts'
import { type Following, followPlant, goDeaf, helloOf, onBytes, onWelcome } from './follow.ts'
import { Gaze } from './gaze.ts'
import { readEvents, readStatus, readWelcome } from './messages.ts'
import { ServerClock } from './server-clock.ts'
import type { Surroundings } from './surroundings.ts'
import type { Wire } from './wire.ts'

const TICK_MILLIS = 1000
/** The server says something at least once a second; so many silent ticks and it is lost. */
const SILENT_TICKS_LIVE = 5
const SILENT_TICKS_CATCHING_UP = 20
const ASK_AGAIN_MILLIS = 1000
/** Being full passes; it is asked again at leisure. */
const FULL_RETRY_MILLIS = 20_000
/** So long an open connection has to prove that it outlived a sleep. */
const PROBE_MILLIS = 2000

/** This browser's half of what Viewers and the server say to each other; it owns the connection's state. */
export class Viewer {
  private readonly around: Surroundings
  private readonly sink: Sink
  private readonly clock: ServerClock
  private readonly gaze: Gaze
  private connection: Connection = { kind: 'connecting', attempt: 1 }
  private following: Following | undefined
  private machines = 0
  private wire: Wire | undefined
  private wireOpen = false
  private wireSince = 0
  private fetching = false
  private heardAt = 0
  private silentTicks = 0
  private askedAt = Number.NEGATIVE_INFINITY
  private callOffRetry: () => void = () => undefined
  private callOffAsk: () => void = () => undefined
  private callOffTick: () => void = () => undefined
  private ended = false

  constructor(around: Surroundings, sink: Sink) {
    this.around = around
    this.sink = sink
    this.clock = new ServerClock(around.now, sink.clockOffset)
    this.gaze = new Gaze(around.now, around.after)
    this.attempt()
    this.tickLater()
  }

  end(): void {
    this.ended = true
    this.callOffTick()
    this.dropWire()
  }

  look(lines: readonly number[]): void {
    this.gaze.look(lines)
  }

  /** Said over a connection that stands, or not at all: later it might be wanted no more. */
  simulate(control: Control): void {
    if (this.wireOpen) this.wire?.simulate(control)
  }

  /** The tab came back, or the network: wait no longer, and trust no connection that slept. */
  wake(): void {
    if (this.ended) return
    const { now } = this.around
    if (this.wire === undefined) this.attempt()
    else if (!this.wireOpen) {
      if (now() - this.wireSince > PROBE_MILLIS) this.attempt()
    } else this.probe(this.wire)
  }

  private probe(wire: Wire): void {
    this.clock.forget()
    let answered = false
    this.clock.ask(wire, () => {
      answered = true
    })
    this.around.after(PROBE_MILLIS, () => {
      if (!answered && this.wire === wire) this.broken('silent')
    })
  }

  private signal(signal: Signal): void {
    const before = this.connection
    this.connection = next(before, signal)
    if (this.connection !== before) this.sink.connection(this.connection)
  }

  private attempt(): void {
    this.dropWire()
    this.wireSince = this.around.now()
    this.silentTicks = 0
    this.signal({ signal: 'attempt', atMillis: this.clock.now() })
    this.openWire()
    if (this.following === undefined) void this.loadPlant(undefined)
  }

  private openWire(): void {
    const mine =
      <Told extends readonly unknown[]>(act: (...told: Told) => void) =>
      (...told: Told) => {
        if (this.wire === wire) act(...told)
      }
    const heard = <Told extends readonly unknown[]>(act: (...told: Told) => void) =>
      mine((...told: Told) => {
        this.heardAt = this.clock.now()
        this.silentTicks = 0
        act(...told)
      })
    const wire: Wire = this.around.openWire({
      opened: heard(() => {
        this.wireOpen = true
        if (this.following !== undefined && !this.fetching) this.greet()
      }),
      closed: mine((reason) => this.broken(reason)),
      refused: mine((reason) => this.refused(reason)),
      welcome: heard((message) => this.onWelcome(message)),
      frame: heard((bytes) => this.onFrame(bytes)),
      events: heard((message) => this.onEvents(message)),
      status: heard((message) => this.onStatus(message)),
    })
    this.wire = wire
  }

  /** Says what is known, and with it asks for all that is not. */
  private greet(): void {
    if (this.wire === undefined || this.following === undefined) return
    this.askedAt = this.around.now()
    this.wire.hello(helloOf(this.following))
  }

  private onWelcome(message: unknown): void {
    const welcome = readWelcome(message)
    if (welcome === undefined) return this.sink.unreadable()
    if (welcome.version !== PROTOCOL_VERSION) return this.refused('version')
    this.clock.hint(welcome.serverTime)
    this.sink.welcome(welcome)
    const { following } = this
    if (following === undefined) return
    if (following.plant !== welcome.plant) {
      goDeaf(following)
      this.signal({ signal: 'welcomed', complete: false })
      void this.loadPlant(welcome.plant)
      return
    }
    this.follow(following, welcome)
  }

  private follow(following: Following, welcome: Welcome): void {
    if (following.epoch !== welcome.epoch) this.sink.eventsBeginAgain()
    this.signal({ signal: 'welcomed', complete: onWelcome(following, welcome) })
    if (this.wire === undefined) return
    this.gaze.through(this.wire)
    this.clock.again(this.wire)
  }

  private async loadPlant(hash: string | undefined): Promise<void> {
    if (this.fetching) return
    this.fetching = true
    const fetched = await this.around.fetchPlant(hash)
    this.fetching = false
    if (this.ended) return
    if (fetched.kind === 'plant') this.onPlant(fetched.answer)
    else if (fetched.kind === 'login') this.refused('login')
    else if (this.wire !== undefined)
      this.broken(fetched.kind === 'unreadable' ? 'plantUnreadable' : 'unreachable')
  }

  private onPlant(answer: PlantAnswer): void {
    if (this.following?.plant !== answer.hash) {
      let model: PlantModel
      try {
        model = this.around.modelOf(answer)
      } catch {
        return this.broken('plantUnreadable')
      }
      this.following = followPlant(answer.hash, model.table.size)
      this.machines = model.table.machines.length
      this.gaze.forget()
      this.sink.plant(model)
    }
    if (this.wireOpen) this.askSoon()
  }

  private onFrame(bytes: Uint8Array): void {
    const { following } = this
    if (following === undefined) return
    const verdict = onBytes(following, bytes)
    switch (verdict.do) {
      case 'apply':
        this.sink.frame(following.frame, bytes.length)
        if (verdict.caughtUp) this.signal({ signal: 'caughtUp' })
        return
      case 'ignore':
        return
      case 'ask':
        if (verdict.because === 'unreadable') this.sink.unreadable()
        this.sink.catchUpAsked()
        this.signal({ signal: 'gap' })
        this.askSoon()
        return
    }
  }

  /** At once, but not more than once a second: a server that keeps sending what cannot be read is not flooded. */
  private askSoon(): void {
    this.callOffAsk()
    const delayMillis = Math.max(0, this.askedAt + ASK_AGAIN_MILLIS - this.around.now())
    if (delayMillis === 0) return this.greet()
    this.callOffAsk = this.around.after(delayMillis, () => {
      if (this.wireOpen && this.following?.phase !== 'following') this.greet()
    })
  }

  private onEvents(message: unknown): void {
    const { following } = this
    if (following === undefined || following.phase === 'deaf') return
    const read = readEvents(message, this.machines)
    if (read === undefined) return this.sink.unreadable()
    const fresh = read.events.filter((event) => event.id > following.eventId)
    following.eventId = fresh.reduce((last, event) => Math.max(last, event.id), following.eventId)
    if (fresh.length > 0 || read.gone > 0) this.sink.events({ events: fresh, gone: read.gone })
  }

  private onStatus(message: unknown): void {
    const status = readStatus(message)
    if (status === undefined) this.sink.unreadable()
    else this.sink.status(status)
  }

  private broken(reason: LossReason): void {
    this.dropWire()
    const { around } = this
    const delayMillis = retryDelayMillis(failedAttempts(this.connection), around.chance())
    this.signal({
      signal: 'broken',
      reason,
      atMillis: this.clock.now(),
      heardMillis: this.heardAt,
      retryAtMillis: this.clock.now() + delayMillis,
    })
    this.callOffRetry = around.after(delayMillis, () => this.attempt())
  }

  private refused(reason: RefusalReason): void {
    this.dropWire()
    this.signal({ signal: 'refused', reason })
    if (reason === 'login') this.around.toLogin()
    if (reason !== 'full') return
    const delayMillis = FULL_RETRY_MILLIS * (0.5 + this.around.chance())
    this.callOffRetry = this.around.after(delayMillis, () => this.attempt())
  }

  private dropWire(): void {
    this.callOffRetry()
    this.callOffAsk()
    this.gaze.shut()
    if (this.following !== undefined) goDeaf(this.following)
    const { wire } = this
    this.wire = undefined
    this.wireOpen = false
    wire?.close()
  }

  private tickLater(): void {
    this.callOffTick = this.around.after(TICK_MILLIS, () => {
      this.tick()
      if (!this.ended) this.tickLater()
    })
  }

  private tick(): void {
    this.sink.second()
    const { wire, connection } = this
    if (wire === undefined || !this.wireOpen || this.following === undefined) return
    this.clock.tick(wire)
    const patience = connection.kind === 'live' ? SILENT_TICKS_LIVE : SILENT_TICKS_CATCHING_UP
    if (++this.silentTicks > patience) this.broken('silent')
  }
}
