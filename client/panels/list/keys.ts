import { rowReached } from '../list-keys.ts'
import type { Row } from './arrange.ts'

/** What a key asks of the list. */
export type Step =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'press'; readonly path: string }
  | { readonly kind: 'fold'; readonly path: string }

/** The keys of a treegrid; undefined for a key that is none of the list's business. */
export function stepFor(key: string, rows: readonly Row[], active: number, page: number): Step | undefined {
  const row = rows[active]
  const reached = rowReached(key, rows.length, active, page)
  if (reached !== undefined) return { kind: 'move', index: reached }
  switch (key) {
    case 'Enter':
    case ' ':
      return row === undefined ? undefined : { kind: 'press', path: row.path }
    case 'ArrowLeft':
      return row === undefined ? undefined : outOf(rows, active, row)
    case 'ArrowRight':
      return row === undefined
        ? undefined
        : into(row, { kind: 'move', index: Math.min(active + 1, rows.length - 1) })
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
