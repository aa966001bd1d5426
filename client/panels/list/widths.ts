import type { CSSProperties } from 'react'
import type { PlantModel } from '../../state/plant.ts'
import type { Speech } from '../../text/speech.ts'
import { CHOSEN_CHANNELS, chosenKeys } from './telling.ts'

/** How much room the columns of a list need, in em of its letters. */
export interface Widths {
  readonly name: number
  readonly kind: number
  /** By place of the value in its row. */
  readonly values: readonly number[]
}

/** Small letters, of ids and labels, beside the list's own. */
const SMALL = 0.86
/** So wide are most values with their unit, and so wide the room about one. */
const VALUE_EM = 5.5
const ROOM_EM = 1.6
/** One endless name leaves the others some room. */
const WIDEST_EM = 30

/** About how wide a text is: letters of Latin are half as wide as those of Chinese. */
const emOf = (text: string): number =>
  Array.from(text).reduce((wide, sign) => wide + (sign > '⺀' ? 1 : 0.54), 0)

const widest = (all: readonly number[], atLeast: number): number =>
  Math.min(
    WIDEST_EM,
    all.reduce((most, each) => Math.max(most, each), atLeast),
  ) + ROOM_EM

/** What the widest of each column needs in this language; in a flat list a row also says where its Machine stands. */
export function widthsOf(
  { table }: PlantModel,
  columns: Readonly<Record<string, readonly string[]>>,
  flat: boolean,
  { name }: Pick<Speech, 'name'>,
): Widths {
  const kinds = [...new Map(table.machines.map((placed) => [placed.kind.id, placed])).values()]
  const labels = kinds.map((placed) =>
    chosenKeys(placed, columns).map((key) => {
      const channel = placed.channels.find((each) => each.key === key)
      return channel === undefined ? 0 : emOf(name(channel.name)) * SMALL
    }),
  )
  const names = table.machines.map(({ machine, line }) => {
    const place = flat ? `${machine.id} · ${name(line.name)}` : machine.id
    return Math.max(emOf(name(machine.name)), emOf(place) * SMALL)
  })
  return {
    name: widest(names, 0),
    kind: widest(
      kinds.map(({ kind }) => emOf(name(kind.name))),
      0,
    ),
    values: Array.from({ length: CHOSEN_CHANNELS }, (_, at) =>
      widest(
        labels.map((own) => own[at] ?? 0),
        VALUE_EM,
      ),
    ),
  }
}

type WithShares = CSSProperties & Readonly<Record<`--${string}`, string>>

/** The same as shares of the room that there is: what needs more gets more, whatever the language. */
export function sharesOfRoom({ name, kind, values }: Widths): WithShares {
  const all = values.reduce((sum, each) => sum + each, 0)
  return {
    '--name-share': `${name.toFixed(1)}fr`,
    '--kind-share': `${kind.toFixed(1)}fr`,
    '--values-share': `${all.toFixed(1)}fr`,
    '--value-columns': values.map((each) => `minmax(0, ${each.toFixed(1)}fr)`).join(' '),
  }
}
