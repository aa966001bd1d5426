/** Lists of numbers, one after the other: those of row `i` are `items` from `starts[i]` up to `starts[i + 1]`. */
export interface Rows {
  readonly starts: Int32Array
  readonly items: Int32Array
}

export function rowsOf(lists: readonly (readonly number[])[]): Rows {
  const starts = new Int32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] ?? 0) + list.length
  return { starts, items: Int32Array.from(lists.flat()) }
}

/** The numbers of what there is, by the row that each belongs to; a row of -1 is none. */
export function rowsBy<T>(rows: number, all: readonly T[], rowOf: (item: T) => number): Rows {
  const lists: number[][] = Array.from({ length: rows }, () => [])
  for (const [i, item] of all.entries()) lists[rowOf(item)]?.push(i)
  return rowsOf(lists)
}
