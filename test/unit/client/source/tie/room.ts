import { createMember, type Member } from '../../../../../client/source/tie/member.ts'
import type { LookSaid } from '../../../../../client/source/tie/said.ts'
import type { Joined, Tied } from '../../../../../client/state/tie.ts'
import type { Player, Time } from '../../../../../client/state/time.ts'
import { FakeJournal, settled } from '../replay/fake-journal.ts'
import { MODEL, NOW, onStage, ROWS } from '../replay/stage.ts'

const PICTURE_MILLIS = 16
const BEAT_MILLIS = 1000

interface Way {
  readonly tie: string
  readonly from: Seat
  readonly message: unknown
}

interface Part {
  readonly member: Member
  others: number
}

/** A page in a room of them: its own player over a Journal, its look, and its ties. */
export class Seat {
  readonly journal = new FakeJournal(MODEL.table.size, ROWS)
  readonly stage = onStage(MODEL, this.journal, NOW)
  readonly parts = new Map<string, Part>()
  readonly shownLooks: LookSaid[] = []
  look: LookSaid = {}
  isSeen = true
  /** Its browser lets no timer of it run. */
  isThrottled = false
  told: Time = { kind: 'live' }
  private readonly room: Room
  private readonly name: string

  constructor(room: Room, name: string) {
    this.room = room
    this.name = name
    this.stage.plant()
  }

  join(tie: string, shares: readonly Tied[] = ['time', 'look'], leads = false): Member {
    const joined: Joined = { id: tie, shares, to: 'windows', leads, others: 0 }
    const member = createMember(joined, leads, {
      id: this.name,
      page: {
        time: () => this.stage.shown.time,
        player: () => this.stage.player,
        look: () => this.look,
        show: (look) => {
          this.look = { ...this.look, ...look }
          this.shownLooks.push(look)
        },
      },
      browserNow: () => this.stage.clock.at,
      serverNow: () => this.stage.clock.at,
      wallMillis: () => this.room.wall,
      isSeen: () => this.isSeen,
      say: (message) => this.room.say({ tie, from: this, message: structuredClone(message) }),
      brought: (sort, look) => {
        for (const [id, { member }] of this.parts) if (id !== tie) member.acted(sort, look)
      },
      counted: (others) => {
        const part = this.parts.get(tie)
        if (part !== undefined) part.others = others
      },
    })
    this.parts.set(tie, { member, others: 0 })
    return member
  }

  leave(tie: string): void {
    this.parts.get(tie)?.member.leave()
    this.parts.delete(tie)
  }

  others(tie: string): number {
    return this.parts.get(tie)?.others ?? Number.NaN
  }

  /** A person moves the Playhead here. */
  move(how: (player: Player) => void): void {
    for (const { member } of this.parts.values()) member.acted('time')
    how(this.stage.player)
  }

  /** A person looks at something else here. */
  lookAt(look: LookSaid): void {
    this.look = { ...this.look, ...look }
    for (const { member } of this.parts.values()) member.acted('look', look)
  }

  hide(hidden: boolean): void {
    this.isSeen = !hidden
    for (const { member } of this.parts.values()) member.seenChanged()
  }
}

/** A browser with some pages in it. */
export class Room {
  wall = NOW
  /** How many messages were said in all. */
  count = 0
  readonly seats: Seat[] = []
  private under: Way[] = []
  private waiting: { readonly at: number; readonly go: () => void }[] = []

  seat(name = `page${this.seats.length}`): Seat {
    const seat = new Seat(this, name)
    // Clocks of pages that were opened at different times differ a little.
    seat.stage.clock.at = this.wall + this.seats.length * 37
    this.seats.push(seat)
    return seat
  }

  say(way: Way): void {
    this.count++
    this.under.push(way)
  }

  /** Until so much of the wall's time has passed. */
  after(millis: number): Promise<void> {
    return new Promise((go) => this.waiting.push({ at: this.wall + millis, go }))
  }

  private wake(): void {
    for (const { go } of this.waiting.filter(({ at }) => at <= this.wall)) go()
    this.waiting = this.waiting.filter(({ at }) => at > this.wall)
  }

  private deliver(): void {
    for (const { tie, from, message } of this.under.splice(0))
      for (const seat of this.seats) if (seat !== from) seat.parts.get(tie)?.member.hear(message)
  }

  /** The wall's time passes for all, with pictures, messages and beats. */
  async pass(millis: number, each: () => void = () => undefined): Promise<void> {
    for (const end = this.wall + millis; this.wall < end; ) {
      const before = this.wall
      this.wall = Math.min(end, this.wall + PICTURE_MILLIS)
      this.wake()
      await settled()
      for (const seat of this.seats) {
        const { stage, parts } = seat
        stage.clock.at += this.wall - before
        stage.player.tick()
        if (stage.shown.time !== seat.told) for (const { member } of parts.values()) member.timeChanged()
        seat.told = stage.shown.time
      }
      const isBeat = Math.floor(this.wall / BEAT_MILLIS) > Math.floor(before / BEAT_MILLIS)
      if (isBeat)
        for (const { isThrottled, parts } of this.seats)
          if (!isThrottled) for (const { member } of parts.values()) member.beat()
      this.deliver()
      each()
    }
    await settled()
  }
}
