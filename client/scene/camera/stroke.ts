/** How fast a pointer goes, by its last moments: what it is let go with. */
export interface Stroke {
  begin(x: number, y: number, millis: number): void
  move(x: number, y: number, millis: number): void
  /** Pixels a millisecond; none where it had come to a halt. */
  end(millis: number): { readonly vx: number; readonly vy: number }
}

const REMEMBERED_MILLIS = 80
const FASTEST = 4

export function createStroke(): Stroke {
  let trail: { readonly x: number; readonly y: number; readonly millis: number }[] = []
  const forget = (millis: number): void => {
    trail = trail.filter((at) => millis - at.millis <= REMEMBERED_MILLIS)
  }
  return {
    begin(x, y, millis) {
      trail = [{ x, y, millis }]
    },
    move(x, y, millis) {
      forget(millis)
      trail.push({ x, y, millis })
    },
    end(millis) {
      forget(millis)
      const [first, last] = [trail[0], trail.at(-1)]
      trail = []
      if (first === undefined || last === undefined || last.millis <= first.millis) return { vx: 0, vy: 0 }
      const [vx, vy] = [
        (last.x - first.x) / (millis - first.millis),
        (last.y - first.y) / (millis - first.millis),
      ]
      const held = Math.min(1, FASTEST / Math.max(1e-6, Math.hypot(vx, vy)))
      return { vx: vx * held, vy: vy * held }
    },
  }
}
