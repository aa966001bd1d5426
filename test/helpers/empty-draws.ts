/**
 * Runs in the page before all else: every draw call goes through as it is, but for nothing to draw. The script does
 * all that it would do, and WebGL checks and queues each call; only the picture is not worked out, which in software
 * takes a second where a GPU takes a few milliseconds, and would leave no frame to time.
 */
export function emptyDraws(): void {
  type Draw = (...given: number[]) => unknown
  const empty = (name: string, countAt: number): void => {
    const drawers = WebGL2RenderingContext.prototype as unknown as Record<string, Draw | undefined>
    const draw = drawers[name]
    if (draw === undefined) throw new Error(`WebGL has no ${name}`)
    drawers[name] = function (this: unknown, ...given: number[]) {
      given[countAt] = 0
      return draw.apply(this, given)
    }
  }
  empty('drawArrays', 2)
  empty('drawElements', 1)
  empty('drawRangeElements', 3)
  empty('drawArraysInstanced', 2)
  empty('drawElementsInstanced', 1)
}
