import { clockOffset, type RoundTrips, withRoundTrip } from './clock.ts'
import type { Wire } from './wire.ts'

/** Quick questions at first, for one slow answer would leave the clock wrong until the next. */
const FIRST_TICKS = 4
const TICKS_BETWEEN = 10

/** The server's time on this browser's clock, asked for again and again over whichever Wire is open. */
export class ServerClock {
  private readonly browserNow: () => number
  private readonly onOffset: (millis: number, roundTripMillis?: number) => void
  private trips: RoundTrips = []
  private offset = 0
  private ticks = 0

  constructor(browserNow: () => number, onOffset: (millis: number, roundTripMillis?: number) => void) {
    this.browserNow = browserNow
    this.onOffset = onOffset
  }

  now(): number {
    return this.browserNow() + this.offset
  }

  /** What the server wrote into a message is better than nothing, until a round trip is known. */
  hint(serverMillis: number): void {
    if (this.trips.length === 0) this.set(serverMillis - this.browserNow())
  }

  /** Another connection, or the same after a sleep: asks quickly again. */
  again(wire: Wire): void {
    this.ticks = 0
    this.ask(wire)
  }

  /** A computer that slept may have stopped its clock meanwhile. */
  forget(): void {
    this.trips = []
  }

  tick(wire: Wire): void {
    this.ticks++
    if (this.ticks <= FIRST_TICKS || this.ticks % TICKS_BETWEEN === 0) this.ask(wire)
  }

  ask(wire: Wire, onAnswer?: () => void): void {
    const sentMillis = this.browserNow()
    wire.clock((serverMillis) => {
      const receivedMillis = this.browserNow()
      this.trips = withRoundTrip(this.trips, { sentMillis, serverMillis, receivedMillis })
      const offset = clockOffset(this.trips)
      if (offset !== undefined) this.set(offset, receivedMillis - sentMillis)
      onAnswer?.()
    })
  }

  private set(offset: number, roundTripMillis?: number): void {
    this.offset = offset
    this.onOffset(offset, roundTripMillis)
  }
}
