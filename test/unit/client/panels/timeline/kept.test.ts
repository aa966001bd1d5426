import { describe, expect, it } from 'vitest'
import { keptAt, keptRuns } from '../../../../../client/panels/timeline/kept.ts'
import { paintDensity } from '../../../../../client/panels/timeline/paint-recorded.ts'
import type { Brush, Colours, Rows, Scene } from '../../../../../client/panels/timeline/picture.ts'
import { densityWith } from '../../past.ts'

const density = densityWith({
  ...{ from: 1000, to: 1600, everyMillis: 100 },
  ...{ readings: [0, 9, 9, 9, 90, 90], exactness: [0, 3, 2, 2, 1, 1] },
})

describe('how closely the past is kept', () => {
  it('[PH-91] is known of each instant that is told of', () => {
    expect([1000, 1100, 1299, 1300, 1599].map((at) => keptAt(density, at))).toEqual([
      ...['nothing', 'minute', 'second', 'second', 'full'],
    ])
    expect([999, 1600].map((at) => keptAt(density, at))).toEqual([undefined, undefined])
  })

  it('[PH-91] lies along the track in stretches', () => {
    expect(keptRuns(density)).toEqual([
      { begin: 0, end: 1, kept: 'nothing' },
      { begin: 1, end: 2, kept: 'minute' },
      { begin: 2, end: 4, kept: 'second' },
      { begin: 4, end: 6, kept: 'full' },
    ])
    expect(keptRuns({ exactness: [] })).toEqual([])
  })
})

/** What is drawn where: bars one by one, and the hill by its corners. */
function drawn(told: typeof density) {
  const bars: { readonly x: number; readonly high: number }[] = []
  const corners: number[] = []
  const brush = {
    ...{ beginPath() {}, closePath() {}, fill() {} },
    moveTo: (x: number) => corners.push(x),
    lineTo: (x: number) => corners.push(x),
    fillRect: (x: number, _y: number, _width: number, high: number) => bars.push({ x, high }),
  } as Partial<Brush> as Brush
  const rows: Rows = { width: 600, height: 80, unit: 14, ruler: 20, body: 40 }
  const scene = { density: told, sight: { from: 1000, to: 1600 } } as Partial<Scene> as Scene
  paintDensity(brush, rows, { meter: 'grey' } as Partial<Colours> as Colours, scene, (at) => at - 1000)
  return { bars, corners }
}

describe('the track', () => {
  it('[PH-91] draws what is thinned as bars, wider apart the less is kept, and only what is whole as a hill', () => {
    const { bars, corners } = drawn(density)
    expect([Math.min(...corners), Math.max(...corners)]).toEqual([400, 600])
    const [minutes, seconds] = [bars.filter(({ x }) => x < 200), bars.filter(({ x }) => x >= 200)]
    expect([minutes.length, seconds.length].every((count) => count > 5)).toBe(true)
    expect(seconds.length / 2).toBeGreaterThan(2 * minutes.length - 2)
    for (const { x } of bars) expect(x >= 100 && x < 400).toBe(true)
    expect(drawn({ ...density, exactness: [0, 0, 0, 0, 0, 0] })).toEqual({ bars: [], corners: [] })
  })

  it('[PH-91] shows that it is thinned also where there is little', () => {
    const { bars } = drawn({ ...density, readings: [0, 0, 0, 0, 90, 90] })
    for (const { high } of bars) expect(high).toBeGreaterThanOrEqual(3)
  })
})
