/*
 * HOT: at most ten times a second while the camera moves. Columns in, columns out, nothing allocated.
 *
 * 1. What needs a person has a sign; no Machine's label may be where another's is.
 * 2. Candidates in order: by rank, who has a label before who has none, the larger before the smaller.
 * 3. Each takes the first of its places that is free. Who has a label stays where it is until something is in its
 *    way; who has none needs some room around. So nothing that a hand's tremble does makes a label blink.
 */
import type { Cover } from '../../state/covers.ts'
import { type Candidates, type Picture, RANK } from './columns.ts'
import { isFree, type Occupancy, take } from './occupancy.ts'

/** Which place a label has: just above its anchor, or lifted once or twice on a thin line. */
export const SLOTS = 3
export const NOT_SHOWN = 255
const ENTER_PIXELS = 6
const MOST_PLACED = 160
/** More signs than these leave no room for labels anyway. */
const MOST_SIGNS = 800
/** Room that a new label keeps from the edge of the picture. */
const EDGE = 3
/** What ends so near to the right edge stands along it. */
const BESIDE = 40

/** The labels that fit, in the order in which they were placed. */
export interface Placed {
  count: number
  readonly anchor: Int32Array
  readonly slot: Uint8Array
}

export const createPlaced = (): Placed => ({
  count: 0,
  anchor: new Int32Array(MOST_PLACED),
  slot: new Uint8Array(MOST_PLACED),
})

/** How large each label is and where it begins above its anchor, CSS pixels. */
export interface Sizes {
  widthOf(anchor: number): number
  heightOf(anchor: number): number
  /** Side of the sign at an anchor, 0 where there is none. */
  signOf(anchor: number, metrePixels: number): number
  /** From the anchor up to the lower edge of a label; areas lie over their middle. */
  liftOf(anchor: number, slot: number, sign: number): number
}

const orderScratch = new Int32Array(4096)
const keyScratch = new Float64Array(4096)
const signScratch = new Int32Array(4096)

/** So many labels are enough for a picture of this size. */
export const mostLabels = ({ width, height, scale }: Pick<Picture, 'width' | 'height' | 'scale'>): number =>
  Math.max(12, Math.min(120, Math.round((width * height) / (scale * scale * 13_000))))

export function place(
  candidates: Candidates,
  shown: Uint8Array,
  sizes: Sizes,
  picture: Picture,
  occupancy: Occupancy,
  out: Placed,
): void {
  const { count, anchor, rank, size, metre, x, y } = candidates
  occupancy.count = 0
  for (let i = 0; i < count; i++) {
    orderScratch[i] = i
    const without = shown[anchor[i]!] === NOT_SHOWN ? 1 : 0
    keyScratch[i] = rank[i]! * 4 + without * 2 - Math.min(size[i]!, 1e5) / 1e5
    const sign = sizes.signOf(anchor[i]!, metre[i]!)
    signScratch[i] =
      sign === 0 || occupancy.count >= MOST_SIGNS
        ? -1
        : take(occupancy, x[i]! - sign / 2, y[i]! - sign, x[i]! + sign / 2, y[i]!)
  }
  const order = orderScratch.subarray(0, count)
  const signs = occupancy.count
  order.sort((a, b) => keyScratch[a]! - keyScratch[b]!)
  out.count = 0
  const most = Math.min(mostLabels(picture), MOST_PLACED)
  for (let k = 0; k < count && out.count < most; k++) {
    const i = order[k]!
    const before = shown[anchor[i]!]!
    if (tooSmall(rank[i]!, size[i]!, before !== NOT_SHOWN, picture.scale)) continue
    const sign = sizes.signOf(anchor[i]!, metre[i]!)
    const width = sizes.widthOf(anchor[i]!)
    const height = sizes.heightOf(anchor[i]!)
    const slots = rank[i]! <= RANK.workshop ? SLOTS : 1
    const tries = slots + 1
    // Areas are named on the floor, under all signs; what a person points at is told even there, if need be.
    const firm = isArea(rank[i]!) ? signs : 0
    const rounds = isPointedAt(rank[i]!) ? 2 : 1
    const left = (isPointedAt(rank[i]!) ? inPicture(picture, x[i]!, width) : x[i]!) - width / 2
    for (let attempt = before < slots ? 0 : 1; attempt < tries * rounds; attempt++) {
      const step = (attempt % tries) - 1
      const slot = step < 0 ? before : step
      if (slot >= slots || (step >= 0 && slot === before)) continue
      const bottom = y[i]! - sizes.liftOf(anchor[i]!, slot, sign)
      const top = bottom - height
      const margin = step < 0 ? 0 : ENTER_PIXELS
      const from = attempt < tries ? firm : signs
      if (!fits(picture, left, top, left + width, bottom, step < 0)) continue
      if (!isFree(occupancy, left, top, left + width, bottom, margin, from, signScratch[i]!)) continue
      take(occupancy, left, top, left + width, bottom)
      out.anchor[out.count] = anchor[i]!
      out.slot[out.count++] = slot
      break
    }
  }
}

const isArea = (rank: number): boolean => rank === RANK.workshop || rank === RANK.line || rank === RANK.zone

/** Whether a person has chosen it or points at it. */
export const isPointedAt = (rank: number): boolean => rank <= RANK.hovered

/** The middle of a label that is not to leave the picture to the left or the right. */
export const inPicture = ({ width, bar }: Picture, middle: number, wide: number): number =>
  Math.max(wide / 2 + EDGE, Math.min(width - wide / 2 - Math.max(EDGE, bar), middle))

/** The sign of what needs a person is seen from anywhere, its name from nearer. */
const tooSmall = (rank: number, size: number, shown: boolean, scale: number): boolean => {
  const least = rank === RANK.fault ? 8 : rank === RANK.held ? 13 : 0
  return size < least * scale * (shown ? 0.8 : 1)
}

/** A new label is seen whole, and some room away from what covers the picture; one that was there may slide over the edge. */
const fits = (
  { width, height, covers }: Picture,
  left: number,
  top: number,
  right: number,
  bottom: number,
  stays: boolean,
): boolean =>
  (stays
    ? right > 0 && left < width && bottom > 0 && top < height
    : left >= EDGE - 1 && right <= width - EDGE + 1 && top >= EDGE && bottom <= height - EDGE) &&
  !isCovered(covers, left, top, right, bottom, stays ? 0 : ENTER_PIXELS)

function isCovered(
  covers: readonly Cover[],
  left: number,
  top: number,
  right: number,
  bottom: number,
  margin: number,
): boolean {
  for (const cover of covers)
    if (
      left - margin < cover.right &&
      right + margin > cover.left &&
      top - margin < cover.bottom &&
      bottom + margin > cover.top
    )
      return true
  return false
}

/** How wide a strip along the right edge the tools take that stand there, with the room that a label needs. */
export function barOf(covers: readonly Cover[], width: number): number {
  let bar = 0
  for (const { left, top, right, bottom } of covers)
    if (right > width - BESIDE && bottom - top > right - left)
      bar = Math.max(bar, width - left + ENTER_PIXELS)
  return bar
}
