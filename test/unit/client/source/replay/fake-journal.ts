import type { Answered, Reels, SkimAsk, SkimHearing } from '../../../../../client/source/journal.ts'
import type { Archive } from '../../../../../client/state/time.ts'
import type { TwinEvent } from '../../../../../models/event.ts'
import { encodeFrame } from '../../../../../models/frame/encode.ts'
import { FORM, type Form } from '../../../../../models/frame/frame.ts'
import type { Ground } from '../../../../../models/journal-answer.ts'
import { createTwin, QUALITY, type Twin } from '../../../../../models/twin.ts'

/** A Reading by its place on the axis; quality 0 says that the slot is known no more from there. */
export interface Placed {
  readonly place: number
  readonly slot: number
  readonly quantum: number
  readonly time: number
  readonly quality: number
}

/** A Journal as simply as it can be said: every answer is worked out from all that is written. */
export class FakeJournal implements Reels {
  readonly asked: string[] = []
  /** What is answered instead, as long as it is set. */
  answerWith: Exclude<Answered<unknown>['kind'], 'answer'> | undefined
  /** Frames after which a row breaks off, as a connection that is lost. */
  breakAfter = Number.POSITIVE_INFINITY
  restsOn: Ground = { kind: 'recorded', exactness: 'full', from: 0, to: 8e15 }
  /** Where it begins; before, there is nothing. */
  begins = Number.NEGATIVE_INFINITY
  private readonly size: number
  private readonly rows: readonly Placed[]
  private readonly happened: readonly TwinEvent[]
  private readonly held: (() => void)[] = []
  private isHolding = false

  constructor(size: number, rows: readonly Placed[], happened: readonly TwinEvent[] = []) {
    this.size = size
    this.rows = [...rows].sort((a, b) => a.place - b.place)
    this.happened = [...happened].sort((a, b) => a.id - b.id)
  }

  /** Answers nothing until `release`. */
  hold(): void {
    this.isHolding = true
  }
  async release(): Promise<void> {
    this.isHolding = false
    for (const go of this.held.splice(0)) go()
    await settled()
  }

  twinAt(at: number): Twin {
    const twin = createTwin(this.size)
    for (const { place, slot, quantum, time, quality } of this.rows) {
      if (place > at) break
      twin.quanta[slot] = quality === QUALITY.none ? 0 : quantum
      twin.times[slot] = quality === QUALITY.none ? Number.NEGATIVE_INFINITY : time
      twin.qualities[slot] = quality
    }
    return twin
  }

  standingAt(at: number): readonly TwinEvent[] {
    const standing = new Map<string, TwinEvent>()
    for (const event of this.happened) {
      if (Math.floor(event.id / 4096) > at) break
      if (event.event === 'alarmRaised') standing.set(`${event.machine} ${event.code}`, event)
      if (event.event === 'alarmCleared') standing.delete(`${event.machine} ${event.code}`)
    }
    return [...standing.values()]
  }

  moment: Reels['moment'] = async (at, signal) => {
    this.asked.push(`moment ${at}`)
    await this.turn()
    if (signal.aborted) return { kind: 'aborted' }
    if (this.answerWith !== undefined) return { kind: this.answerWith }
    const twin = this.twinAt(at)
    const frame = encoded(twin, FORM.snapshot, everyKnown(twin), at, undefined)
    return { kind: 'answer', answer: { head: this.headAt(at), frame } }
  }

  ground: Reels['ground'] = async (at) => {
    await this.turn()
    return { kind: 'answer', answer: this.headAt(at) }
  }

  skim: Reels['skim'] = async (ask, hearing, signal) => {
    this.asked.push(`skim ${ask.from} ${ask.to} ${ask.stepMillis}`)
    await this.turn()
    if (signal.aborted) return { kind: 'aborted' }
    if (this.answerWith !== undefined) return { kind: this.answerWith }
    return this.tell(ask, hearing, signal)
  }

  events: Archive['events'] = async ({ from, to, kinds = [], order, limit, after }) => {
    await this.turn()
    const found = this.happened.filter(({ id, event }) => {
      const place = Math.floor(id / 4096)
      if (place < from || place >= to || (kinds.length > 0 && !kinds.includes(event))) return false
      return after === undefined || (order === 'ascending' ? id > after : id < after)
    })
    if (order === 'descending') found.reverse()
    const events = found.slice(0, limit)
    return { from, to, events, next: found.length > limit ? (events.at(-1)?.id ?? null) : null }
  }

  private headAt(at: number) {
    const ground: Ground = at < this.begins ? { kind: 'gap', from: undefined, to: this.begins } : this.restsOn
    return { kind: 'moment', at, ground, damaged: [], standing: this.standingAt(at) } as const
  }

  private async turn(): Promise<void> {
    if (this.isHolding) await new Promise<void>((resolve) => this.held.push(resolve))
    else await Promise.resolve()
  }

  private async tell(ask: SkimAsk, hearing: SkimHearing, signal: AbortSignal): Promise<Answered<true>> {
    const { from, to, stepMillis } = ask
    const { ground, damaged, standing } = this.headAt(from)
    hearing.head({ kind: 'skim', from, to, stepMillis, ground, damaged, standing })
    const last = Math.ceil((to - from) / stepMillis)
    const basis = new Int32Array(this.size)
    let before = createTwin(this.size)
    for (let step = 0; step <= last; step++) {
      if (signal.aborted) return { kind: 'aborted' }
      if (step >= this.breakAfter) return { kind: 'unreachable' }
      const at = Math.min(to, from + step * stepMillis)
      const twin = this.twinAt(at)
      const others = everySlot(this.size).filter(
        (slot) =>
          twin.quanta[slot] !== before.quanta[slot] ||
          twin.times[slot] !== before.times[slot] ||
          twin.qualities[slot] !== before.qualities[slot],
      )
      const isWhole = step === 0 || others.some((slot) => twin.qualities[slot] === QUALITY.none)
      if (isWhole) basis.fill(0)
      const slots = isWhole ? everyKnown(twin) : others
      hearing.frame(encoded(twin, isWhole ? FORM.snapshot : FORM.delta, slots, at, basis))
      before = twin
      if (step % 8 === 7) await this.turn()
    }
    return { kind: 'answer', answer: true }
  }
}

const everySlot = (size: number): number[] => Array.from({ length: size }, (_, slot) => slot)
const everyKnown = ({ size, qualities }: Twin): number[] =>
  everySlot(size).filter((slot) => qualities[slot] !== QUALITY.none)

const encoded = (
  from: Twin,
  form: Form,
  slots: readonly number[],
  serverTime: number,
  basis: Int32Array | undefined,
): Uint8Array =>
  encodeFrame(
    { form, seq: 0, serverTime, count: slots.length, slots: Int32Array.from(slots), from },
    basis,
  ).slice()

/** Until all that is answered at once has been. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve()
}
