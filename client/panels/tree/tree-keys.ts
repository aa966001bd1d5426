import type { Language } from '../../../models/text.ts'
import { rowReached } from '../list-keys.ts'
import type { TreeRow } from './tree-rows.ts'

/** What a key asks of the tree. */
export type TreeStep =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'turn'; readonly row: TreeRow }
  | { readonly kind: 'turnAll'; readonly rows: readonly TreeRow[] }

const move = (index: number): TreeStep => ({ kind: 'move', index })

/** The keys that move through a tree, as its pattern has them; undefined for a key that is none of its business. */
export function treeStep(
  key: string,
  rows: readonly TreeRow[],
  active: number,
  page: number,
): TreeStep | undefined {
  const row = rows[active]
  const reached = rowReached(key, rows.length, active, page)
  if (reached !== undefined) return move(reached)
  switch (key) {
    case 'ArrowRight':
      if (row?.open === undefined) return undefined
      return row.open ? move(Math.min(active + 1, rows.length - 1)) : { kind: 'turn', row }
    case 'ArrowLeft':
      if (row === undefined) return undefined
      return row.open === true ? { kind: 'turn', row } : move(above(rows, active))
    case '*':
      return row === undefined ? undefined : { kind: 'turnAll', rows: foldedBeside(rows, row) }
    default:
      return undefined
  }
}

/** The row of the group that a row stands in; itself where there is none. */
function above(rows: readonly TreeRow[], active: number): number {
  const level = rows[active]?.level ?? 1
  for (let index = active - 1; index >= 0; index--) {
    if ((rows[index]?.level ?? level) < level) return index
  }
  return active
}

const foldedBeside = (rows: readonly TreeRow[], { level }: TreeRow): readonly TreeRow[] =>
  rows.filter((row) => row.level === level && row.open === false)

/** The next row, round and round, whose name or id begins with what was typed. */
export function rowTyped(
  rows: readonly TreeRow[],
  active: number,
  typed: string,
  language: Language,
): number | undefined {
  const sought = typed.toLowerCase()
  const begin = typed.length > 1 ? 0 : 1
  for (let i = begin; i < rows.length + begin; i++) {
    const index = (Math.max(active, 0) + i) % rows.length
    const row = rows[index]
    const names = [row?.name[language], row?.placed?.machine.id]
    if (names.some((name) => name?.toLowerCase().startsWith(sought) === true)) return index
  }
  return undefined
}
