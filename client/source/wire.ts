import type { Hello, Look } from '../../models/protocol.ts'
import type { Control } from '../../models/simulation.ts'
import type { LossReason, RefusalReason } from '../state/connection.ts'

/** One connection to the server, from its opening to its end; another is opened for another attempt. */
export interface Wire {
  hello(hello: Hello): void
  look(look: Look): void
  /** Asks for the server's time; no answer is no call. */
  clock(answer: (serverMillis: number) => void): void
  /** Asks the simulators to play otherwise; what came of it is in the status. */
  simulate(control: Control): void
  /** Nothing is heard of it any more. */
  close(): void
}

/** What a Wire tells. After `closed` or `refused` it tells nothing more. */
export interface WireListener {
  opened(): void
  closed(reason: LossReason): void
  refused(reason: RefusalReason): void
  welcome(message: unknown): void
  frame(bytes: Uint8Array): void
  events(message: unknown): void
  status(message: unknown): void
}

/** Tells nothing before it has returned. */
export type OpenWire = (listener: WireListener) => Wire
