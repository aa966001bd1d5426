import type { Plant } from '../../../models/plant/schema.ts'
import type { SlotTable } from '../../../models/slots.ts'
import type { NetworkEffect } from '../effect.ts'
import { type Cell, cellsOf } from './cells.ts'
import { type Affected, endEffects, moveEffectEnd, takeEffect } from './effects.ts'
import {
  type CellFigures,
  cellFigure,
  countCell,
  countGateway,
  gatewayFigure,
  vehicleFigure,
} from './figures.ts'
import { backAt, countMessage, type Gateway, gatewaysOf, sendOn } from './gateways.ts'
import { obstaclesOf } from './hall.ts'
import { hearNeighbours, listen } from './hearing.ts'
import { settle } from './load.ts'
import { attach, hearAll, lookAbout } from './mobility.ts'
import { workOut } from './paths.ts'
import type { Shift } from './retime.ts'
import { shadesOf } from './shade.ts'
import { isShut, setBackTerminal, type Terminal, terminalsOf } from './terminal.ts'
import { type Astray, toldBy } from './told-clock.ts'
import { crossLink, isGone, LOST, sendPictures, type Tally } from './transport.ts'

export interface NetworkPlan {
  readonly plant: Plant
  readonly table: SlotTable
  readonly speakerOf: Int32Array
  readonly seed: number
  readonly startMillis: number
}

/** What carries the packets of a Plant, in the time that its devices' clocks should tell. */
export interface Network {
  /** Called for each message in the order of its time; answers when it arrives at the broker (>= at), or LOST. */
  send(machine: number, atMillis: number, bytes: number): number
  /** Where a carrier is now; radio is worked out from it. Called once per turn of an AGV. */
  moved(machine: number, x: number, y: number, atMillis: number): void
  /** Brings interference, load and bindings on to this time. */
  advance(atMillis: number): void
  /** Its own figures, by machine (radio unit, gateway, AGV) and Channel key; undefined where it tells none. */
  figure(machine: number, key: string): number | undefined
  /** What a machine's own clock says at a time. */
  clockOf(machine: number, atMillis: number): number
  /** Whether the connection stands that speaks for a machine; when it falls its will is told. */
  isUp(machine: number): boolean
  /** Durations are minutes of the network's time. False where it cannot be. */
  take(effect: NetworkEffect): boolean
  /** One that was taken ends at another time than was thought: which messages that waited for it come later. */
  endAt(effect: NetworkEffect, untilMillis: number): readonly Shift[]
  /** All that Stories did ends; a restart that has begun is finished, as what is kept has its times. */
  endEffects(): void
}

/** Radio changes slowly: it is worked out anew ten times a second for what drives, once for all the rest. */
const MOVER_MILLIS = 100
const ROUND_MILLIS = 1000
/** A clock that is set back by more takes all that is under way with it. */
const SET_BACK_MILLIS = 5000

export function createNetwork(plan: NetworkPlan): Network {
  const { plant, table, seed, startMillis } = plan
  const cells = cellsOf(plant, table, startMillis)
  const terminals = terminalsOf(table, cells, seed, startMillis)
  const onAir = terminals.filter(({ link }) => link === '5g')
  const gateways = gatewaysOf(table, terminals, seed, startMillis)
  const shades = shadesOf(obstaclesOf(plant, table))
  for (const terminal of onAir) {
    workOut(terminal, cells, shades)
    attach(terminal, startMillis)
  }
  return new Carrier(plan, { cells, terminals, onAir, gateways, shades })
}

interface Parts {
  readonly cells: readonly Cell[]
  readonly terminals: readonly Terminal[]
  readonly onAir: readonly Terminal[]
  readonly gateways: readonly Gateway[]
  readonly shades: ReturnType<typeof shadesOf>
}

const freshFigures = (): CellFigures => ({
  tally: { packets: 0, missed: 0, millis: 0 },
  latency: Number.NaN,
  lossShare: 0,
})

class Carrier implements Network {
  readonly #parts: Parts
  readonly #gatewayOf: readonly (Gateway | undefined)[]
  readonly #cellOf: readonly (Cell | undefined)[]
  readonly #cellFigures: readonly CellFigures[]
  readonly #affected: Affected
  readonly #astray = new Map<number, Astray>()
  /** Of what no radio unit carries: counted, and told by no Channel. */
  readonly #elsewhere: Tally = { packets: 0, missed: 0, millis: 0 }
  #now: number
  #countedAt: number

