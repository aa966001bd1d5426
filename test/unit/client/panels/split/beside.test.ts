import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Kept, keptOf } from '../../../../../client/panels/address.ts'
import { modeOf } from '../../../../../client/panels/page-mode.ts'
import {
  type Beside,
  besideOf,
  besideWords,
  firstBeside,
  paneQuery,
} from '../../../../../client/panels/split/beside.ts'
import { recordingIn } from '../../../../../client/state/recorded.ts'
import { SEED } from '../../../../helpers/seed.ts'

const beside: fc.Arbitrary<Beside> = fc.record({
  recording: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/), { nil: undefined }),
  at: fc.option(fc.integer({ min: 0, max: 253_402_300_799_999 }), { nil: undefined }),
})
const RECORDING = '0123456789abcdef'

describe('what is beside', () => {
  it('[PH-113] comes back from the words that tell it', () => {
    fc.assert(
      fc.property(beside, (told) => {
        expect(besideOf(besideWords(told))).toEqual(told)
      }),
      { seed: SEED },
    )
  })

  it('[PH-113] is told by the words that the address promises', () => {
    expect(besideOf('live')).toEqual({ recording: undefined, at: undefined })
    expect(besideOf('t:2026-11-20T08:00:00Z')?.at).toBe(Date.UTC(2026, 10, 20, 8))
    expect(besideOf(`recording:${RECORDING}`)).toEqual({ recording: RECORDING, at: undefined })
    expect(besideOf(`recording:${RECORDING}@2026-11-20T08:00:00Z`)?.at).toBe(Date.UTC(2026, 10, 20, 8))
  })

  it('[PH-113] opens nothing where the words are none of ours', () => {
    const none = [
      '',
      'past',
      't:',
      't:yesterday',
      'recording:',
      'recording:../../etc',
      `recording:${RECORDING}@`,
    ]
    for (const words of [...none, 'live:1', 't:2026-11-20T08:00:00Z@2026-11-20T08:00:00Z'])
      expect(besideOf(words), words).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (words) => {
        const found = besideOf(words)
        if (found !== undefined) expect(besideOf(besideWords(found))).toEqual(found)
      }),
      { seed: SEED },
    )
  })

  it('[PH-113] is kept by the address, and by no look', () => {
    const words = `recording:${RECORDING}@2026-11-20T08:00:00.000Z`
    expect(keptOf(`?beside=${encodeURIComponent(words)}`).beside).toBe(words)
    expect('beside' in keptOf('?machine=A')).toBe(false)
  })

  it('[PH-112] begins with the instant that is shown, or with the hour before the present', () => {
    const at = Date.UTC(2026, 10, 20, 8)
    expect(firstBeside('past', at, undefined, undefined)).toEqual({ recording: undefined, at })
    expect(firstBeside('past', at, RECORDING, undefined)).toEqual({ recording: RECORDING, at })
    const hourBefore = { recording: undefined, at: at - 3_600_000 }
    expect(firstBeside('live', at, undefined, undefined)).toEqual(hourBefore)
    expect(firstBeside('live', at, undefined, at - 86_400_000)).toEqual(hourBefore)
    const young = at - 600_000
    expect(firstBeside('live', at, undefined, young)).toEqual({ recording: undefined, at: young + 60_000 })
    expect(firstBeside('live', at, undefined, at - 60_000)).toEqual({ recording: undefined, at: at - 30_000 })
    expect(firstBeside('live', at, undefined, at + 5), 'by another clock').toEqual({
      recording: undefined,
      at,
    })
  })

  it('[PH-110] is a page of its own that shows it, looks at the same, and opens no panel and no third side', () => {
    const look: Kept = {
      ...keptOf('?machine=GT-101&overlay=heat:power&panels=tree/events&search=x&mute=fault&theme=dark'),
      beside: 'live',
    }
    const at = Date.UTC(2026, 10, 20, 8)
    const query = paneQuery('abcd1234', { recording: RECORDING, at }, look)
    expect(modeOf(`?${query}`)).toEqual({ kind: 'pane', tie: 'abcd1234' })
    expect(recordingIn(`?${query}`)).toBe(RECORDING)
    const told = keptOf(`?${query}`)
    expect(told).toEqual({
      ...keptOf('?machine=GT-101&overlay=heat:power&mute=fault&theme=dark'),
      instant: { at, speed: 0 },
    })
  })
})
