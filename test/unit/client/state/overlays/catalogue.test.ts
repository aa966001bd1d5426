import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgesOf, MOST_BINS, roundedRange } from '../../../../../client/state/overlays/bins.ts'
import { overlayBy, overlaysOf } from '../../../../../client/state/overlays/catalogue.ts'
import { entriesOf } from '../../../../../client/state/overlays/entries.ts'
import { asSeen, fitted, spreadOf } from '../../../../../client/state/overlays/seen.ts'
import { createTint } from '../../../../../client/state/overlays/tint.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { floorOf, read } from '../../panels/floor.ts'

const { model, now } = floorOf(400)
const overlays = overlaysOf(model)
const heat = (id: string) => {
  const overlay = overlayBy(model, id)
  if (overlay.kind !== 'heat') throw new Error(`${id} is no heat`)
  return overlay
}

describe('the overlays of a Plant', () => {
  it('are its state first, its freshness, and each quantity that some Machine measures, once [O-1]', () => {
    expect(overlays.slice(0, 2).map(({ id }) => id)).toEqual(['state', 'freshness'])
    const ids = overlays.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const present = new Set(model.table.machines.flatMap(({ channels }) => channels.map(({ key }) => key)))
    for (const overlay of overlays) if (overlay.kind === 'heat') expect(present).toContain(overlay.key)
    expect(ids).toContain('heat:spindleLoad')
    expect(overlaysOf(model)).toBe(overlays)
  })

  it('take no words and no counters for heat [O-2]', () => {
    const shown = new Set(overlays.map(({ id }) => id))
    for (const { channels } of model.table.machines)
      for (const { key, states, counter } of channels)
        expect(shown.has(`heat:${key}`), key).toBe(states === undefined && counter === undefined)
    for (const id of ['heat:state', 'heat:link', 'heat:doorOpen', 'heat:partsMade', 'heat:energy'])
      expect(overlayBy(model, id).kind).toBe('state')
  })

  it('have the range of all Kinds that share the Channel [O-1]', () => {
    const [low, high] = heat('heat:power').range
    const ranges = model.table.machines.flatMap(({ channels }) =>
      channels.filter(({ key }) => key === 'power'),
    )
    expect(low).toBe(Math.min(...ranges.map(({ min }) => min)))
    expect(high).toBe(Math.max(...ranges.map(({ max }) => max)))
  })

  it('are all in a group that says more than "other", but for plain numbers', () => {
    for (const overlay of overlays)
      if (overlay.kind === 'heat' && overlay.group === 'other')
        expect(['', 's', 'kg', 'ppm', 'N', 'kN', 'N·m', 'µm', 'm³/h', 'µS/cm', 'lx']).toContain(
          overlay.channel.unit,
        )
  })

  it('are found by id, with the range that it carries; anything else is the state [O-3]', () => {
    for (const overlay of overlays) expect(overlayBy(model, overlay.id)).toBe(overlay)
    const ranged = heat('heat:spindleLoad@-5~62.5')
    expect(ranged).toMatchObject({ range: [-5, 62.5], scale: 'seen', id: 'heat:spindleLoad@-5~62.5' })
    for (const id of [
      'heat:spindleLoad@9~3',
      'heat:spindleLoad@1~1',
      'heat:spindleLoad@e~5',
      'heat:spindleLoad@1~1e999',
    ])
      expect(heat(id).scale, id).toBe('unfitted')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `heat:${text}`),
        ),
        (id) => {
          const overlay = overlayBy(model, id)
          expect(overlays.some((known) => known.id === overlay.id) || overlay.id === id).toBe(true)
        },
      ),
      { seed: SEED },
    )
  })
})

