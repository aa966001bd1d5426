import type { Placed, SlotTable } from '../../../models/slots.ts'
import { Random, seedOf } from '../random.ts'
import type { Cell } from './cells.ts'
import { SLICES } from './load.ts'
import type { Spot } from './shade.ts'

/** The way from a terminal to one of the radio units that it may hear. */
export interface Path {
  readonly cell: Cell
  /** Where chance stands: how deep the shadow is (normal), and how open the sight (0 to 1). */
  shadow: number
  sight: number
  /** Loss over the air less the antennas' gains. */
  lossDb: number
  /** Of what is sent, the share that comes over. */
  gain: number
  inSight: boolean
}

/** A machine at its end of the network. */
export interface Terminal {
  readonly machine: number
  readonly link: '5g' | 'wired' | 'wifi'
  readonly slice: number
  readonly drives: boolean
  readonly random: Random
  /** The machine's gateway, -1 for none. */
  readonly gateway: number
  /** The radio unit that the plant file binds it to, while it is on the air. */
  readonly home: Cell | undefined
  spot: Spot
  paths: Path[]
  /** Where its paths were chosen and were last worked out. */
  chosenAt: Spot
  workedAt: Spot
  workedMillis: number
  serving: Path | undefined
  /** Since when another is better by the hysteresis. */
  betterSince: number
  better: Path | undefined
  /** Since when it hears its unit too badly. */
  weakSince: number
  /** Of the last stretch in which nothing passed, or passes. */
  shutFrom: number
  shutUntil: number
  /** When its first packet in that stretch was sent. */
  stalledMillis: number
  /** Until when it has no connection, though the link is there: a packet had been given up. */
  cutUntil: number
  signalDbm: number
  signalQualityDb: number
  /** What its unit hears of it. */
  uplinkDb: number
  /** What it was last tuned to, each way. */
  tunedDownDb: number
  tunedUpDb: number
  bitsPerHertz: number
  /** Share of packets that fail on the air at the first, second, ... round; all 0 in good radio. */
  readonly missesUp: Float64Array
  readonly missesDown: Float64Array
  handovers: number
  /** Of its last packet. */
  linkMillis: number
  /** When its last packet was at the end of the link, and at the broker. */
  lastLinkMillis: number
  lastMillis: number
  /** Hertz-seconds that it sent since the last count: what others hear as interference. */
  hertzSeconds: number
}

export const ROUNDS = 4
const NO_GATEWAY = -1

export function terminalsOf(
  table: SlotTable,
  cells: readonly Cell[],
  seed: number,
  startMillis: number,
): readonly Terminal[] {
  const indexOf = new Map(table.machines.map((placed) => [placed.machine.id, placed.index]))
  const cellOf = new Map(cells.map((cell) => [cell.machine, cell]))
  return table.machines.map((placed) => {
    const { connection } = placed.machine
    const gateway = connection?.gateway === undefined ? undefined : indexOf.get(connection.gateway)
    const radio = connection?.radio === undefined ? undefined : indexOf.get(connection.radio)
    return terminalOf(placed, {
      seed,
      startMillis,
      gateway: gateway ?? NO_GATEWAY,
      home: radio === undefined ? undefined : cellOf.get(radio),
    })
  })
}

interface Setting {
  readonly seed: number
  readonly startMillis: number
  readonly gateway: number
  readonly home: Cell | undefined
}

/** Antennas are on the top; one on a vehicle stands on a mast of half a metre. */
const MAST_METRES = 0.5
const LOWEST_METRES = 1

function terminalOf({ index, machine, kind, path }: Placed, setting: Setting): Terminal {
  const { startMillis } = setting
  const link = machine.connection?.link ?? 'wired'
  const z = Math.max(LOWEST_METRES, machine.elevation + kind.size[2] + MAST_METRES)
  const spot = { x: machine.at[0], y: machine.at[1], z }
  return {
    machine: index,
    link,
    slice: SLICES.indexOf(machine.connection?.slice ?? 'mmtc'),
    drives: kind.id === 'agv',
    random: new Random(seedOf(`${path}#network`, setting.seed)),
    gateway: setting.gateway,
    home: setting.home,
    spot,
    paths: [],
    chosenAt: spot,
    workedAt: spot,
    workedMillis: startMillis,
    serving: undefined,
    betterSince: startMillis,
    better: undefined,
    weakSince: Number.POSITIVE_INFINITY,
    shutFrom: startMillis,
    shutUntil: startMillis,
    stalledMillis: startMillis - 1,
    cutUntil: startMillis,
    signalDbm: Number.NaN,
    signalQualityDb: Number.NaN,
    uplinkDb: Number.NaN,
    tunedDownDb: Number.NaN,
    tunedUpDb: Number.NaN,
    bitsPerHertz: 4,
    missesUp: new Float64Array(ROUNDS),
    missesDown: new Float64Array(ROUNDS),
    handovers: 0,
    linkMillis: Number.NaN,
    lastLinkMillis: startMillis,
    lastMillis: startMillis,
    hertzSeconds: 0,
  }
}

export const isShut = (terminal: Terminal, atMillis: number): boolean =>
  atMillis >= terminal.shutFrom && atMillis < terminal.shutUntil

/** The clock of everything was set back. */
export function setBackTerminal(terminal: Terminal, byMillis: number): void {
  terminal.workedMillis -= byMillis
  terminal.betterSince -= byMillis
  terminal.weakSince -= byMillis
  terminal.shutFrom -= byMillis
  terminal.shutUntil -= byMillis
  terminal.stalledMillis -= byMillis
  terminal.cutUntil -= byMillis
  terminal.lastLinkMillis -= byMillis
  terminal.lastMillis -= byMillis
}
