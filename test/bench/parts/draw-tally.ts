/** What a page has submitted to WebGL, counted from within it. */
export interface DrawTally {
  /** Pictures: runs of draw calls in one task. */
  pictures: number
  /** Of the picture that had most of each, since it was last set to nothing. */
  mostCalls: number
  mostTriangles: number
  /** Of the last picture. */
  calls: number
  triangles: number
}

declare global {
  var drawTally: DrawTally
}

/** Runs in the page before all else: every call that draws, of WebGL 2 or an extension of it, is counted. */
export function tallyDraws(): void {
  const [TRIANGLES, STRIP, FAN] = [4, 5, 6]
  const tally: DrawTally = { pictures: 0, mostCalls: 0, mostTriangles: 0, calls: 0, triangles: 0 }
  globalThis.drawTally = tally
  let [calls, triangles] = [0, 0]
  const closePicture = (): void => {
    tally.pictures++
    tally.calls = calls
    tally.triangles = triangles
    tally.mostCalls = Math.max(tally.mostCalls, calls)
    tally.mostTriangles = Math.max(tally.mostTriangles, triangles)
    calls = 0
    triangles = 0
  }
  const trianglesOf = (mode: number, count: number): number => {
    if (mode === TRIANGLES) return Math.floor(count / 3)
    return mode === STRIP || mode === FAN ? Math.max(0, count - 2) : 0
  }
  const add = (mode: number, count: number, instances: number): void => {
    if (calls++ === 0) queueMicrotask(closePicture)
    triangles += trianglesOf(mode, count) * instances
  }
  type Draw = (...given: never[]) => unknown
  const watch = (owner: object, name: string, see: (...given: number[]) => void): void => {
    const drawers = owner as Record<string, Draw | undefined>
    const draw = drawers[name]
    if (draw === undefined) throw new Error(`WebGL has no ${name}`)
    drawers[name] = function (this: unknown, ...given: never[]) {
      see(...(given as number[]))
      return draw.apply(this, given)
    }
  }
  const gl = WebGL2RenderingContext.prototype
  watch(gl, 'drawArrays', (mode = 0, _first, count = 0) => add(mode, count, 1))
  watch(gl, 'drawElements', (mode = 0, count = 0) => add(mode, count, 1))
  watch(gl, 'drawRangeElements', (mode = 0, _start, _end, count = 0) => add(mode, count, 1))
  watch(gl, 'drawArraysInstanced', (mode = 0, _first, count = 0, instances = 0) =>
    add(mode, count, instances),
  )
  watch(gl, 'drawElementsInstanced', (mode = 0, count = 0, _type, _offset, instances = 0) =>
    add(mode, count, instances),
  )
  const getExtension = gl.getExtension
  // A draw of many is one call; what it draws would need its lists to be read, and whoever uses it must see that.
  gl.getExtension = function (this: WebGL2RenderingContext, name: string) {
    if (name === 'WEBGL_multi_draw') throw new Error('the tally does not read lists of draws: teach it to')
    return getExtension.call(this, name as never)
  } as typeof getExtension
}
