import type { Workshop } from '../../../models/plant/schema.ts'
import type { PlacedLine } from '../../../models/slots.ts'
import type { Bilingual } from '../../../models/text.ts'
import type { PlantModel } from '../../state/plant.ts'

/** A Line, a Workshop or the whole Plant, and the Machines that stand in it, which lie together. */
export interface Area {
  readonly kind: 'plant' | 'workshop' | 'line'
  readonly path: string
  readonly name: Bilingual
  /** Machines by index: the first, and the one after the last. */
  readonly first: number
  readonly end: number
  readonly lines: readonly PlacedLine[]
  readonly workshops: readonly Workshop[]
}

/** The area at a path; nothing where the Plant has none there. */
export function areaAt(model: PlantModel, path: string): Area | undefined {
  const { plant, table } = model
  if (path === plant.id)
    return {
      kind: 'plant',
      path,
      name: plant.name,
      first: 0,
      end: table.machines.length,
      lines: table.lines,
      workshops: plant.workshops,
    }
  const line = table.lines.find((each) => each.path === path)
  if (line !== undefined) return { ...of([line]), kind: 'line', path, name: line.line.name }
  const workshop = plant.workshops.find(({ id }) => `${plant.id}/${id}` === path)
  if (workshop === undefined) return undefined
  const lines = table.lines.filter((each) => each.workshop === workshop)
  return { ...of(lines), kind: 'workshop', path, name: workshop.name }
}

const of = (lines: readonly PlacedLine[]): Pick<Area, 'first' | 'end' | 'lines' | 'workshops'> => ({
  first: lines[0]?.firstMachine ?? 0,
  end: lines.at(-1)?.endMachine ?? 0,
  lines,
  workshops: [...new Set(lines.map(({ workshop }) => workshop))],
})

export const machinesOf = ({ first, end }: Area): readonly number[] =>
  Array.from({ length: end - first }, (_, i) => first + i)
