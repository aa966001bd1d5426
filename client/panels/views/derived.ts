import type { Bilingual } from '../../../models/text.ts'
import type { PlantModel } from '../../state/plant.ts'

/** A place of the Plant that is worth a view although nobody saved one. */
export interface DerivedView {
  readonly key: string
  /** The whole Plant has no name of its own here. */
  readonly name: Bilingual | undefined
  /** Indices of its Machines; none stands for the whole Plant. */
  readonly machines: readonly number[]
}

/** The whole Plant, each Workshop, and, if asked for, each Line; a Plant of one Workshop has that but once. */
export function derivedViews(model: PlantModel, lines: boolean): readonly DerivedView[] {
  const { plant, table } = model
  const whole: DerivedView = { key: plant.id, name: undefined, machines: [] }
  const all: DerivedView[] = [whole]
  const many = plant.workshops.length > 1
  for (const workshop of plant.workshops) {
    const placed = table.machines.filter((each) => each.workshop === workshop)
    if (placed.length === 0) continue
    const key = `${plant.id}/${workshop.id}`
    if (many) all.push({ key, name: workshop.name, machines: placed.map(({ index }) => index) })
    if (!lines) continue
    for (const line of table.lines) {
      if (line.workshop !== workshop || line.endMachine === line.firstMachine) continue
      const machines = table.machines.slice(line.firstMachine, line.endMachine).map(({ index }) => index)
      all.push({ key: line.path, name: line.line.name, machines })
    }
  }
  return all
}
