import { log } from '../exact.ts'
import { type Cell, isDead } from './cells.ts'
import { liftNoise, listen, qualityOf, signalOf, uplinkOf } from './hearing.ts'
import { isShut, type Path, type Terminal } from './terminal.ts'

/*
 * Which radio unit serves a terminal. A vehicle goes over to a unit that is stronger by a margin for a while (event
 * A3 of TS 38.331, 5.5.4.4); a machine that stands is bound to the unit of the plant file. Both leave one that
 * they no longer hear.
 */

const HYSTERESIS_DB = 3
const BOUND_DB = 10
const TIME_TO_TRIGGER_MILLIS = 320
/** Getting on to a unit that is known: at most so long (TS 38.133, 6.1.1.2.2). */
const HANDOVER_MILLIS = 40
/** How far apart looks about are, at least. */
const LOOK_MILLIS = 100
/**
 * Downlink: out of step below the first, back above the second. Uplink: repeats carry it a little further. Given
 * up after T310 of TS 38.331.
 */
const LOST_DB = -8
const FOUND_DB = -6
const UPLINK_LOST_DB = -12
const UPLINK_FOUND_DB = -10
export const GIVEN_UP_MILLIS = 1000
/** Looking for a unit, and being let in again. */
const SEARCH_MILLIS = 300
const ADMISSION_MILLIS = 200
/** Whoever is in a hole tries again after about so long. */
const HOLE_MILLIS = 3000
const LONGEST_HOLE_MILLIS = 20_000

const usable = (terminal: Terminal, path: Path, atMillis: number): boolean =>
  uplinkOf(path, atMillis) > UPLINK_FOUND_DB && qualityOf(terminal, path, atMillis) > FOUND_DB

function strongest(terminal: Terminal, atMillis: number): Path | undefined {
  let best: Path | undefined
  for (const path of terminal.paths) {
    if (isDead(path.cell, atMillis)) continue
    if (best === undefined || signalOf(path) > signalOf(best)) best = path
  }
  return best
}

/** The unit that a machine that stands is bound to; not one that it hears far worse than another. */
function boundTo(terminal: Terminal, best: Path | undefined, atMillis: number): Path | undefined {
  if (terminal.drives || best === undefined) return undefined
  const home = terminal.paths.find(({ cell }) => cell === terminal.home)
  if (home === undefined || signalOf(home) < signalOf(best) - BOUND_DB) return undefined
  return usable(terminal, home, atMillis) ? home : undefined
}

/** Everybody listens anew and looks about. */
export function hearAll(cells: readonly Cell[], terminals: readonly Terminal[], atMillis: number): void {
  for (const cell of cells) {
    liftNoise(cell, atMillis)
    cell.connected = 0
  }
  for (const terminal of terminals) {
    listen(terminal, atMillis)
    lookAbout(terminal, atMillis)
    if (terminal.serving !== undefined && !isShut(terminal, atMillis)) terminal.serving.cell.connected += 1
  }
}

/** When the plant begins everybody has long been let in. */
export function attach(terminal: Terminal, atMillis: number): void {
  const best = strongest(terminal, atMillis)
  terminal.serving = boundTo(terminal, best, atMillis) ?? best
}

/** Looks about, a few times a second for what drives and once for what stands. */
export function lookAbout(terminal: Terminal, atMillis: number): void {
  const { serving } = terminal
  if (serving === undefined || isShut(terminal, atMillis)) return
  if (isDead(serving.cell, atMillis)) return fall(terminal, atMillis, GIVEN_UP_MILLIS)
  const weak = terminal.signalQualityDb < LOST_DB || terminal.uplinkDb < UPLINK_LOST_DB
  terminal.weakSince = weak ? Math.min(terminal.weakSince, atMillis) : Number.POSITIVE_INFINITY
  if (atMillis - terminal.weakSince >= GIVEN_UP_MILLIS) return fall(terminal, atMillis, 0)
  const best = strongest(terminal, atMillis)
  const home = boundTo(terminal, best, atMillis)
  if (home !== undefined) {
    if (home !== serving) handOver(terminal, home, atMillis)
    return
  }
  if (best === undefined || best === serving || signalOf(best) < signalOf(serving) + HYSTERESIS_DB) {
    terminal.better = undefined
  } else if (best !== terminal.better) {
    terminal.better = best
    terminal.betterSince = atMillis
  } else if (atMillis - terminal.betterSince >= TIME_TO_TRIGGER_MILLIS) {
    handOver(terminal, best, atMillis)
  }
}

function handOver(terminal: Terminal, to: Path, atMillis: number): void {
  terminal.serving = to
  terminal.better = undefined
  terminal.handovers += 1
  // Not with the look itself, which a machine takes as it speaks: some time before the next.
  const from = atMillis + LOOK_MILLIS * terminal.random.next()
  terminal.shutFrom = from
  terminal.shutUntil = from + HANDOVER_MILLIS
}

/**
 * The unit is gone: another one that can be heard takes over after a search; else the terminal waits until
 * its own is on the air again, or for what may have changed after a while.
 */
export function fall(terminal: Terminal, atMillis: number, noticedAfterMillis: number): void {
  const { serving, random } = terminal
  if (serving === undefined) return
  terminal.better = undefined
  terminal.weakSince = Number.POSITIVE_INFINITY
  const others = terminal.paths.filter((path) => path !== serving && usable(terminal, path, atMillis))
  const next = others.reduce<Path | undefined>(
    (best, path) => (best === undefined || signalOf(path) > signalOf(best) ? path : best),
    undefined,
  )
  const searching = noticedAfterMillis + SEARCH_MILLIS * (1 + random.next()) + ADMISSION_MILLIS
  if (next !== undefined) {
    terminal.serving = next
    terminal.handovers += 1
    return shut(terminal, atMillis, atMillis + searching)
  }
  const hole = Math.min(LONGEST_HOLE_MILLIS, -log(1 - random.next()) * HOLE_MILLIS)
  shut(terminal, atMillis, Math.max(serving.cell.deadUntil, atMillis + hole) + searching)
}

/** A stretch that follows on a long one is one with it: the connection's patience does not begin anew. */
function shut(terminal: Terminal, from: number, until: number): void {
  const { shutFrom, shutUntil } = terminal
  const follows = shutUntil - shutFrom > HANDOVER_MILLIS && from <= shutUntil + GIVEN_UP_MILLIS
  if (!follows) terminal.shutFrom = from
  terminal.shutUntil = follows ? Math.max(shutUntil, until) : until
}

/** What kept a terminal off the air is over sooner than it was told: it is let in again. */
export function release(terminal: Terminal, atMillis: number): void {
  const soonest = Math.max(atMillis + GIVEN_UP_MILLIS, terminal.lastLinkMillis)
  terminal.shutUntil = Math.min(terminal.shutUntil, soonest)
}
