import type { Plant } from '../../../models/plant/schema.ts'
import { piecesOf, placeOn, wallRuns } from '../hall/wall-runs.ts'
import type { Box } from './grid.ts'

/** The walls as they are drawn, open where there are doors: one walks through these, below the lintel. */
export function wallBoxes(plant: Plant): readonly Box[] {
  return plant.workshops.flatMap((workshop) =>
    wallRuns(workshop).flatMap((run) =>
      piecesOf(run).map(({ from, to, bottom, top }): Box => {
        const [x, y] = placeOn(run, (from + to) / 2)
        const heading = (run.turned * 180) / Math.PI
        return { x, y, heading, width: to - from, depth: run.thickness, bottom, top, wall: true }
      }),
    ),
  )
}
