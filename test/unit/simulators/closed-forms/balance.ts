/** A change of state: from, to, and how often in a unit of time. */
export type Move = readonly [from: number, to: number, rate: number]

/** The share of time that a Markov process spends in each of its states: in and out balance, and all shares make 1. */
export function balance(states: number, moves: readonly Move[]): readonly number[] {
  const rows = Array.from({ length: states }, () => new Array<number>(states + 1).fill(0))
  const add = (row: number, column: number, value: number): void => {
    const line = rows[row]
    if (line !== undefined) line[column] = (line[column] ?? 0) + value
  }
  for (const [from, to, rate] of moves) {
    add(to, from, rate)
    add(from, from, -rate)
  }
  // One balance follows from the others; in its place all shares make 1.
  rows[states - 1] = new Array<number>(states + 1).fill(1)
  return solved(rows)
}

/** Gauss and Jordan, with the largest pivot. */
function solved(rows: number[][]): readonly number[] {
  const count = rows.length
  for (let column = 0; column < count; column++) {
    const size = (row: number): number => Math.abs(rows[row]?.[column] ?? 0)
    let best = column
    for (let row = column + 1; row < count; row++) if (size(row) > size(best)) best = row
    const [pivot, other] = [rows[best], rows[column]]
    if (pivot === undefined || other === undefined || size(best) < 1e-14) throw new RangeError('no balance')
    rows[best] = other
    rows[column] = pivot
    for (const [row, line] of rows.entries()) {
      if (row === column) continue
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1)
      for (let k = column; k <= count; k++) line[k] = (line[k] ?? 0) - factor * (pivot[k] ?? 0)
    }
  }
  return rows.map((line, row) => (line[count] ?? 0) / (line[row] ?? 1))
}
