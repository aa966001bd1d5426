import { describe, expect, it } from 'vitest'
import { addBucket, createBuckets, wholeBuckets } from '../../../../../server/core/journal/buckets.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

describe('buckets of a Channel', () => {
  it('[Y-35] are in order and each once, in whatever order their parts come', () => {
    const chance = dice(SEED)
    for (let run = 0; run < 200; run++) {
      const parts = Array.from({ length: 1 + chance.below(30) }, () => ({
        start: chance.below(12),
        value: chance.below(100) - 50,
      }))
      const buckets = createBuckets()
      for (const { start, value } of parts) addBucket(buckets, start, value, value, value, value, 1)
      const starts = [...new Set(parts.map(({ start }) => start))].sort((a, b) => a - b)
      const rows = starts.map((start) =>
        parts.filter((part) => part.start === start).map(({ value }) => value),
      )
      expect(buckets).toEqual({
        starts,
        mins: rows.map((row) => Math.min(...row)),
        maxs: rows.map((row) => Math.max(...row)),
        lasts: rows.map((row) => row.at(-1)),
        sums: rows.map((row) => row.reduce((a, b) => a + b, 0)),
        counts: rows.map((row) => row.length),
      })
    }
  })

  it('[Y-35] are whole, counted from 1970', () => {
    expect(wholeBuckets(61_000, 119_000, 60_000)).toEqual([60_000, 120_000])
    expect(wholeBuckets(60_000, 120_000, 60_000)).toEqual([60_000, 120_000])
  })
})
