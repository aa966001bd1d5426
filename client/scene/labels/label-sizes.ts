import { signShare } from '../marks/sign-size.ts'
import { type Anchors, type Picture, RANK, SORT } from './columns.ts'
import { isPointedAt, type Sizes } from './placement.ts'
import type { Ranking } from './ranking.ts'

const LIFT_GAP = 7
/** What is pointed at is told above its stack light, on a line. */
const CLEAR_OF_LIGHT = 14
const CLEAR = 3

/** How large labels are in a picture, and how high they stand; `sign` is the side of a whole sign there. */
export function labelSizes(anchors: Anchors, ranking: Ranking, picture: Picture, sign: () => number): Sizes {
  const heightOf = (anchor: number): number => ranking.layout(anchor).sprite.height * picture.scale
  return {
    widthOf: (anchor) => ranking.layout(anchor).sprite.width * picture.scale,
    heightOf,
    signOf: (anchor, metrePixels) => (ranking.signed(anchor) ? sign() * signShare(metrePixels) : 0),
    liftOf(anchor, slot, signed) {
      const high = heightOf(anchor)
      const stepped = slot * (high + LIFT_GAP * picture.scale)
      // Higher in the picture is further into the hall.
      if (anchors.sort[anchor] !== SORT.machine) return stepped - high / 2
      const above = isPointedAt(ranking.ranks[anchor] ?? RANK.none) ? CLEAR_OF_LIGHT : CLEAR
      return signed + above * picture.scale + stepped
    },
  }
}
