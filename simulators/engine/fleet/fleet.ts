import { MODE } from '../factory/fact.ts'
import type { FleetCalls, FleetPort } from '../factory/port.ts'
import type { Agv, Load } from './agv.ts'
import { assign, begin, chargeOn, finishHandling, rest, resume, seat } from './dispatch.ts'
import { askForRoad, avoidClosed, blockedBy, driveOn, haltOnRoad, turnTo } from './driving.ts'
import { onGrid } from './due.ts'
import { type FleetPlan, layOut } from './layout.ts'
import { type Place, placeOf } from './place.ts'
import { closeLanes, lanesOfWay } from './routes.ts'
import { isStillTaken } from './traffic.ts'
import { NEWS, setDue, tell, type Yard } from './yard.ts'

/** The AGVs of a Plant: its dispatcher, its traffic, and where each of them is [W-34]. Machines are numbered as slots. */
export interface Fleet extends FleetPort {
  /** Which machines drive. */
  readonly machines: readonly number[]
  halt(vehicle: number, halted: boolean, atMillis: number): void
  close(road: string, untilMillis: number, atMillis?: number): boolean
  /** Where a vehicle is; false for a machine that is none. The fleet must have come to about that time. */
  placeAt(machine: number, atMillis: number, out: Place): boolean
  /** Loads that wait or are under way. */
  readonly open: number
}

type Order =
  | { readonly kind: 'load'; readonly atMillis: number; readonly load: Load }
  | { readonly kind: 'halt'; readonly atMillis: number; readonly agv: Agv; readonly halted: boolean }
  | {
      readonly kind: 'close'
      readonly atMillis: number
      readonly lanes: readonly number[]
      readonly untilMillis: number
    }
  | { readonly kind: 'open'; readonly atMillis: number; readonly lanes: readonly number[] }

const NOBODY: FleetCalls = { picked() {}, carried() {}, mode() {} }

export function createFleet(plan: FleetPlan): Fleet {
  return new RoadFleet(plan)
}

/** Of a way from machine to machine. */
const keyOf = (from: number, to: number): number => from * 0x10_0000 + to

class RoadFleet implements Fleet {
  readonly machines: readonly number[]
  readonly #yard: Yard
  readonly #byMachine: ReadonlyMap<number, Agv>
  readonly #members: readonly (readonly Agv[])[]
  /** By from and to. */
  readonly #owners: ReadonlyMap<number, number>
  readonly #partOfLoad: (owner: Agv | undefined, from: number) => number
  readonly #orders: Order[] = []
  #count = 0
  #open = 0

