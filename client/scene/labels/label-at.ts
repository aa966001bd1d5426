import type { PlantModel } from '../../state/plant.ts'
import type { Pointed } from '../pick/pointer.ts'
import { project, type Sight } from '../pick/sight.ts'
import { type Anchors, type Picture, RANK, SORT } from './columns.ts'
import type { Fading } from './fading.ts'
import { inPicture, isPointedAt, type Sizes } from './placement.ts'
import type { Ranking } from './ranking.ts'

/** What is looked through for the label under a pointer. */
export interface Shown {
  readonly model: PlantModel
  readonly anchors: Anchors
  readonly ranking: Ranking
  readonly fading: Fading
  readonly sizes: Sizes
  readonly picture: Picture
  readonly sight: Sight
}

const spotScratch = { x: 0, y: 0, depth: 0 }

/** What the label at a place of the picture names, where it is seen well enough to be meant. */
export function labelAt(shown: Shown, x: number, y: number): Pointed | undefined {
  const { anchors, ranking, sizes, picture, sight } = shown
  const { clip } = sight
  const lens = Math.hypot(clip[1] ?? 0, clip[5] ?? 0, clip[9] ?? 0)
  for (const { anchor, slot, alpha } of shown.fading.entries) {
    if (alpha < 0.5) continue
    project(sight, anchors.x[anchor] ?? 0, anchors.y[anchor] ?? 0, anchors.z[anchor] ?? 0, spotScratch)
    const metre = (lens * sight.height) / 2 / spotScratch.depth
    const bottom = spotScratch.y - sizes.liftOf(anchor, slot, sizes.signOf(anchor, metre))
    const wide = sizes.widthOf(anchor)
    const middle = isPointedAt(ranking.ranks[anchor] ?? RANK.none)
      ? inPicture(picture, spotScratch.x, wide)
      : spotScratch.x
    const top = bottom - sizes.heightOf(anchor)
    if (Math.abs(x - middle) > wide / 2 || y < top || y > bottom || spotScratch.depth <= 0) continue
    if (anchors.sort[anchor] === SORT.machine) return { kind: 'machine', machine: anchor }
    const path = areaPath(shown.model, anchors, anchor)
    return path === undefined ? undefined : { kind: 'area', path }
  }
  return undefined
}

/** The ISA-95 path of a Line or Workshop; a zone has none. */
function areaPath({ plant, table }: PlantModel, anchors: Anchors, anchor: number): string | undefined {
  const of = anchors.of[anchor] ?? 0
  if (anchors.sort[anchor] === SORT.line) return table.lines[of]?.path
  const workshop = anchors.sort[anchor] === SORT.workshop ? plant.workshops[of] : undefined
  return workshop === undefined ? undefined : `${plant.id}/${workshop.id}`
}
