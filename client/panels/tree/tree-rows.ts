import type { Placed, PlacedLine } from '../../../models/slots.ts'
import type { Bilingual } from '../../../models/text.ts'
import type { PlantModel } from '../../state/plant.ts'

export type TreeKind = 'plant' | 'workshop' | 'line' | 'machine'

/** One row of the tree: what it is, where it stands among its like, and the Machines under it. */
export interface TreeRow {
  readonly kind: TreeKind
  readonly path: string
  readonly level: number
  readonly name: Bilingual
  /** Whether what is under it is shown; a Machine has nothing under it. */
  readonly open: boolean | undefined
  /** Its place among those beside it, from 1, and how many they are. */
  readonly place: number
  readonly beside: number
  /** First Machine under it and the one after the last, by index. */
  readonly first: number
  readonly end: number
  /** How many of them are wished for. */
  readonly shown: number
  readonly placed: Placed | undefined
}

/** So many Workshops are seen at a glance with their Lines. */
const FEW_WORKSHOPS = 6

/** A Plant shows its Workshops, and, where they are few, their Lines; Machines wait until they are asked for. */
export const opensAtFirst = (model: PlantModel, kind: TreeKind): boolean =>
  kind === 'plant' || (kind === 'workshop' && model.plant.workshops.length <= FEW_WORKSHOPS)

export interface TreeWish {
  /** Paths that a person has turned: open ones folded, folded ones opened. */
  readonly turned: ReadonlySet<string>
  /** Nothing that was found may hide in a fold. */
  readonly all: boolean
  readonly wanted: (placed: Placed) => boolean
}

/** The rows that are in sight, from top to bottom. */
export function treeRows(model: PlantModel, wish: TreeWish): readonly TreeRow[] {
  const { plant, table } = model
  const isOpen = (path: string, kind: TreeKind): boolean =>
    wish.all || opensAtFirst(model, kind) !== wish.turned.has(path)
  const workshops = plant.workshops.flatMap((workshop) => {
    const lines = table.lines.filter((line) => line.workshop === workshop)
    const found = lines.flatMap((line) => {
      const machines = table.machines.slice(line.firstMachine, line.endMachine).filter(wish.wanted)
      return machines.length > 0 || (!wish.all && line.endMachine === line.firstMachine)
        ? [{ line, machines }]
        : []
    })
    return found.length > 0 ? [{ workshop, lines: found, span: spanOf(lines) }] : []
  })
  const count = (of: readonly { readonly machines: readonly Placed[] }[]): number =>
    of.reduce((sum, { machines }) => sum + machines.length, 0)
  if (workshops.length === 0) return []
  const rows: TreeRow[] = []
  const open = isOpen(plant.id, 'plant')
  rows.push({
    kind: 'plant',
    path: plant.id,
    level: 1,
    name: plant.name,
    open,
    place: 1,
    beside: 1,
    first: 0,
    end: table.machines.length,
    shown: workshops.reduce((sum, { lines }) => sum + count(lines), 0),
    placed: undefined,
  })
  if (!open) return rows
  workshops.forEach(({ workshop, lines, span }, i) => {
    const path = `${plant.id}/${workshop.id}`
    const open = isOpen(path, 'workshop')
    rows.push({
      kind: 'workshop',
      path,
      level: 2,
      name: workshop.name,
      open,
      place: i + 1,
      beside: workshops.length,
      ...span,
      shown: count(lines),
      placed: undefined,
    })
    if (open) for (const [at, of] of lines.entries()) rows.push(...lineRows(of, at, lines.length, isOpen))
  })
  return rows
}

function lineRows(
  { line, machines }: { readonly line: PlacedLine; readonly machines: readonly Placed[] },
  at: number,
  beside: number,
  isOpen: (path: string, kind: TreeKind) => boolean,
): readonly TreeRow[] {
  const open = isOpen(line.path, 'line')
  const head: TreeRow = {
    kind: 'line',
    path: line.path,
    level: 3,
    name: line.line.name,
    open,
    place: at + 1,
    beside,
    first: line.firstMachine,
    end: line.endMachine,
    shown: machines.length,
    placed: undefined,
  }
  if (!open) return [head]
  return [
    head,
    ...machines.map(
      (placed, i): TreeRow => ({
        kind: 'machine',
        path: placed.path,
        level: 4,
        name: placed.machine.name,
        open: undefined,
        place: i + 1,
        beside: machines.length,
        first: placed.index,
        end: placed.index + 1,
        shown: 1,
        placed,
      }),
    ),
  ]
}

const spanOf = (lines: readonly PlacedLine[]): { readonly first: number; readonly end: number } => ({
  first: lines[0]?.firstMachine ?? 0,
  end: lines.at(-1)?.endMachine ?? 0,
})

/** 1 for each Machine among the rows, by index. */
export function hitsIn(rows: readonly TreeRow[], machines: number): Uint8Array {
  const hits = new Uint8Array(machines)
  for (const { placed } of rows) if (placed !== undefined) hits[placed.index] = 1
  return hits
}

/** The first Machine among the rows; the first row where none is. */
export const firstHit = (rows: readonly TreeRow[]): number =>
  Math.max(
    0,
    rows.findIndex(({ placed }) => placed !== undefined),
  )

/** The groups that a Machine stands in, the largest first. */
export const groupsOf = (model: PlantModel, { workshop, lineIndex }: Placed): readonly TreeGroup[] => {
  const line = model.table.lines[lineIndex]
  const above: TreeGroup[] = [
    { kind: 'plant', path: model.plant.id },
    { kind: 'workshop', path: `${model.plant.id}/${workshop.id}` },
  ]
  return line === undefined ? above : [...above, { kind: 'line', path: line.path }]
}

interface TreeGroup {
  readonly kind: TreeKind
  readonly path: string
}