  constructor(plan: FleetPlan) {
    const { yard, owners } = layOut(plan, NOBODY)
    this.#yard = yard
    this.#owners = new Map(
      Array.from(owners, ([way, owner]) => {
        const [from, to] = way.split(' ').map(Number)
        return [keyOf(from ?? 0, to ?? 0), owner]
      }),
    )
    this.#byMachine = new Map(yard.agvs.map((agv) => [agv.machine, agv]))
    this.machines = yard.agvs.map(({ machine }) => machine)
    this.#members = yard.loads.map((_, part) =>
      yard.agvs.filter((agv) => agv.part === part && agv.home !== -1),
    )
    this.#partOfLoad = (owner, from) =>
      (owner ?? yard.agvs.find((agv) => yard.bays.stops.get(agv.loop)?.has(from)))?.part ?? -1
    for (const agv of yard.agvs) if (agv.home !== -1) setDue(yard, agv, 0)
  }

  get open(): number {
    return this.#open
  }

  request(link: number, from: number, to: number, atMillis: number): void {
    const owner = this.#owners.get(keyOf(from, to))
    this.#count += 1
    this.#open += 1
    const sinceMillis = onGrid(atMillis - this.#yard.startMillis)
    this.#order({
      kind: 'load',
      atMillis: sinceMillis,
      load: { link, from, to, sinceMillis, order: this.#count, owner },
    })
  }

  halt(vehicle: number, halted: boolean, atMillis: number): void {
    const agv = this.#byMachine.get(vehicle)
    if (agv !== undefined) this.#order({ kind: 'halt', atMillis: this.#at(atMillis), agv, halted })
  }

  close(road: string, untilMillis: number, atMillis?: number): boolean {
    const { network } = this.#yard.routes
    const lanes = network.ways.flatMap((way, i) => (way.roads.includes(road) ? lanesOfWay(network, i) : []))
    if (lanes.length === 0) return false
    const at = atMillis === undefined ? this.#yard.nowMillis : this.#at(atMillis)
    this.#order({ kind: 'close', atMillis: at, lanes, untilMillis: this.#at(untilMillis) })
    return true
  }

  nextMillis(): number {
    return this.#yard.startMillis + this.#yard.due.first
  }

  advance(untilMillis: number, on: FleetCalls): number {
    const yard = this.#yard
    const { due, agvs } = yard
    yard.calls = on
    const until = untilMillis - yard.startMillis
    let events = 0
    while (due.first <= until && on.isTold !== true) {
      yard.nowMillis = due.first
      const index = due.firstIndex()
      if (index === agvs.length) this.#takeOrders()
      else this.#actOut(agvs[index]!)
      if (yard.hasNews) this.#settle()
      events += 1
    }
    yard.calls = NOBODY
    return events
  }

  placeAt(machine: number, atMillis: number, out: Place): boolean {
    const agv = this.#byMachine.get(machine)
    if (agv === undefined) return false
    placeOf(this.#yard, agv, atMillis - this.#yard.startMillis, out)
    return true
  }

  #at(atMillis: number): number {
    return Math.max(this.#yard.nowMillis, onGrid(atMillis - this.#yard.startMillis))
  }

  /** Orders are taken in the order of their time; of one moment as they came. */
  #order(order: Order): void {
    let place = this.#orders.length
    while (place > 0 && (this.#orders[place - 1]?.atMillis ?? 0) > order.atMillis) place -= 1
    this.#orders.splice(place, 0, order)
    this.#setOrdersDue()
  }

  #setOrdersDue(): void {
    const first = this.#orders[0]?.atMillis ?? Number.POSITIVE_INFINITY
    this.#yard.due.set(this.#yard.agvs.length, Math.max(first, this.#yard.nowMillis))
  }

  #takeOrders(): void {
    const yard = this.#yard
    while ((this.#orders[0]?.atMillis ?? Number.POSITIVE_INFINITY) <= yard.nowMillis) {
      const order = this.#orders.shift()
      if (order !== undefined) this.#take(order)
    }
    this.#setOrdersDue()
  }

  #take(order: Order): void {
    const yard = this.#yard
    switch (order.kind) {
      case 'load': {
        const { load } = order
        const part = this.#partOfLoad(
          load.owner === undefined ? undefined : this.#byMachine.get(load.owner),
          load.from,
        )
        if (part === -1)
          throw new Error(`no vehicle can carry from machine ${load.from} to machine ${load.to}`)
        yard.loads[part]?.push(load)
        tell(yard, part, NEWS.work)
        return
      }
      case 'halt':
        this.#halt(order.agv, order.halted)
        return
      case 'close':
        this.#order({ kind: 'open', atMillis: order.untilMillis, lanes: order.lanes })
        this.#close(order.lanes)
        return
      case 'open':
        this.#reopen(order.lanes)
        return
    }
  }

  #halt(agv: Agv, halted: boolean): void {
    if (agv.halted === halted) return
    const yard = this.#yard
    agv.halted = halted
    if (agv.course !== undefined) {
      haltOnRoad(yard, agv, agv.course)
      // Nobody shall wait for the bay of one that does not come, nor drive up behind it.
      if (halted) turnTo(yard, agv, agv.home)
      else resume(yard, agv)
    }
    this.#reopen(agv.blocks)
    agv.blocks = halted ? blockedBy(yard, agv) : []
    this.#close(agv.blocks)
    if (agv.doing.kind === 'stands' && !halted && agv.home !== -1) begin(yard, agv)
    tell(yard, agv.part, NEWS.work | NEWS.bay | NEWS.road)
  }

  #close(lanes: readonly number[]): void {
    const yard = this.#yard
    if (lanes.length === 0) return
    closeLanes(yard.routes, lanes, 1)
    for (const agv of yard.agvs) if (!agv.halted) avoidClosed(yard, agv)
  }

  #reopen(lanes: readonly number[]): void {
    if (lanes.length === 0) return
    closeLanes(this.#yard.routes, lanes, -1)
    for (let part = 0; part < this.#yard.news.length; part++)
      tell(this.#yard, part, NEWS.work | NEWS.bay | NEWS.road)
  }

  #actOut(agv: Agv): void {
    const yard = this.#yard
    if (agv.course !== undefined) {
      if (driveOn(yard, agv, agv.course)) begin(yard, agv)
      return
    }
    switch (agv.doing.kind) {
      case 'handles': {
        const sets = agv.job.kind === 'bring'
        finishHandling(yard, agv)
        if (sets) this.#open -= 1
        return
      }
      case 'charges':
        chargeOn(yard, agv)
        return
      case 'stands':
        if (agv.mode === MODE.off) begin(yard, agv)
        else rest(yard, agv)
        return
      case 'seeks':
      case 'drives':
        setDue(yard, agv, Number.POSITIVE_INFINITY)
    }
  }

  /** Does what has become possible, until nothing more is. */
  #settle(): void {
    const yard = this.#yard
    yard.hasNews = false
    for (let part = 0; part < yard.news.length; part++) {
      for (let news = yard.news[part] ?? 0; news !== 0; news = yard.news[part] ?? 0) {
        yard.news[part] = 0
        const members = this.#members[part] ?? []
        if (news & NEWS.work) assign(yard, part, members)
        if ((news | (yard.news[part] ?? 0)) & NEWS.bay) seat(yard, part, members)
        if (news & NEWS.road) this.#letOn(part)
      }
    }
  }

  /** Those that wait for road, the longest first. */
  #letOn(part: number): void {
    const yard = this.#yard
    const waiting = yard.traffic.waiting[part]!
    yard.traffic.yields[part] = 0
    for (let i = 0; i < waiting.length; ) {
      const agv = waiting[i]!
      // Who is given road waits no more.
      if (isStillTaken(yard.traffic, agv) || !askForRoad(yard, agv)) i += 1
    }
  }
}
