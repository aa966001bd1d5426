import { MOST_ROWS } from './columns.ts'

/** Which Machines have a row of moving parts, and which rows are free. */
export interface Rows {
  /** Row by Machine, -1 where it has none. */
  readonly ofMachine: Int16Array
  /** Machine by row, -1 where it is free. */
  readonly machineIn: Int32Array
  readonly free: number[]
}

export const createRows = (machines: number): Rows => ({
  ofMachine: new Int16Array(machines).fill(-1),
  machineIn: new Int32Array(MOST_ROWS).fill(-1),
  free: Array.from({ length: MOST_ROWS }, (_, i) => MOST_ROWS - 1 - i),
})

export function freeRow(rows: Rows, machine: number): void {
  const row = rows.ofMachine[machine] ?? -1
  if (row < 0) return
  rows.ofMachine[machine] = -1
  rows.machineIn[row] = -1
  rows.free.push(row)
}

/** The Machine's row; a new one where it had none, -1 where none is left. */
export function takeRow(rows: Rows, machine: number): number {
  const has = rows.ofMachine[machine] ?? -1
  if (has >= 0) return has
  const row = rows.free.pop() ?? -1
  if (row < 0) return -1
  rows.ofMachine[machine] = row
  rows.machineIn[row] = machine
  return row
}
