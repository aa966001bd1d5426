import { vi } from 'vitest'
import type { PlantFetch, Surroundings } from '../../../../client/source/surroundings.ts'
import { Viewer } from '../../../../client/source/viewer.ts'
import type { Wire, WireListener } from '../../../../client/source/wire.ts'
import { plantModel } from '../../../../client/state/plant.ts'
import { createSink } from '../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../client/state/store.ts'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { type Hello, type Look, PROTOCOL_VERSION, type Welcome } from '../../../../models/protocol.ts'
import type { Control } from '../../../../models/simulation.ts'
import { plantAnswer } from '../plant.ts'

/** A connection held in the hand: what was said over it, and the other end to speak from. */
export interface HeldWire {
  readonly tell: WireListener
  readonly hellos: Hello[]
  readonly looks: Look[]
  readonly clockAnswers: ((serverMillis: number) => void)[]
  readonly controls: Control[]
  closed: boolean
}

interface Waiting {
  readonly at: number
  readonly call: () => void
}

/** A Viewer in a world that stands still until it is told otherwise. */
export class World {
  at = 1_000_000
  readonly wires: HeldWire[] = []
  readonly fetches: { readonly hash: string | undefined; readonly settle: (fetched: PlantFetch) => void }[] =
    []
  readonly store = createFloorStore()
  readonly toLogin = vi.fn()
  readonly viewer: Viewer
  private waiting: Waiting[] = []

  constructor() {
    const around: Surroundings = {
      openWire: (tell) => this.open(tell),
      fetchPlant: (hash) => new Promise((settle) => this.fetches.push({ hash, settle })),
      modelOf: (answer) => plantModel(answer, KINDS),
      now: () => this.at,
      chance: () => 0.5,
      after: (delayMillis, call) => this.after(delayMillis, call),
      toLogin: this.toLogin,
    }
    const serverNow = (): number => this.at + this.store.getState().clockOffsetMillis
    this.viewer = new Viewer(around, createSink(this.store, serverNow))
  }

  get wire(): HeldWire {
    const last = this.wires.at(-1)
    if (last === undefined) throw new Error('no connection was opened')
    return last
  }

  get connection() {
    return this.store.getState().connection
  }

  /** How many calls are still to come: bounded, whatever happened. */
  get timers(): number {
    return this.waiting.length
  }

  private open(tell: WireListener): Wire {
    const held: HeldWire = { tell, hellos: [], looks: [], clockAnswers: [], controls: [], closed: false }
    this.wires.push(held)
    return {
      hello: (hello) => held.hellos.push(hello),
      look: (look) => held.looks.push(look),
      clock: (answer) => held.clockAnswers.push(answer),
      simulate: (control) => held.controls.push(control),
      close: () => {
        held.closed = true
      },
    }
  }

  private after(delayMillis: number, call: () => void): () => void {
    const waiting = { at: this.at + delayMillis, call }
    this.waiting.push(waiting)
    return () => {
      this.waiting = this.waiting.filter((other) => other !== waiting)
    }
  }

  /** Lets time pass, and what was to be called in it be called in order. */
  pass(millis: number): void {
    const until = this.at + millis
    for (;;) {
      const due = this.waiting.filter((w) => w.at <= until).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.waiting = this.waiting.filter((other) => other !== due)
      this.at = Math.max(this.at, due.at)
      due.call()
    }
    this.at = until
  }

  async plantComes(hash = 'plant-a', machines = 12): Promise<void> {
    this.fetches.at(-1)?.settle({ kind: 'plant', answer: plantAnswer(machines, hash) })
    await settled()
  }

  welcome(change: Partial<Welcome> = {}): void {
    this.wire.tell.welcome({
      version: PROTOCOL_VERSION,
      plant: 'plant-a',
      epoch: 'e1',
      serverTime: this.at,
      insecure: false,
      user: { name: 'local', role: 'admin' },
      ...change,
    })
  }

  /** Plant, socket and welcome: as far as the Snapshot. */
  async welcomed(): Promise<void> {
    await this.plantComes()
    this.wire.tell.opened()
    this.welcome()
  }
}

/** Lets what was promised already come true. */
export const settled = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}
