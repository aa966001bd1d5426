import { exp, hypot } from '../exact.ts'
import type { Random } from '../random.ts'
import type { Cell } from './cells.ts'
import {
  clutterSize,
  edgeLoss,
  lossInSight,
  lossOutOfSight,
  ratioOf,
  SHADOW_IN_SIGHT,
  SHADOW_METRES,
  SHADOW_OUT_OF_SIGHT,
  sightChance,
} from './inf.ts'
import { type Shades, shadeOf } from './shade.ts'
import type { Path, Terminal } from './terminal.ts'

/* What a terminal hears where it stands: its paths to the nearest radio units, worked out anew as it moves. */

/** Units further away add next to nothing. */
const MOST_PATHS = 8
/** A vehicle looks for other units after so many metres. */
const CHOICE_METRES = 10
const METRES_PER_MICROSECOND = 299.792458

const normal = (random: Random): number =>
  // Four even chances have a variance of a third.
  (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3)

export function choosePaths(terminal: Terminal, cells: readonly Cell[]): void {
  const { spot, random } = terminal
  const nearest: Cell[] = []
  const away: number[] = []
  for (const cell of cells) {
    const metres = hypot(cell.x - spot.x, cell.y - spot.y)
    if (nearest.length === MOST_PATHS && metres >= (away[MOST_PATHS - 1] ?? 0)) continue
    let place = nearest.length
    while (place > 0 && (away[place - 1] ?? 0) > metres) place--
    nearest.splice(place, 0, cell)
    away.splice(place, 0, metres)
    if (nearest.length > MOST_PATHS) {
      nearest.pop()
      away.pop()
    }
  }
  const { home } = terminal
  if (home !== undefined && !nearest.includes(home)) nearest[nearest.length - 1] = home
  const known = new Map(terminal.paths.map((path) => [path.cell, path]))
  terminal.paths = nearest.map(
    (cell) =>
      known.get(cell) ?? {
        cell,
        shadow: normal(random),
        sight: random.next(),
        lossDb: 0,
        gain: 0,
        inSight: true,
      },
  )
  const { serving } = terminal
  if (serving !== undefined && !terminal.paths.includes(serving)) {
    terminal.paths[terminal.paths.length - 1] = serving
  }
  terminal.chosenAt = spot
}

/** Brings the paths on to where the terminal is now. */
export function workOut(terminal: Terminal, cells: readonly Cell[], shades: Shades): void {
  const { spot, workedAt, chosenAt, random } = terminal
  const moved = hypot(spot.x - workedAt.x, spot.y - workedAt.y)
  if (terminal.paths.length === 0 || hypot(spot.x - chosenAt.x, spot.y - chosenAt.y) > CHOICE_METRES) {
    choosePaths(terminal, cells)
  }
  terminal.workedAt = spot
  const kept = exp(-moved / SHADOW_METRES)
  const fresh = Math.sqrt(1 - kept * kept)
  for (const path of terminal.paths) {
    if (moved > 0) {
      path.shadow = kept * path.shadow + fresh * normal(random)
      // What stands about is about half a piece of clutter wide.
      if (random.next() > exp((-2 * moved) / clutterSize(path.cell.clutter))) path.sight = random.next()
    }
    workOutPath(path, terminal, shades)
  }
}

function workOutPath(path: Path, { spot, machine }: Terminal, shades: Shades): void {
  const { cell } = path
  const flat = hypot(cell.x - spot.x, cell.y - spot.y)
  const metres = hypot(flat, cell.z - spot.z)
  const reach = shadeOf(shades, cell, spot, machine)
  const clear = lossInSight(metres, cell.gigahertz)
  path.inSight = reach === 0 && path.sight < sightChance(cell.clutter, flat, cell.z, spot.z)
  if (path.inSight) path.lossDb = clear + SHADOW_IN_SIGHT * path.shadow - cell.gainDb
  else {
    const hidden = lossOutOfSight(cell.scene, metres, cell.gigahertz)
    const wavelength = METRES_PER_MICROSECOND / (cell.gigahertz * 1000)
    const edge = reach === 0 ? 0 : edgeLoss(reach / Math.sqrt(wavelength))
    path.lossDb = Math.max(hidden, clear + edge) + SHADOW_OUT_OF_SIGHT[cell.scene] * path.shadow - cell.gainDb
  }
  path.gain = ratioOf(-path.lossDb)
}
