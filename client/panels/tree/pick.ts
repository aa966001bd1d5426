import { wishCamera } from '../../state/camera.ts'
import { select, selectAll, selectToo, tellOf, view } from '../../state/view.ts'
import type { TreeRow } from './tree-rows.ts'

/** How a row was pressed: alone, added to the others, or with all from the last one to here. */
export type Press = 'alone' | 'too' | 'upTo'

export const pressOf = (event: {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}): Press => (event.shiftKey ? 'upTo' : event.ctrlKey || event.metaKey ? 'too' : 'alone')

/** More than these are not selected by one press. */
const MOST_UP_TO = 500

/** Selects the Machine of a row, or tells of the Line or Workshop, and flies there. */
export function pickRow(rows: readonly TreeRow[], index: number, press: Press, anchor: number): void {
  const row = rows[index]
  if (row === undefined) return
  const id = row.placed?.machine.id
  if (id === undefined) {
    tellOf(row.path)
    if (row.kind === 'plant') wishCamera({ kind: 'fit', machines: [] })
    else fly(row.first, row.end)
    return
  }
  if (press === 'too') return selectToo(id)
  if (press === 'upTo') {
    const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)]
    const between = rows.slice(Math.max(0, from), to + 1).flatMap(({ placed }) => placed?.machine.id ?? [])
    const others = view.getState().chosen.filter((each) => !between.includes(each))
    return selectAll([...others, ...between.filter((each) => each !== id), id].slice(-MOST_UP_TO))
  }
  select(id)
  fly(row.first, row.end)
}

function fly(first: number, end: number): void {
  wishCamera({ kind: 'fit', machines: Array.from({ length: end - first }, (_, i) => first + i) })
}
