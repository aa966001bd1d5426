import { useEffect } from 'react'
import { MAX_LINES_LOOKED_AT } from '../../../models/protocol.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import type { Row } from './arrange.ts'

/** Scrolling past a Line is not looking at it. */
const SETTLE_MILLIS = 120

/** The Lines in sight, no more than may be asked for, and that of the selected Machine before all others. */
export function linesOf(
  model: PlantModel,
  seen: Iterable<number>,
  selected: string | undefined,
): readonly number[] {
  const lines = new Set<number>()
  const chosen = model.table.machines.find(({ machine }) => machine.id === selected)
  if (chosen !== undefined) lines.add(chosen.lineIndex)
  for (const line of seen) {
    if (lines.size >= MAX_LINES_LOOKED_AT) break
    lines.add(line)
  }
  return [...lines]
}

/** The Lines of the rows of a list. */
export const linesOfRows = (rows: readonly Row[]): readonly number[] =>
  rows.flatMap((row) => (row.row === 'machine' ? [row.placed.lineIndex] : []))

/** Tells the server what is in sight, so that it comes at full pace [V-1]. */
export function useLook(model: PlantModel, seen: readonly number[], selected: string | undefined): void {
  const look = useStore((floor) => floor.look)
  const lines = linesOf(model, seen, selected).join()
  useEffect(() => {
    const timer = setTimeout(() => look(lines === '' ? [] : lines.split(',').map(Number)), SETTLE_MILLIS)
    return () => clearTimeout(timer)
  }, [lines, look])
}
