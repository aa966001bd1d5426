import type { Stage } from '../light/stage.ts'
import type { Atlas } from './atlas.ts'
import { type Anchors, type Picture, RANK } from './columns.ts'
import type { Entry, Fading } from './fading.ts'
import { isPointedAt, type Sizes } from './placement.ts'
import { MOST_PLATES, type Plates } from './plates.ts'
import type { Ranking } from './ranking.ts'

/** Turns the labels that are shown into what the GPU draws. */
export interface Platemaker {
  /** Looks up which pictures must stay on the atlas: those of the labels that are shown or going. */
  keep(): void
  /** Whether the picture of a label is drawn, or can be now. */
  isDrawable(entry: Entry): boolean
  /** Writes all plates, with signs of so many pixels; a label whose picture is not drawn yet waits unseen. */
  write(sign: number): void
  /** All pictures are drawn anew in the light of a stage, at so many pixels of the atlas a CSS pixel at scale 1. */
  redraw(stage: Stage, density: number): void
}

/** What plates are made of. */
export interface PlateParts {
  readonly anchors: Anchors
  readonly machines: number
  readonly ranking: Ranking
  readonly fading: Fading
  readonly sizes: Sizes
  readonly picture: Picture
  readonly atlas: Atlas
  readonly plates: Plates
}

export function createPlatemaker(parts: PlateParts, first: Stage): Platemaker {
  const { anchors, machines, ranking, fading, sizes, picture, atlas, plates } = parts
  const used = new Set<string>()
  const stays = (key: string): boolean => used.has(key)
  let stage = first
  let density = 0

  return {
    keep() {
      used.clear()
      for (const { anchor } of fading.entries) used.add(ranking.layout(anchor).key)
    },
    isDrawable({ anchor }) {
      const { key, sprite } = ranking.layout(anchor)
      return atlas.cut(key, sprite, stage, stays) !== undefined
    },
    write(sign) {
      let at = 0
      for (const { anchor, slot, alpha } of fading.entries) {
        const { key, sprite } = ranking.layout(anchor)
        const cut = atlas.cut(key, sprite, stage, stays)
        if (cut === undefined || at >= MOST_PLATES) continue
        const { scale } = picture
        const lift = sizes.liftOf(anchor, slot, 0)
        // The rim around a picture is outside of its label.
        const shrink = scale / density
        const [wide, high] = [cut.width * shrink, cut.height * shrink]
        const low = lift - (high - sprite.height * scale) + scale
        plates.put(at, anchors.x[anchor] ?? 0, anchors.y[anchor] ?? 0, anchors.z[anchor] ?? 0)
        const pointed = isPointedAt(ranking.ranks[anchor] ?? RANK.none)
        const onLine = anchor < machines && (slot > 0 || pointed)
        plates.size(at, low, onLine ? lift : 0, wide, high)
        plates.stand(at, ranking.signed(anchor) ? sign : 0, pointed)
        plates.cut(at, cut.x, cut.y, cut.width, cut.height)
        plates.fade(at++, alpha)
      }
      plates.close(at)
    },
    redraw(to, pixels) {
      stage = to
      density = pixels
      atlas.reset(density)
    },
  }
}
