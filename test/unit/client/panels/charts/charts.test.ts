import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsText } from '../../../../../client/panels/cells.ts'
import { aligned, valueAt } from '../../../../../client/panels/charts/align.ts'
import { LINE_STYLES } from '../../../../../client/panels/charts/palette.ts'
import { sparkPath } from '../../../../../client/panels/charts/spark-path.ts'
import { MOST_CHARTED } from '../../../../../client/state/charted.ts'
import type { Trace } from '../../../../../client/state/recall/trace.ts'
import { SEED } from '../../../../helpers/seed.ts'

const trace = (...points: readonly (readonly [number, number | null])[]): Trace => ({
  times: points.map(([time]) => time),
  values: points.map(([, value]) => value),
  last: undefined,
  stale: false,
})

describe('lines on one column of times', () => {
  it('[M-6] absent where a line has no point, null where it breaks', () => {
    expect(aligned([trace([1000, 5], [3000, null]), trace([2000, 7], [3000, 8])])).toEqual([
      [1, 2, 3],
      [5, undefined, null],
      [undefined, 7, 8],
    ])
  })

  it('[M-8] every point of every line stands in it once', () => {
    const points = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 })
      .chain((times) =>
        fc
          .array(fc.option(fc.integer()), { minLength: times.length, maxLength: times.length })
          .map((values) =>
            times.toSorted((a, b) => a - b).map((time, i) => [time, values[i] ?? null] as const),
          ),
      )
    fc.assert(
      fc.property(fc.array(points, { maxLength: 5 }), (lines) => {
        const [times, ...columns] = aligned(lines.map((each) => trace(...each)))
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(times).size).toBe(times.length)
        lines.forEach((line, i) => {
          const back = times.flatMap((time, row) =>
            columns[i]![row] === undefined ? [] : [[Math.round(time * 1000), columns[i]![row]]],
          )
          expect(back).toEqual(line)
        })
      }),
      { seed: SEED },
    )
  })

  it('[M-6] the value at a time is the newest that is not after it, and none in a gap', () => {
    const line = trace([1000, 5], [2000, 6], [2001, null], [9000, 7])
    expect([999, 1000, 1999, 2000, 2001, 8999, 9000, 99_999].map((at) => valueAt(line, at))).toEqual([
      undefined,
      5,
      5,
      6,
      undefined,
      undefined,
      7,
      7,
    ])
  })

  it('[M-8] copied as a table it keeps its cells apart', () => {
    expect(
      cellsText([
        ['a', 'b\tc'],
        ['d\r\ne', ''],
      ]),
    ).toBe('a\tb c\nd e\t')
  })

  it('[M-8, N-17] no name in its head acts as a formula, and its numbers stay numbers', () => {
    expect(
      cellsText([
        ['Time', '=HYPERLINK("x") · Load (%)', '＝1+1', ' +1'],
        ['2026-11-21T00:00:00.000Z', '-1.5', '-2e-7', '12'],
      ]),
    ).toBe(
      'Time\t"\'=HYPERLINK(""x"") · Load (%)"\t\'＝1+1\t\' +1\n2026-11-21T00:00:00.000Z\t-1.5\t-2e-7\t12',
    )
  })
})

describe('a small line', () => {
  const frame = { width: 100, height: 20, from: 0, to: 1000, steps: false, least: 1 }

  it('[M-6] begins anew behind each gap', () => {
    expect(sparkPath(trace([0, 0], [500, 10], [501, null], [1000, 5]), frame)).toBe('M0 19L50 1M100 10')
    expect(sparkPath(trace(), frame)).toBe('')
    expect(sparkPath(trace([10, null]), frame)).toBe('')
  })

  it('[M-6] words hold until the next word', () => {
    expect(sparkPath(trace([0, 0], [500, 1], [1000, null]), { ...frame, steps: true })).toBe('M0 19H50V1H100')
  })

  it('[M-3] stays within its box, and what hardly moves is flat', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const path = sparkPath(trace(...values.map((value, i) => [i, value] as const)), frame)
        const heights = [...path.matchAll(/[ML][\d.]+ ([\d.-]+)/g)].map(([, y]) => Number(y))
        expect(heights).toHaveLength(values.length)
        for (const y of heights) expect(y >= 1 && y <= 19).toBe(true)
      }),
      { seed: SEED },
    )
    expect(sparkPath(trace([0, 7], [1000, 7.001]), { ...frame, least: 10 })).toBe('M0 10L100 10')
  })
})

describe('the lines of the chart', () => {
  it('[M-8] no two of eight are alike, and neighbours differ in both colour and dash', () => {
    const looks = LINE_STYLES.map(({ token, dash }) => `${token} ${dash.join()}`)
    expect(looks).toHaveLength(MOST_CHARTED)
    expect(new Set(looks).size).toBe(MOST_CHARTED)
    LINE_STYLES.forEach((style, i) => {
      const next = LINE_STYLES[i + 1]
      expect(next?.token).not.toBe(style.token)
      expect(next?.dash.join()).not.toBe(style.dash.join())
    })
  })

  it('[M-8] each can be made out on its ground in every theme', () => {
    const css = readFileSync('client/styles/tokens.css', 'utf8')
    const themes = [...css.matchAll(/data-theme="(\w+)"\]\s*\{([^}]*)\}/g)]
    expect(themes).toHaveLength(3)
    for (const [, theme, body] of themes) {
      const of = (token: string): number => {
        const hex = new RegExp(`${token}:\\s*#([0-9a-f]{6})`).exec(body ?? '')?.[1]
        if (hex === undefined) throw new Error(`theme ${theme} has no ${token}`)
        const parts = [0, 2, 4].map((at) => {
          const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!
      }
      for (const { token } of LINE_STYLES) {
        const [dark, light] = [of(token), of('--raised')].toSorted((a, b) => a - b)
        expect((light! + 0.05) / (dark! + 0.05), `${token} in ${theme}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })
})
