/*
 * HOT: once a picture in which anything was told, over the Machines that it was told of. Columns in place.
 */
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import { type Columns, ENTRY, MARK, STATE, STATE_ORDER } from './columns.ts'

const CODE = Object.fromEntries(STATE_ORDER.map((state, code) => [state, code])) as Readonly<
  Record<(typeof STATE_ORDER)[number], number>
>

/** What else is said of a Machine: who points at it, who chose it, who steps back, how hot it is. */
export interface Sayings {
  readonly hovered: number | undefined
  readonly chosen: ReadonlySet<number>
  /** 1 where a Machine steps back. */
  readonly back: Uint8Array
  readonly heat: Uint8Array
  /** Which entry of the legend a Machine belongs to. */
  readonly entry: Uint8Array
  /** The server is lost: all that is shown is of the past. */
  readonly lost: boolean
}

/** Writes how each Machine fares; true where any cell changed, `signs` where a state or a fading did. */
export function writeStanding(now: Now, columns: Columns, said: Sayings): { any: boolean; signs: boolean } {
  const { cells, texture } = columns.states
  const { stale, changedAt } = now
  resultScratch.any = false
  resultScratch.signs = false
  for (let machine = 0; machine < changedAt.length; machine++) {
    const at = machine * STATE
    const state = CODE[floorStateAt(now, machine)]
    const back = said.back[machine]!
    const marks =
      (stale[machine] === 1 || said.lost ? MARK.stale : 0) |
      (said.hovered === machine ? MARK.hovered : 0) |
      (said.chosen.has(machine) ? MARK.chosen : 0) |
      (back === 1 ? MARK.faded : 0)
    const heat = said.heat[machine]!
    const ties = linkAt(now, machine) + said.entry[machine]! * ENTRY
    if (cells[at] === state && cells[at + 1] === marks && cells[at + 2] === heat && cells[at + 3] === ties)
      continue
    const signed = cells[at] !== state || (cells[at + 3]! ^ ties) % ENTRY !== 0
    if (signed || ((cells[at + 1]! ^ marks) & MARK.faded) !== 0) resultScratch.signs = true
    cells[at] = state
    cells[at + 1] = marks
    cells[at + 2] = heat
    cells[at + 3] = ties
    resultScratch.any = true
  }
  if (resultScratch.any) texture.needsUpdate = true
  return resultScratch
}

const resultScratch = { any: false, signs: false }
