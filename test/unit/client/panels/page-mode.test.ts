import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modeOf, modeText } from '../../../../client/panels/page-mode.ts'
import { SEED } from '../../../helpers/seed.ts'

describe('the mode of the page', () => {
  it('is told by the address, and stays in it [N-4]', () => {
    expect(modeOf('?machine=A')).toEqual({ kind: 'whole' })
    expect(modeOf('?view-only&machine=A')).toEqual({ kind: 'viewOnly' })
    expect(modeOf('?kiosk')).toEqual({ kind: 'kiosk', dwellMillis: 15_000, alternates: false })
    expect(modeOf('?kiosk=20&lang=both')).toEqual({ kind: 'kiosk', dwellMillis: 20_000, alternates: true })
    expect(modeOf('?pane=abcd1234&t=1')).toEqual({ kind: 'pane', tie: 'abcd1234' })
    expect(modeOf('?pane'), 'tied to nobody').toEqual({ kind: 'whole' })
    for (const text of ['?view-only', '?kiosk=20', '?pane=abcd1234', ''])
      expect(modeOf(`?${modeText(modeOf(text))}`)).toEqual(modeOf(text))
  })

  it('has a pace within reason, whatever is asked [N-4]', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (text) => {
        const mode = modeOf(`?kiosk=${encodeURIComponent(text)}`)
        if (mode.kind !== 'kiosk') return expect(text).toBe('0')
        expect(mode.dwellMillis).toBeGreaterThanOrEqual(5000)
        expect(mode.dwellMillis).toBeLessThanOrEqual(3_600_000)
      }),
      { seed: SEED },
    )
  })
})