  constructor({ table, startMillis }: NetworkPlan, parts: Parts) {
    const { cells, gateways } = parts
    this.#parts = parts
    const gatewayAt = new Map(gateways.map((gateway) => [gateway.machine, gateway]))
    const cellAt = new Map(cells.map((cell) => [cell.machine, cell]))
    this.#gatewayOf = table.machines.map(
      ({ index }) => gatewayAt.get(parts.terminals[index]?.gateway ?? index) ?? gatewayAt.get(index),
    )
    this.#cellOf = table.machines.map(({ index }) => cellAt.get(index))
    this.#cellFigures = cells.map(freshFigures)
    const machineCalled = new Map(table.machines.map(({ machine, index }) => [machine.id, index]))
    this.#affected = { ...parts, machineCalled, astray: this.#astray }
    this.#now = startMillis
    this.#countedAt = startMillis
    hearAll(cells, parts.onAir, startMillis)
  }

  send(machine: number, atMillis: number, bytes: number): number {
    const terminal = this.#parts.terminals[machine]
    if (terminal === undefined) return LOST
    if (atMillis > this.#now) this.advance(atMillis)
    const gateway = this.#gatewayOf[machine]
    let arrival = atMillis
    if (gateway === undefined || gateway.terminal !== terminal) {
      const serving = terminal.serving
      const figures = serving === undefined ? undefined : this.#cellFigures[serving.cell.index]
      arrival = crossLink(terminal, atMillis, bytes, figures?.tally ?? this.#elsewhere)
    }
    if (gateway !== undefined && arrival !== LOST)
      arrival = sendOn(gateway, terminal, atMillis, arrival, bytes)
    if (arrival !== LOST) {
      // A message that the gateway kept goes before those that the machine sent after it.
      arrival = Math.max(arrival, terminal.lastMillis + 0.001)
      terminal.lastMillis = arrival
    }
    if (gateway !== undefined) countMessage(gateway, terminal, arrival, bytes)
    return arrival
  }

  moved(machine: number, x: number, y: number, atMillis: number): void {
    const terminal = this.#parts.terminals[machine]
    if (terminal === undefined || terminal.link !== '5g') return
    if (atMillis > this.#now) this.advance(atMillis)
    terminal.spot = { x, y, z: terminal.spot.z }
    if (atMillis - terminal.workedMillis < MOVER_MILLIS) return
    terminal.workedMillis = atMillis
    workOut(terminal, this.#parts.cells, this.#parts.shades)
    listen(terminal, atMillis)
    lookAbout(terminal, atMillis)
  }

  advance(atMillis: number): void {
    if (atMillis < this.#now - SET_BACK_MILLIS) this.#setBack(this.#now - atMillis)
    if (atMillis <= this.#now) return
    this.#now = atMillis
    const since = atMillis - this.#countedAt
    if (since < ROUND_MILLIS) return
    this.#countedAt = atMillis
    this.#count(since / 1000, atMillis)
  }

  figure(machine: number, key: string): number | undefined {
    const cell = this.#cellOf[machine]
    const figures = cell === undefined ? undefined : this.#cellFigures[cell.index]
    if (cell !== undefined && figures !== undefined) return cellFigure(cell, figures, key, this.#now)
    const terminal = this.#parts.terminals[machine]
    const gateway = this.#gatewayOf[machine]
    if (gateway !== undefined && gateway.machine === machine) return gatewayFigure(gateway, key, this.#now)
    return terminal?.link === '5g' ? vehicleFigure(terminal, key) : undefined
  }

  clockOf(machine: number, atMillis: number): number {
    return toldBy(this.#astray.get(machine), atMillis)
  }

  isUp(machine: number): boolean {
    const gateway = this.#gatewayOf[machine]
    if (gateway !== undefined) return backAt(gateway, this.#now) <= this.#now
    const terminal = this.#parts.terminals[machine]
    return terminal !== undefined && !isGone(terminal, this.#now)
  }

  take(effect: NetworkEffect): boolean {
    return takeEffect(this.#affected, effect, this.#now)
  }

  endAt(effect: NetworkEffect, untilMillis: number): readonly Shift[] {
    return moveEffectEnd(this.#affected, effect, untilMillis, this.#now)
  }

  endEffects(): void {
    endEffects(this.#affected, this.#now)
  }

  /** What was sent since the last count, and what follows from it. */
  #count(seconds: number, atMillis: number): void {
    const { cells, onAir, gateways } = this.#parts
    for (const terminal of onAir) if (!isShut(terminal, atMillis)) sendPictures(terminal, seconds)
    for (const cell of cells) settle(cell.load, seconds)
    for (const figures of this.#cellFigures) countCell(figures)
    hearNeighbours(cells, onAir, seconds)
    hearAll(cells, onAir, atMillis)
    for (const gateway of gateways) countGateway(gateway, seconds)
  }

  #setBack(byMillis: number): void {
    const { cells, terminals, gateways } = this.#parts
    this.#now -= byMillis
    this.#countedAt -= byMillis
    for (const cell of cells) {
      cell.deadUntil -= byMillis
      cell.strangerUntil -= byMillis
    }
    for (const terminal of terminals) setBackTerminal(terminal, byMillis)
    for (const gateway of gateways) {
      gateway.awayFrom -= byMillis
      gateway.awayUntil -= byMillis
      gateway.drainedAt -= byMillis
    }
    for (const [machine, astray] of this.#astray) {
      const { fromMillis, untilMillis } = astray
      const moved = { fromMillis: fromMillis - byMillis, untilMillis: untilMillis - byMillis }
      this.#astray.set(machine, { ...astray, ...moved })
    }
  }
}
