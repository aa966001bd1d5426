import type { PlantModel } from '../../state/plant.ts'

/** The Machine after, or before, another on its Line, round and round; the Plant's first where there is none [U-8]. */
export function stepAlong(model: PlantModel, from: string | undefined, step: 1 | -1): number | undefined {
  const { machines, lines } = model.table
  const placed = machines.find(({ machine }) => machine.id === from)
  if (placed === undefined) return machines[0]?.index
  const line = lines[placed.lineIndex]
  if (line === undefined) return undefined
  const count = line.endMachine - line.firstMachine
  return line.firstMachine + ((placed.index - line.firstMachine + step + count) % count)
}
