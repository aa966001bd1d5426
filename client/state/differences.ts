/*
 * HOT in `differences`: over all Machines of both sides, once a second at most. Columns.
 */
import { FLOOR_STATES, type FloorState } from '../../models/state.ts'

/*
 * Two sides of a comparison, Machine by Machine. They may be of two Plants, so Machines are the same where their
 * paths are, and Channels where their keys and units are [PH-115].
 */

/** Whose paths stand beside which on the other side. */
export interface Pairs {
  /** By Machine here: its index there, or -1. */
  readonly thereOf: Int32Array
  /** Indices of those that are only there. */
  readonly onlyThere: readonly number[]
}

const NOWHERE = -1

export function pairsOf(here: readonly string[], there: readonly string[]): Pairs {
  const left = new Map(there.map((path, index) => [path, index]))
  const thereOf = new Int32Array(here.length).fill(NOWHERE)
  here.forEach((path, index) => {
    const other = left.get(path)
    if (other === undefined) return
    thereOf[index] = other
    left.delete(path)
  })
  return { thereOf, onlyThere: [...left.values()] }
}

/** A Machine that is in another state there than here; a state is absent where it is not in that Plant. */
export interface Difference {
  /** Its index on either side, or -1. */
  readonly here: number
  readonly there: number
  readonly stateHere: FloorState | undefined
  readonly stateThere: FloorState | undefined
}

/** Codes of floor states: their places in FLOOR_STATES. */
export type StateColumn = Uint8Array

/** In the order of the Plant here; what is only there follows in its own. */
export function differences(
  { thereOf, onlyThere }: Pairs,
  here: StateColumn,
  there: StateColumn,
): readonly Difference[] {
  const found: Difference[] = []
  for (let index = 0; index < thereOf.length; index++) {
    const other = thereOf[index] ?? NOWHERE
    if (other !== NOWHERE && here[index] === there[other]) continue
    const stateThere = other === NOWHERE ? undefined : stateOf(there[other])
    found.push({ here: index, there: other, stateHere: stateOf(here[index]), stateThere })
  }
  for (const other of onlyThere)
    found.push({ here: NOWHERE, there: other, stateHere: undefined, stateThere: stateOf(there[other]) })
  return found
}

const stateOf = (code: number | undefined): FloorState => FLOOR_STATES[code ?? NOWHERE] ?? 'unknown'

export const DIFFERENCE_SORTS = ['plant', 'machine', 'here', 'there'] as const
export interface DifferenceSort {
  readonly by: (typeof DIFFERENCE_SORTS)[number]
  readonly descending: boolean
}

/** What a press on the head of a column makes of the order: once up, once down, once as the Plant has it. */
export function sortAfter({ by, descending }: DifferenceSort, pressed: DifferenceSort['by']): DifferenceSort {
  if (by !== pressed) return { by: pressed, descending: false }
  return descending ? { by: 'plant', descending: false } : { by, descending: true }
}

/** Worst first, and what is not in the Plant last; Machines that are alike stay in their order. */
export function sorted(
  list: readonly Difference[],
  { by, descending }: DifferenceSort,
  idOf: (difference: Difference) => string,
): readonly Difference[] {
  if (by === 'plant') return list
  const turn = descending ? -1 : 1
  if (by === 'machine') {
    const named = list.map((difference) => ({ difference, id: idOf(difference) }))
    return named.toSorted((a, b) => turn * byNumbers.compare(a.id, b.id)).map(({ difference }) => difference)
  }
  const rank = (difference: Difference): number => {
    const state = by === 'here' ? difference.stateHere : difference.stateThere
    return state === undefined ? FLOOR_STATES.length : FLOOR_STATES.indexOf(state)
  }
  return list.toSorted((a, b) => turn * (rank(a) - rank(b)))
}

/** M-9 comes before M-10. */
const byNumbers = new Intl.Collator('en', { numeric: true })

/** A Channel as one side reads it. */
export interface ChannelTold {
  readonly key: string
  readonly label: string
  /** The value in digits or words. */
  readonly text: string
  readonly unit: string
  /** NaN where it is a word, or nothing was read. */
  readonly value: number
  readonly decimals: number
}

export interface ChannelDifference {
  readonly key: string
  readonly label: string
  readonly here: ChannelTold | undefined
  readonly there: ChannelTold | undefined
  /** There minus here; undefined where one of them is no number. */
  readonly by: { readonly value: number; readonly decimals: number } | undefined
}

/** The Channels that read otherwise there, or are on one side alone, in the order of this side. */
export function channelDifferences(
  here: readonly ChannelTold[],
  there: readonly ChannelTold[],
): readonly ChannelDifference[] {
  const left = new Map(there.map((channel) => [nameOf(channel), channel]))
  const found: ChannelDifference[] = []
  for (const channel of here) {
    const other = left.get(nameOf(channel))
    left.delete(nameOf(channel))
    if (other !== undefined && isSame(channel, other)) continue
    const { key, label } = channel
    found.push({ key, label, here: channel, there: other, by: gap(channel, other) })
  }
  for (const other of left.values())
    found.push({ key: other.key, label: other.label, here: undefined, there: other, by: undefined })
  return found
}

const nameOf = ({ key, unit }: ChannelTold): string => `${key} ${unit}`

const isSame = (a: ChannelTold, b: ChannelTold): boolean =>
  Number.isNaN(a.value) || Number.isNaN(b.value) ? a.text === b.text : a.value === b.value

function gap(here: ChannelTold, there: ChannelTold | undefined): ChannelDifference['by'] {
  if (there === undefined) return undefined
  const decimals = Math.max(here.decimals, there.decimals)
  const value = there.value - here.value
  return Number.isNaN(value) ? undefined : { value, decimals }
}