describe('the bins of a range', () => {
  const ranges = [
    ...[...KINDS.values()].flatMap(({ channels }) => channels.map(({ min, max }) => [min, max] as const)),
    [0.1, 0.3] as const,
  ]

  it.each(ranges.filter(([min, max]) => max > min).map((range) => [range.join(' to '), range] as const))(
    'of %s are at most seven, and meet at round numbers [O-4]',
    (_, range) => {
      const edges = edgesOf(range)
      expect(edges.length - 1).toBeLessThanOrEqual(MOST_BINS)
      expect(edges.length - 1).toBeGreaterThanOrEqual(3)
      expect([edges[0], edges.at(-1)]).toEqual(range)
      for (const edge of edges.slice(1, -1))
        expect(
          String(edge)
            .replace(/[-.]|^0+|0+$/g, '')
            .replace(/^0+|0+$/g, '').length,
        ).toBeLessThanOrEqual(3)
    },
  )

  it('rise, fill the range and are never more than seven, whatever the range [O-4]', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(value, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
        const range = roundedRange(low, low + span, 1e-3)
        expect(range[0]).toBeLessThanOrEqual(low + 1e-9)
        expect(range[1]).toBeGreaterThanOrEqual(low + span - 1e-9)
        const edges = edgesOf(range)
        expect(edges.length - 1).toBeLessThanOrEqual(MOST_BINS)
        const widths = edges.slice(1).map((edge, i) => edge - edges[i]!)
        for (const width of widths) expect(width).toBeCloseTo(widths[0]!, 6)
        expect(widths[0]).toBeGreaterThan(0)
      }),
      { seed: SEED },
    )
  })

  it('are entries of the legend, and beside them no value and not measured [O-4]', () => {
    const entries = entriesOf(heat('heat:spindleLoad'))
    expect(entries.slice(-2).map(({ id }) => id)).toEqual(['noValue', 'unmeasured'])
    expect(entries[0]).toMatchObject({ kind: 'bin', from: 0, to: 20 })
  })
})

describe('the range as seen now', () => {
  it('holds the 2nd to the 98th of a hundred, rounded outwards [O-7]', () => {
    const overlay = heat('heat:power')
    const tint = createTint(model, overlay)
    expect(spreadOf(tint, now)).toBeUndefined()
    const slots = [...tint.slots].filter((slot) => slot >= 0)
    slots.forEach((slot, i) => {
      read(now, slot, Math.round((5 + (i % 100) / 50) * model.table.perUnit[slot]!))
    })
    read(now, slots[0]!, 9000 * model.table.perUnit[slots[0]!]!)
    read(now, slots[1]!, 0, 1000, QUALITY.bad)
    const spread = spreadOf(tint, now)!
    expect(spread).toMatchObject({ max: 9000, count: slots.length - 1 })
    expect(spread.median).toBeGreaterThan(5.5)
    expect(spread.high).toBeLessThan(7.1)
    const seen = asSeen(overlay, spread)
    expect(seen.scale).toBe('seen')
    expect(seen.range[0]).toBeLessThanOrEqual(spread.low)
    expect(seen.range[1]).toBeGreaterThanOrEqual(spread.high)
    expect(seen.range[1]).toBeLessThan(10)
    expect(overlayBy(model, seen.id)).toEqual(seen)
  })

  it('is wide enough to paint no noise where all Machines read the same [O-7]', () => {
    const overlay = heat('heat:spindleLoad')
    const same = { min: 40, low: 40, median: 40, high: 40, max: 40, count: 9 }
    const [low, high] = asSeen(overlay, same).range
    expect(high - low).toBeGreaterThanOrEqual(20 * overlay.channel.resolution)
  })
})

describe('the scale of heat', () => {
  const around = (middle: number, reach: number) => ({
    min: middle - reach,
    low: middle - reach,
    median: middle,
    high: middle + reach,
    max: middle + reach,
    count: 50,
  })

  it('is fitted where nobody asked for a range, and left alone where one asked for all of it [O-11]', () => {
    const overlay = heat('heat:power')
    expect(overlay.scale).toBe('unfitted')
    const seen = fitted(overlay, around(6, 3))!
    expect(seen.scale).toBe('seen')
    expect(seen.range[1]).toBeLessThan(12)
    const full = heat('heat:power@full')
    expect(full).toMatchObject({ scale: 'full', range: overlay.range, id: 'heat:power@full' })
    expect(fitted(full, around(6, 3))).toBeUndefined()
  })

  it('stays still while values wander, and follows them where they leave it by far [O-11]', () => {
    const seen = fitted(heat('heat:power'), around(6, 3))!
    let refits = 0
    fc.assert(
      fc.property(fc.double({ min: 0, max: 150, noNaN: true }), (middle) => {
        const next = fitted(seen, around(middle, 3))
        const [low, high] = seen.range
        const far = (high - low) / 2
        expect(next !== undefined).toBe(middle - 3 < low - far || middle + 3 > high + far)
        if (next === undefined) return
        refits++
        expect(fitted(next, around(middle, 3))).toBeUndefined()
      }),
      { seed: SEED },
    )
    expect(refits).toBeGreaterThan(10)
  })
})
