/** What a hand on the track does with it [PH-48]. */
export type Gesture = 'scrub' | 'pan' | 'pick' | 'pickFrom' | 'pickTo'

export interface Press {
  readonly button: number
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly isTouch: boolean
  readonly x: number
  readonly y: number
}

export interface Ground {
  /** Where the body begins, below ruler and calendar. */
  readonly body: number
  readonly playhead: number
  /** The ends of what is picked, if anything is. */
  readonly picked: readonly [number, number] | undefined
  /** A press picks, without a key. */
  readonly picking: boolean
  readonly near: number
}

/** Undefined for a press that means nothing here. */
export function gestureOf(press: Press, ground: Ground): Gesture | undefined {
  const { button, shiftKey, altKey, isTouch, x, y } = press
  if (button === 1 || (button === 0 && shiftKey)) return 'pan'
  if (button !== 0) return undefined
  if (altKey || ground.picking) return 'pick'
  if (ground.picked !== undefined) {
    const [from, to] = ground.picked.map((edge) => Math.abs(edge - x)) as [number, number]
    if (Math.min(from, to) <= ground.near) return from < to ? 'pickFrom' : 'pickTo'
  }
  // One finger has no other way to scrub; to pan there are two.
  if (isTouch || y < ground.body || Math.abs(x - ground.playhead) <= ground.near) return 'scrub'
  return 'pan'
}
