import { EventHeap } from '../heap.ts'
import type { Law } from '../laws/law.ts'
import { Laws } from '../laws/sample.ts'
import { Streams } from '../laws/streams.ts'
import { Piles } from './aside.ts'
import { Book } from './book.ts'
import { Columns } from './columns.ts'
import { Crews } from './crews.ts'
import * as words from './events.ts'
import type { FactSink, Mode } from './fact.ts'
import * as facts from './fact.ts'
import { Hazards } from './hazards.ts'
import type { FactoryModel } from './model.ts'
import { Parts } from './parts.ts'
import type { FleetPort } from './port.ts'
import { type Recipe, recipeOf } from './recipe.ts'
import { type Station, stationsOf } from './stations.ts'
import { Ways } from './ways.ts'

const { EVENT, EVENT_BITS, ROLE } = words
const { MODE } = facts

export interface ShopPlan {
  readonly model: FactoryModel
  readonly seed: number
  readonly startMillis: number
  readonly sink: FactSink
  readonly fleet?: FleetPort
  /** Names of the machines, from which their streams of chance come. */
  readonly names: readonly string[]
}

/** Something that a Story did and that is not over: which column it touches, and the value that it asks for. */
export interface Running {
  readonly touch: 'pace' | 'crowd' | 'spoils' | 'room' | 'barren' | 'people'
  readonly index: number
  readonly value: number
}

/** Each machine's streams of chance, by what they are for; its hazards have two more each. */
export const STREAM = { cycle: 0, setup: 1, spoils: 2, finds: 3, rework: 4, dip: 5 } as const
const STREAMS = Object.keys(STREAM)

/** The factory at this moment. */
export class Shop {
  declare now: number
  /** Also those at once: being told of a part, of room or of a person. */
  events = 0
  onShift = true
  /** Of everybody's work [W-17]. */
  pace = 1
  /** Something was asked of the fleet: when it next moves has to be asked again. */
  minded = false
  readonly heap = new EventHeap()
  declare readonly model: FactoryModel
  declare readonly columns: Columns
  declare readonly stations: readonly Station[]
  declare readonly ways: Ways
  declare readonly parts: Parts
  declare readonly laws: Laws
  declare readonly streams: Streams
  declare readonly hazards: Hazards
  declare readonly crews: Crews
  declare readonly recipe: Recipe
  declare readonly piles: Piles
  declare readonly book: Book
  declare readonly sink: FactSink
  declare readonly fleet: FleetPort | undefined

  /** When the shift next begins or ends. */
  nextShift = Number.POSITIVE_INFINITY
  /** Machines that something outside of them stopped, and that are to be held; what is raised for those that are down. */
  readonly trips = new Map<number, { readonly alarm: string; readonly millis: number }>()
  readonly holds = new Map<number, { readonly reason: string; readonly millis: number }>()
  readonly raised = new Map<number, string>()
  /** What vehicles are about when nothing stops them. */
  readonly steered = new Map<number, { readonly mode: Mode; readonly reason: string }>()
  /** What Stories did that is not over, by number. */
  readonly running = new Map<number, Running>()
  nextRunning = 0
  readonly #purposes = STREAMS.length
  /** Rows of parts: first those of the links, then those of the machines. */
  readonly #rows: number
  readonly #reasons: string[]

  entered = 0
  shipped = 0
  scraps = 0
  joined = 0

  /** Machines to look at, each once, in the order in which something happened to them. */
  readonly #pokes: Int32Array
  readonly #poked: Uint8Array
  #first = 0
  #waiting = 0

  constructor({ model, seed, startMillis, sink, fleet, names }: ShopPlan) {
    const { stations } = model
    this.now = startMillis
    this.model = model
    this.sink = sink
    this.fleet = fleet
    this.ways = new Ways(model)
    this.#rows = this.ways.count
    this.columns = new Columns(model, startMillis)
    this.stations = stationsOf(model, this.ways, startMillis)
    this.parts = new Parts(this.ways.count + stations.length)
    const setups = stations.flatMap(({ setup }): Law[] => (setup === undefined ? [] : [setup]))
    this.laws = new Laws([...stations.map(({ cycle }) => cycle), ...setups])
    this.streams = new Streams(
      names.flatMap((name) => STREAMS.map((purpose) => `${name}#${purpose}`)),
      seed,
    )
    this.hazards = new Hazards(model, names, seed, startMillis)
    this.crews = new Crews(model)
    this.recipe = recipeOf(model, this.stations, this.ways)
    this.piles = new Piles(model, this.recipe)
    this.book = new Book(model, this.recipe, this.ways, seed, sink)
    this.#reasons = stations.map(() => '')
    this.#pokes = new Int32Array(stations.length + 1)
    this.#poked = new Uint8Array(stations.length)
  }

  schedule(atMillis: number, event: number, index: number, stamp: number): void {
    this.heap.push(atMillis, (index << EVENT_BITS) | event, stamp)
  }

  /** The machine's one timer; the one before it is void. */
  setTimer(machine: number, atMillis: number): void {
    const m = this.stations[machine]!
    m.timerAt = atMillis
    this.schedule(atMillis, EVENT.timer, machine, ++m.stamp)
  }

  stopTimer(machine: number): void {
    this.stations[machine]!.stamp++
  }

  stream(machine: number, purpose: number): number {
    return machine * this.#purposes + purpose
  }

  /** Something that a machine may have waited for has happened. */
  poke(machine: number): void {
    if (this.#poked[machine] !== 0) return
    this.#poked[machine] = 1
    const end = this.#first + this.#waiting++
    const room = this.#pokes.length
    this.#pokes[end < room ? end : end - room] = machine
  }

  /** The next machine to look at; -1 when there is none. */
  nextPoked(): number {
    if (this.#waiting === 0) return -1
    const machine = this.#pokes[this.#first]!
    this.#first = this.#first + 1 === this.#pokes.length ? 0 : this.#first + 1
    this.#waiting--
    this.events++
    this.#poked[machine] = 0
    return machine
  }

  say(machine: number, mode: Mode, reason: string, untilMillis: number): void {
    const c = this.columns
    c.modeUntil[machine] = untilMillis
    if (c.mode[machine] === mode && this.#reasons[machine] === reason) return
    c.mode[machine] = mode
    this.#reasons[machine] = reason
    c.modeSince[machine] = this.now
    this.sink.mode(machine, mode, reason, this.now, untilMillis)
  }

  sayAtWork(machine: number): void {
    const steered = this.stations[machine]!.role === ROLE.none ? this.steered.get(machine) : undefined
    if (steered === undefined) this.say(machine, MODE.running, '', Number.NaN)
    else this.say(machine, steered.mode, steered.reason, Number.NaN)
  }

  haltVehicle(machine: number, halted: boolean): void {
    if (this.stations[machine]!.role !== ROLE.none || this.fleet?.halt === undefined) return
    this.fleet.halt(machine, halted, this.now)
    this.minded = true
  }

  get machines(): number {
    return this.model.stations.length
  }

  /** Where the parts lie that are in a machine. */
  rowOf(machine: number): number {
    return this.#rows + machine
  }
}
