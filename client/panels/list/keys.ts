import type { Row } from './arrange.ts'

/** What a key asks of the list. */
export type Step =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'press'; readonly path: string }
  | { readonly kind: 'fold'; readonly path: string }

/** The keys of a treegrid; undefined for a key that is none of the list's business. */
export function stepFor(key: string, rows: readonly Row[], active: number, page: number): Step | undefined {
  const last = rows.length - 1
  if (last < 0) return undefined
  const row = rows[active]
  const move = (index: number): Step => ({ kind: 'move', index: Math.min(Math.max(index, 0), last) })
  switch (key) {
    case 'ArrowDown':
      return move(active + 1)
    case 'ArrowUp':
      return move(active < 0 ? 0 : active - 1)
    case 'PageDown':
      return move(Math.max(active, 0) + page)
    case 'PageUp':
      return move(active - page)
    case 'Home':
      return move(0)
    case 'End':
      return move(last)
    case 'Enter':
    case ' ':
      return row === undefined ? undefined : { kind: 'press', path: row.path }
    case 'ArrowLeft':
      return row === undefined ? undefined : outOf(rows, active, row)
    case 'ArrowRight':
      return row === undefined ? undefined : into(row, move(active + 1))
    default:
      return undefined
  }
}

/** Folds an open group; from anything else, goes up to the group that it stands in. */
function outOf(rows: readonly Row[], active: number, row: Row): Step {
  if (row.row !== 'machine' && !row.folded) return { kind: 'fold', path: row.path }
  for (let index = active - 1; index >= 0; index--) {
    const above = rows[index]
    if (above?.row === 'workshop' || (above?.row === 'line' && row.row === 'machine'))
      return { kind: 'move', index }
  }
  return { kind: 'move', index: active }
}

function into(row: Row, next: Step): Step | undefined {
  if (row.row === 'machine') return undefined
  return row.folded ? { kind: 'fold', path: row.path } : next
}
