import { emptyDraws } from './empty-draws.ts'

/**
 * Runs in the page before all else: a canvas of WebGL has 16 pixels a side, whatever is asked of it. In software a
 * picture costs by its pixels even where nothing is drawn; how large it is on the page stays as it is.
 */
function smallCanvas(): void {
  const get = HTMLCanvasElement.prototype.getContext as (
    this: HTMLCanvasElement,
    kind: string,
    ...more: unknown[]
  ) => RenderingContext | null
  const shrink = (canvas: HTMLCanvasElement, side: 'width' | 'height'): void => {
    canvas[side] = 16
    Object.defineProperty(canvas, side, { get: () => 16, set: () => undefined })
  }
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    kind: string,
    ...more: unknown[]
  ) {
    const context = get.call(this, kind, ...more)
    if (kind === 'webgl2' && context !== null)
      for (const side of ['width', 'height'] as const) shrink(this, side)
    return context
  } as typeof HTMLCanvasElement.prototype.getContext
}

/** For tests that read the page: all that is done for the scene is done, but nothing of it is painted. */
export const UNPAINTED: readonly (() => void)[] = [emptyDraws, smallCanvas]
