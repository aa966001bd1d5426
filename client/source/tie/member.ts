import type { Tie, Tied } from '../../state/tie.ts'
import type { Player, Time } from '../../state/time.ts'
import { createFollowing, isSameTime, timeSaid } from './agreement.ts'
import { createCompany } from './company.ts'
import { type LookSaid, readSaid, type Said, type TimeSaid, VERSION } from './said.ts'

/*
 * A page in a tie: hears what the others show and shows it, and says what is shown here. Clocks, page and channel
 * come as arguments.
 */

/** What of this page is tied. */
export interface TiedPage {
  time(): Time
  /** Moves the Playhead without a person here having asked. */
  player(): Player
  /** All of the look. */
  look(): LookSaid
  show(look: LookSaid): void
}

export interface MemberAround {
  /** Of this page, each time that it comes. */
  readonly id: string
  readonly page: TiedPage
  readonly browserNow: () => number
  readonly serverNow: () => number
  /** The machine's clock, the same in all pages at any one time. */
  readonly wallMillis: () => number
  /** Whether somebody sees this page. */
  readonly isSeen: () => boolean
  readonly say: (message: object) => void
  /** What was brought here is shown, and what else this page is tied to is to hear of it. */
  readonly brought: (sort: Tied, look?: LookSaid) => void
  /** How many others are there now. */
  readonly counted: (others: number) => void
}

export interface Member {
  hear(message: unknown): void
  /** Once a second, or as often as the browser lets. */
  beat(): void
  /** A person did something here, or in what else this page is tied to; of a look, what. */
  acted(sort: Tied, look?: LookSaid): void
  timeChanged(): void
  /** Says all that is looked at, where this page leads in it: there is another Plant. */
  plantCame(): void
  seenChanged(): void
  leave(): void
}

/** Who has said nothing for so long says that it is there. */
const SILENT_MILLIS = 2000
/** What was underway for longer was kept back by the browser, and is of no time that could be reckoned. */
const LONGEST_WAY_MILLIS = 60_000

type Saying =
  | { readonly kind: 'hello' | 'here' | 'bye' }
  | { readonly kind: 'time'; readonly turn: number; readonly sentMillis: number; readonly time: TimeSaid }
  | { readonly kind: 'look'; readonly turn: number; readonly look: LookSaid }

export function createMember({ shares }: Tie, leads: boolean, around: MemberAround): Member {
  const { id, page, browserNow, serverNow, wallMillis, isSeen } = around
  const company = createCompany({ id, shares, cameMillis: browserNow() })
  const following = createFollowing({ player: page.player, shown: page.time, browserNow, serverNow })
  let saidMillis = browserNow()
  let timeTold: { readonly said: TimeSaid; readonly millis: number } | undefined
  let counted = 0

  const say = (saying: Saying): void => {
    saidMillis = browserNow()
    around.say({ version: VERSION, by: id, seen: isSeen(), shares, ...saying })
  }
  const sayTime = (): void => {
    const time = timeSaid(page.time(), browserNow())
    timeTold = { said: time, millis: browserNow() }
    say({ kind: 'time', turn: company.act('time'), sentMillis: wallMillis(), time })
  }
  const sayLook = (look: LookSaid): void => say({ kind: 'look', turn: company.act('look'), look })
  const sayAll = (sort: Tied): void => (sort === 'time' ? sayTime() : sayLook(page.look()))
  const isMine = (sort: Tied): boolean => shares.includes(sort) && company.leads(sort)

  const settle = (): void => {
    for (const sort of company.settle(browserNow(), isSeen())) sayAll(sort)
    if (company.count() === counted) return
    counted = company.count()
    around.counted(counted)
  }
  const sayIfSilent = (): void => {
    if (browserNow() - saidMillis >= SILENT_MILLIS) say({ kind: 'here' })
  }

  const take = (said: Said): void => {
    switch (said.kind) {
      case 'hello':
        say({ kind: 'here' })
        for (const sort of shares) if (isMine(sort)) sayAll(sort)
        return
      case 'here':
      case 'bye':
        return
      case 'time':
        if (!shares.includes('time') || !company.accepts('time', said)) return
        timeTold = undefined
        following.follow(said.time, wayMillis(said.sentMillis))
        return around.brought('time')
      case 'look':
        if (!shares.includes('look') || !company.accepts('look', said)) return
        page.show(said.look)
        return around.brought('look', said.look)
    }
  }
  const wayMillis = (sentMillis: number): number =>
    Math.min(LONGEST_WAY_MILLIS, Math.max(0, wallMillis() - sentMillis))

  if (leads) for (const sort of shares) company.act(sort)
  say({ kind: 'hello' })
  if (leads) for (const sort of shares) sayAll(sort)

  return {
    hear(message) {
      const said = readSaid(message)
      if (said === undefined || said.by === id) return
      company.heard(said, browserNow())
      take(said)
      settle()
      sayIfSilent()
    },
    beat() {
      settle()
      if (isMine('time')) sayTime()
      else sayIfSilent()
    },
    acted(sort, look) {
      if (!shares.includes(sort)) return
      company.act(sort)
      if (look !== undefined) sayLook(look)
    },
    timeChanged() {
      if (!isMine('time')) return
      const next = timeSaid(page.time(), browserNow())
      if (timeTold === undefined || !isSameTime(timeTold.said, next, browserNow() - timeTold.millis))
        sayTime()
    },
    plantCame() {
      if (isMine('look')) sayAll('look')
    },
    seenChanged() {
      say({ kind: 'here' })
      settle()
    },
    leave: () => say({ kind: 'bye' }),
  }
}
