import { expect } from 'vitest'
import {
  type Following,
  followPlant,
  goDeaf,
  helloOf,
  onBytes,
  onWelcome,
} from '../../client/source/follow.ts'
import { peekFrame } from '../../models/frame/decode.ts'
import { FORM } from '../../models/frame/frame.ts'
import type { SlotTable } from '../../models/slots.ts'
import { createTwin, type Twin } from '../../models/twin.ts'
import { accept } from '../../server/core/bridge.ts'
import { createFloor, type Floor } from '../../server/core/floor.ts'
import { NOON, show } from '../helpers/frames.ts'

/** What a server is to its Viewers; whoever keeps it must satisfy this contract. */
export interface Hall {
  /** A Viewer with this line comes in and says what it knows. */
  enter(line: Line, known: { readonly same: boolean; readonly seq: number }): void
  leave(line: Line): void
  /** Says again what it knows, having found a gap. */
  ask(line: Line, seq: number): void
  look(line: Line, lines: readonly number[]): void
  /** All that was written has been taken. */
  drained(line: Line): void
  flush(): void
}

/** The way from the server to one Viewer: what was written and not yet taken. */
export interface Line {
  readonly inbox: Uint8Array[]
}

export type OpenHall = (floor: Floor) => Hall

interface Epoch {
  readonly name: string
  readonly floor: Floor
  readonly hall: Hall
}

/** A browser as the client has it: what it follows, and the Twin on its screen. */
interface Screen {
  readonly following: Following
  readonly twin: Twin
  line: Line | undefined
  lines: readonly number[]
  /** Lines that it looked at, then or now: of these it may know more than the overview told. */
  readonly everLooked: Set<number>
  mostWaiting: number
}

export const SCREENS = 3

export type Step =
  | {
      readonly do: 'read'
      readonly slot: number
      readonly quantum: number
      readonly lateBy: number
      readonly quality: number
    }
  | { readonly do: 'flush' | 'restart' | 'nothing' }
  | { readonly do: 'connect' | 'disconnect' | 'lose'; readonly screen: number }
  | { readonly do: 'deliver'; readonly screen: number; readonly count: number }
  | { readonly do: 'look'; readonly screen: number; readonly lines: readonly number[] }

/** Plays one schedule against one Hall; the first Screen sees every Frame as it is written. */
export class Play {
  readonly screens: readonly Screen[]
  epoch: Epoch
  private ticks = 0
  /** How often a Screen found a gap. */
  gaps = 0
  private readonly table: SlotTable
  private readonly open: OpenHall

  constructor(table: SlotTable, open: OpenHall) {
    this.table = table
    this.open = open
    this.epoch = this.start(1)
    this.screens = Array.from({ length: SCREENS + 1 }, () => ({
      following: followPlant('plant', table.size),
      twin: createTwin(table.size),
      line: undefined,
      lines: [],
      everLooked: new Set<number>(),
      mostWaiting: 0,
    }))
    this.connect(this.witness)
  }

  get witness(): Screen {
    return this.screen(SCREENS)
  }

  screen(index: number): Screen {
    const screen = this.screens[index]
    if (screen === undefined) throw new RangeError(`no screen ${index}`)
    return screen
  }

  private start(count: number): Epoch {
    const floor = createFloor(this.table)
    return { name: `epoch-${count}`, floor, hall: this.open(floor) }
  }

  step(step: Step): void {
    switch (step.do) {
      case 'read': {
        const { slot, quantum, lateBy, quality } = step
        this.ticks++
        accept(this.epoch.floor.bridge, slot, quantum, NOON + this.ticks - lateBy, quality)
        break
      }
      case 'nothing':
        break
      case 'flush':
        this.flush()
        break
      case 'restart':
        for (const screen of this.screens) this.disconnect(screen)
        this.epoch = this.start(Number(this.epoch.name.split('-')[1]) + 1)
        this.connect(this.witness)
        break
      case 'connect':
        this.connect(this.screen(step.screen))
        break
      case 'disconnect':
        this.disconnect(this.screen(step.screen))
        break
      case 'lose':
        this.lose(this.screen(step.screen))
        break
      case 'deliver':
        this.deliver(this.screen(step.screen), step.count)
        break
      case 'look':
        this.look(this.screen(step.screen), step.lines)
        break
    }
    this.deliver(this.witness, Number.POSITIVE_INFINITY)
    for (const screen of this.screens)
      screen.mostWaiting = Math.max(screen.mostWaiting, screen.line?.inbox.length ?? 0)
  }

  flush(): void {
    this.epoch.hall.flush()
  }

  private connect(screen: Screen): void {
    this.disconnect(screen)
    const { following, twin } = screen
    const hello = helloOf(following)
    const line: Line = { inbox: [] }
    screen.line = line
    // The welcome is a word of its own; what matters of it is that it comes before any byte.
    if (!onWelcome(following, { epoch: this.epoch.name }) && hello.epoch !== this.epoch.name)
      show({ ...following.frame, form: FORM.snapshot, count: 0 }, twin)
    this.epoch.hall.enter(line, { same: hello.epoch === this.epoch.name, seq: hello.seq })
    this.look(screen, screen.lines)
  }

  private disconnect(screen: Screen): void {
    if (screen.line === undefined) return
    this.epoch.hall.leave(screen.line)
    screen.line = undefined
    goDeaf(screen.following)
  }

  private look(screen: Screen, lines: readonly number[]): void {
    screen.lines = lines
    for (const line of lines) screen.everLooked.add(line)
    if (screen.line !== undefined) this.epoch.hall.look(screen.line, lines)
  }

  /** A delta Frame falls out on the way, as it never should; what tells of the gap is the delta behind it. */
  private lose(screen: Screen): void {
    const inbox = screen.line?.inbox ?? []
    const isDelta = (bytes: Uint8Array): boolean => peekFrame(bytes)?.form === FORM.delta
    const at = inbox.findIndex(isDelta)
    if (at >= 0 && inbox.slice(at + 1).some(isDelta)) inbox.splice(at, 1)
  }

  deliver(screen: Screen, count: number): void {
    const { line } = screen
    if (line === undefined) return
    for (let i = 0; i < count && line.inbox.length > 0; i++) {
      const bytes = line.inbox.shift()
      if (bytes === undefined) return
      this.receive(screen, line, bytes)
      if (line.inbox.length === 0) this.epoch.hall.drained(line)
    }
  }

  private receive(screen: Screen, line: Line, bytes: Uint8Array): void {
    const { following, twin } = screen
    const before = { seq: following.seq, phase: following.phase }
    const verdict = onBytes(following, bytes)
    if (verdict.do === 'apply') {
      const { form, seq } = following.frame
      if (form === FORM.delta && seq !== before.seq + 1) throw new Error(`[C-4] ${before.seq} then ${seq}`)
      show(following.frame, twin)
    } else if (verdict.do === 'ask') {
      expect(before.phase, '[C-4] asks once').not.toBe('gapped')
      this.gaps++
      onWelcome(following, { epoch: this.epoch.name })
      this.epoch.hall.ask(line, following.known ? following.seq : -1)
    }
  }

  /** Everybody is there, everything is flushed and taken. */
  settle(): void {
    for (const screen of this.screens) if (screen.line === undefined) this.connect(screen)
    for (let round = 0; round < 4; round++) {
      this.flush()
      for (let i = 0; i < 1000 && this.screens.some(({ line }) => (line?.inbox.length ?? 0) > 0); i++)
        for (const screen of this.screens) this.deliver(screen, Number.POSITIVE_INFINITY)
    }
  }
}
