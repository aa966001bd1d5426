import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import type { Standing } from '../../../models/standing.ts'
import type { Twin } from '../../../models/twin.ts'
import { createLiveStanding, type LiveStanding } from '../../core/journal/live-standing.ts'
import {
  beginStretch,
  courseFrom,
  GAP_MILLIS,
  passBy,
  type Stretch,
  takePackets,
} from '../../core/journal/stretch.ts'
import type { Disk } from './disk.ts'
import { beginDraft, type Draft } from './draft.ts'
import { type LateSoFar, noneLate } from './late.ts'
import type { Page } from './news.ts'

/** A stretch with its draft. */
export interface Drafted {
  readonly stretch: Stretch
  readonly draft: Draft
  /** What stands where it begins, where that is not what stood where the one before it ended. */
  readonly told: Standing | undefined
}

export interface LanePlan {
  readonly disk: Disk
  /** The packed text of the Plant, which goes into each draft. */
  readonly plant: Uint8Array
  readonly layout: Layout
  readonly twin: Twin
  /** What stands before anything comes. */
  readonly standing: Standing
  /** As of the first stretch; undefined where nothing is missing before it. */
  readonly told?: Standing | undefined
  /** Nothing is placed before it. */
  readonly after: number
  readonly onEnded: (ended: Drafted) => void
  readonly onWritten: (draft: Draft) => void
}

/** The stretch that is open, and what passes into it and its draft. */
export interface Lane {
  /** May throw where the disk fails; `taken` says then which packets are in the stretch all the same. */
  write(page: Page): void
  taken(): number
  /** Not written, but not unknown: what stands after its Events is told by the next stretch [Y-46]. */
  pass(page: Page, first: number): void
  /** Ends the stretch where its last word was; the next begins with what comes next. */
  cut(): void
  /** What was not handed on is a gap, after which the Twin is this, and this stands. */
  jump(twin: Twin, standing: Standing | undefined): void
  /** What came for stretches that are over, which is then whoever's takes it. */
  takeLate(): LateSoFar
  giveBackLate(late: LateSoFar): void
  /** A stretch whose columns may be used again. */
  reuse(stretch: Stretch): void
  /** Where what comes next lies at the earliest. */
  place(): number
}

function standingFrom(standing: Standing): LiveStanding {
  const live = createLiveStanding()
  live.recall(standing)
  return live
}

/** So often a draft is told that time goes on, though nothing came. */
const PULSE_MILLIS = 1000

export function openLane(plan: LanePlan): Lane {
  const { disk, plant, layout, onEnded, onWritten } = plan
  let course = courseFrom(plan.twin)
  let open: Drafted | undefined
  let { told } = plan
  let live = standingFrom(told ?? plan.standing)
  /** Events were passed by: what stands where the next stretch begins is not told by those before it. */
  let isMissing = false
  let ended = plan.after
  let pulsedAt = Number.NEGATIVE_INFINITY
  let spare: Stretch | undefined
  let late = noneLate()
  let taken = 0

  const begin = (from: number): Drafted => {
    const stretch = beginStretch(Math.max(from, ended), course, layout, spare)
    spare = undefined
    const draft = beginDraft(disk, stretch.from, stretch.carried.twin, plant)
    open = { stretch, draft, told }
    if (told !== undefined) draft.standing(told, stretch.from)
    told = undefined
    onWritten(draft)
    return open
  }

  const close = (to: number): void => {
    if (open === undefined) return
    const over = open
    over.stretch.to = to
    ended = to
    open = undefined
    onEnded(over)
  }

  const endAt = (next: number, { last, to }: Stretch): void => {
    const isGap = next - last > GAP_MILLIS
    close(isGap ? last + 1 : Math.min(to, next))
    begin(isGap ? next : ended)
  }

  const takeEvents = (events: PlacedEvent[], { stretch, draft }: Drafted, until: number): void => {
    const own = events.filter(({ place }) => place < stretch.to)
    if (own.length === 0) return
    for (const event of own) (event.place < stretch.from ? late.events : stretch.events).push(event)
    events.splice(0, events.length, ...events.filter(({ place }) => place >= stretch.to))
    draft.events(own, until)
  }

  const hear = (events: readonly PlacedEvent[]): void => {
    for (const event of events) live.take(event)
  }

  const cut = (): void => {
    if (open !== undefined) close(Math.min(open.stretch.to, open.stretch.last + 1))
  }

  return {
    write({ batch, events: all, from, until }) {
      taken = 0
      const events = [...all]
      if (isMissing) told ??= live.standing()
      isMissing = false
      for (;;) {
        const now = open ?? begin(from)
        const { stretch, draft } = now
        const first = taken
        taken = takePackets(stretch, course, batch, first, late.readings)
        const reach = taken < batch.packets ? (batch.axis[taken] ?? until) : until
        const isOver = taken < batch.packets || reach >= stretch.to || reach - stretch.last > GAP_MILLIS
        const known = Math.min(reach, stretch.to)
        if (!isOver) stretch.last = Math.max(stretch.last, until)
        onWritten(draft)
        if (taken > first || until - pulsedAt >= PULSE_MILLIS) {
          draft.readings(batch, first, taken, known)
          pulsedAt = until
        }
        takeEvents(events, now, known)
        if (!isOver) return hear(all)
        endAt(reach, stretch)
      }
    },
    taken: () => taken,
    pass({ batch, events }, first) {
      passBy(course, batch, first)
      hear(events)
      isMissing ||= events.length > 0
    },
    cut,
    jump(twin, standing) {
      cut()
      course = courseFrom(twin)
      told = standing
      if (standing === undefined) return
      live = standingFrom(standing)
      isMissing = false
    },
    takeLate() {
      const all = late
      late = noneLate()
      return all
    },
    giveBackLate(back) {
      late = back
    },
    reuse(stretch) {
      spare = stretch
    },
    place: () => open?.stretch.from ?? ended,
  }
}
