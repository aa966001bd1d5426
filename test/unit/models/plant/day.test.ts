import { describe, expect, it } from 'vitest'
import { DAY_MINUTES, minutesAheadOfUtc, stretchOf, workOf } from '../../../../models/plant/day.ts'
import { bilingual } from '../../../../models/text.ts'

const shift = (from: string, to: string, ...breaks: readonly (readonly [string, string])[]) => ({
  id: from,
  name: bilingual('班', 'Shift'),
  from,
  to,
  breaks: breaks.map(([start, end]) => ({ from: start, to: end })),
})

const hours = (stretches: readonly { readonly from: number; readonly to: number }[]) =>
  stretches.map(({ from, to }) => [from / 60, to / 60])

describe('the working day', () => {
  it('[P-14] is the shifts without their breaks, cut at midnight', () => {
    const work = workOf([
      shift('22:00', '06:00', ['02:00', '02:30']),
      shift('06:00', '14:00', ['10:00', '10:15']),
    ])
    expect(hours(work)).toEqual([
      [0, 2],
      [2.5, 6],
      [6, 10],
      [10.25, 14],
      [22, 24],
    ])
  })

  it('[P-14] has breaks past midnight and over it', () => {
    expect(hours(workOf([shift('20:00', '08:00', ['23:45', '00:15'])]))).toEqual([
      [0.25, 8],
      [20, 23.75],
    ])
  })

  it('[P-14] the same time twice is a whole day', () => {
    expect(stretchOf({ from: '07:00', to: '07:00' })).toEqual({ from: 420, to: 420 + DAY_MINUTES })
    expect(hours(workOf([shift('00:00', '00:00')]))).toEqual([[0, 24]])
  })

  it.each([
    ['Asia/Shanghai', 480, 480],
    ['UTC', 0, 0],
    ['Asia/Kathmandu', 345, 345],
    ['America/New_York', -300, -240],
    ['Pacific/Kiritimati', 840, 840],
    ['Pacific/Pago_Pago', -660, -660],
  ])(
    '[W-26] the clock of %s is %i minutes ahead of UTC in winter and %i in summer',
    (zone, winter, summer) => {
      // The last and the first hours of months, where the days of two clocks are least alike.
      for (const hour of [0, 1, 11, 12, 13, 23]) {
        expect(minutesAheadOfUtc(zone, Date.UTC(2024, 0, 1, hour))).toBe(winter)
        expect(minutesAheadOfUtc(zone, Date.UTC(2024, 1, 29, hour))).toBe(winter)
        expect(minutesAheadOfUtc(zone, Date.UTC(2024, 6, 31, hour))).toBe(summer)
      }
    },
  )
})
