import { exp } from '../exact.ts'
import type { Cell } from './cells.ts'
import { isDead } from './cells.ts'
import { decibels, log10, ratioOf } from './inf.ts'
import type { Path, Terminal } from './terminal.ts'

/* How well a terminal and its radio unit hear one another: signal against noise, other cells and strangers. */

/** An empty cell is on the air for so much of the time all the same: beacons and reference signals. */
const IDLE_SHARE = 0.05
/** What a receiver can tell (TS 38.133, table 10.1.16.1-1). */
const BEST_DB = 40
export const WORST_DB = -23
/** A terminal of power class 3 (TS 38.101-1, 6.2.1), its power over as many blocks as a short message takes. */
const TERMINAL_DBM = 23
const BLOCKS_DB = decibels(4)
/** Power control aims at so much above the noise at the unit, so that its best modulations work. */
const TARGET_DB = 18
/** Units of one plant tell each other when they are overrun, and their terminals are held back (TS 36.423, 8.3.3): 10 dB. */
const OTHERS_AT_MOST = 10

/** Where every second packet fails at the first try though it is sent as robustly as can be, and how sharply. */
const HALF_LOST_DB = -2
const SLOPE_DB = 1.5
/** Each round adds the energy of the ones before: 3 dB, 1.8 dB, 1.2 dB (chase combining). */
const COMBINED_DB = [0, 3.01, 4.77, 6.02]
/** From here on a packet in a hundred thousand fails, which the measured delays contain. */
const SAFE_DB = HALF_LOST_DB + 11.5 * SLOPE_DB

/** Sender and receiver tune to what they hear in steps of about so much. */
const TUNING_DB = 0.1

/** Shannon's bound, less what real codes lose, up to 256-QAM at rate 0.93 (TS 38.214, table 5.1.3.1-2). */
const CODE_SHARE = 0.75
const MOST_BITS = 7.4
const LEAST_BITS = 0.15

const strangerDb = (cell: Cell, atMillis: number): number =>
  atMillis < cell.strangerUntil ? cell.strangerDb : 0

export const signalOf = (path: Path): number => path.cell.elementDbm - path.lossDb

export function listen(terminal: Terminal, atMillis: number): void {
  const { serving } = terminal
  if (serving === undefined) return
  const { cell } = serving
  terminal.signalDbm = isDead(cell, atMillis) ? Number.NEGATIVE_INFINITY : signalOf(serving)
  terminal.signalQualityDb = qualityOf(terminal, serving, atMillis)
  terminal.uplinkDb = uplinkOf(serving, atMillis)
  // What waits for a dead unit will be sent when it is back, and as it was heard before.
  if (isDead(cell, atMillis)) return
  // Not within the tenth of a decibel: with ten thousand terminals this would cost more than their messages.
  if (!(Math.abs(terminal.signalQualityDb - terminal.tunedDownDb) < TUNING_DB)) {
    terminal.tunedDownDb = terminal.signalQualityDb
    expectMisses(terminal.missesDown, terminal.tunedDownDb)
  }
  if (!(Math.abs(terminal.uplinkDb - terminal.tunedUpDb) < TUNING_DB)) {
    terminal.tunedUpDb = terminal.uplinkDb
    terminal.bitsPerHertz = bitsPerHertz(terminal.tunedUpDb)
    expectMisses(terminal.missesUp, terminal.tunedUpDb)
  }
}

/** What a terminal sends in one resource block: as much as it needs, or all that it has. */
const sentDbm = ({ cell, lossDb }: Path): number =>
  Math.min(TERMINAL_DBM - BLOCKS_DB, cell.blockNoiseDbm + TARGET_DB + lossDb)

/** Signal to interference and noise of one path, uplink. */
export const uplinkOf = (path: Path, atMillis: number): number =>
  isDead(path.cell, atMillis)
    ? WORST_DB
    : sentDbm(path) - path.lossDb - path.cell.blockNoiseDbm - path.cell.riseDb

function expectMisses(misses: Float64Array, db: number): void {
  if (db > SAFE_DB) {
    misses.fill(0)
    return
  }
  for (let round = 0; round < misses.length; round++) {
    misses[round] = 1 / (1 + exp((db + (COMBINED_DB[round] ?? 0) - HALF_LOST_DB) / SLOPE_DB))
  }
}

/** Signal to interference and noise of one path, downlink, in what a terminal can tell. */
export function qualityOf(terminal: Terminal, path: Path, atMillis: number): number {
  const { cell } = path
  if (isDead(cell, atMillis)) return WORST_DB
  const stranger = strangerDb(cell, atMillis)
  let unwanted = cell.elementNoiseMilliwatts * (stranger === 0 ? 1 : ratioOf(stranger))
  for (const other of terminal.paths) {
    if (other === path || other.cell.gigahertz !== cell.gigahertz || isDead(other.cell, atMillis)) continue
    const share = Math.min(1, IDLE_SHARE + other.cell.load.downUse)
    unwanted += share * other.gain * other.cell.elementMilliwatts
  }
  const quality = signalOf(path) - decibels(unwanted)
  return Math.min(BEST_DB, Math.max(WORST_DB, quality))
}

function bitsPerHertz(db: number): number {
  const bits = (CODE_SHARE * log10(1 + ratioOf(db))) / log10(2)
  return Math.min(MOST_BITS, Math.max(LEAST_BITS, bits))
}

/** What terminals sent to their own units is interference to all others; reckoned once a second. */
export function hearNeighbours(
  cells: readonly Cell[],
  terminals: readonly Terminal[],
  seconds: number,
): void {
  for (const cell of cells) cell.othersMilliwatts = 0
  for (const terminal of terminals) {
    const { serving, hertzSeconds } = terminal
    if (serving === undefined || hertzSeconds === 0) continue
    terminal.hertzSeconds = 0
    const { load } = serving.cell
    // Neighbours are given different blocks while there are some: two meet only as far as the carrier is full.
    const share = Math.min(1, hertzSeconds / (seconds * load.upHertz)) * load.upUse
    const sent = share * ratioOf(sentDbm(serving))
    for (const { cell, gain } of terminal.paths) {
      if (cell === serving.cell || cell.gigahertz !== serving.cell.gigahertz) continue
      cell.othersMilliwatts += sent * gain
    }
  }
}

/** How far others and strangers lift what a unit hears above its own noise. */
export function liftNoise(cell: Cell, atMillis: number): void {
  const others = Math.min(OTHERS_AT_MOST, cell.othersMilliwatts * ratioOf(-cell.blockNoiseDbm))
  cell.riseDb = decibels(others + ratioOf(strangerDb(cell, atMillis)))
}
