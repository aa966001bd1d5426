import type { Plant } from '../../../models/plant/schema.ts'
import { barrierOf } from './barriers.ts'
import type { Box } from './boxes.ts'
import { columnGuards, columnStubs } from './columns.ts'
import { paintExits, paintFeet, paintFoot, paintPlaces } from './floor-marks.ts'
import { type Extent, extentOf, paintGround, paintWorkshop } from './floor-plan.ts'
import type { Barrier } from './give-way.ts'
import { mountBoxes } from './mounts.ts'
import { distanceToSegment } from './outline.ts'
import { emptyPainting, laid, type PaintColumns } from './paint.ts'
import { trayBoxes } from './trays.ts'
import { wallBoxes } from './wall-boxes.ts'
import { type Opening, wallRuns } from './wall-runs.ts'

/** Everything that stands still in a Plant, as columns of numbers. */
export interface HallPlan {
  readonly extent: Extent
  readonly floor: PaintColumns
  readonly boxes: readonly Box[]
  readonly columns: readonly Box[]
  /** Walls by group; group 0 is none. */
  readonly barriers: readonly (Barrier | undefined)[]
}

export function hallPlan(plant: Plant): HallPlan {
  const extent = extentOf(plant)
  const painting = emptyPainting()
  const boxes: Box[] = []
  const columns: Box[] = []
  const barriers: (Barrier | undefined)[] = [undefined]
  paintGround(painting, extent)
  plant.workshops.forEach((workshop, w) => {
    paintWorkshop(painting, workshop, plant)
    paintPlaces(painting, workshop)
    paintFeet(painting, workshop)
    // A gate that something drives through stands open, whichever Workshop's road it is.
    const passed = ({ door }: Opening): boolean =>
      plant.workshops.some(({ aisles, roads }) =>
        [...aisles, ...roads].some(({ path }) =>
          path.some((p, i) => distanceToSegment(door.at, path[i - 1] ?? p, p) < door.width / 2),
        ),
      )
    for (const run of wallRuns(workshop)) {
      const group = barriers.push(barrierOf(run, w, plant)) - 1
      boxes.push(...wallBoxes(run, group, passed))
      paintFoot(painting, run)
      paintExits(painting, run)
    }
    columns.push(...columnStubs(workshop))
    boxes.push(...columnGuards(workshop), ...trayBoxes(workshop), ...mountBoxes(workshop))
  })
  return { extent, floor: laid(painting), boxes, columns, barriers }
}
