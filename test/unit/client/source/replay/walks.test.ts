import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSink } from '../../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../../client/state/store.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf, type ReadingRow } from '../../frames.ts'
import { FakeJournal, type Placed } from './fake-journal.ts'
import { LENGTH, MODEL, NOW, onStage, T } from './stage.ts'

const { size } = MODEL.table

const placed = fc
  .tuple(fc.nat(LENGTH), fc.nat(size - 1), fc.integer({ min: -1, max: 40 }), fc.nat(3000), fc.nat(3))
  .map(
    ([at, slot, quantum, lag, quality]): Placed => ({
      ...{ place: T + at, slot, quantum, time: T + at - lag, quality },
    }),
  )
const written = fc.array(placed, { minLength: 20, maxLength: 200 })

type Wish =
  | { readonly wish: 'seek' | 'scrub'; readonly at: number }
  | { readonly wish: 'play'; readonly speed: number }
  | { readonly wish: 'loop'; readonly from: number; readonly length: number }
  | { readonly wish: 'pause' | 'unloop' }

const instant = fc.nat(LENGTH).map((millis) => T + millis)
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ wish: fc.constantFrom('seek' as const, 'scrub' as const), at: instant }),
  fc.record({
    wish: fc.constant('play' as const),
    speed: fc.constantFrom(0.1, 0.5, 1, 7, 60, 600, -0.1, -1, -5, -60, -600),
  }),
  fc.record({
    wish: fc.constant('loop' as const),
    from: instant,
    length: fc.integer({ min: 100, max: 20_000 }),
  }),
  fc.record({ wish: fc.constantFrom('pause' as const, 'unloop' as const) }),
)

function act(player: ReturnType<typeof onStage>['player'], wish: Wish): void {
  switch (wish.wish) {
    case 'seek':
      return player.seek(wish.at)
    case 'scrub':
      return player.scrub(wish.at)
    case 'play':
      return player.play(wish.speed)
    case 'loop':
      return player.loop({ from: wish.from, to: wish.from + wish.length })
    case 'pause':
      return player.pause()
    case 'unloop':
      return player.loop(undefined)
  }
}

describe('any walk of the Playhead', () => {
  it('[PH-8] after any walk what is shown is the moment at the Playhead, to the last bit', async () => {
    const walk = fc.array(fc.tuple(wishes, fc.nat(900)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(written, instant, walk, async (rows, first, steps) => {
        const journal = new FakeJournal(size, rows)
        const stage = onStage(MODEL, journal, NOW)
        stage.plant()
        stage.player.seek(first)
        await stage.pass(40)
        for (const [wish, millis] of steps) {
          act(stage.player, wish)
          await stage.pass(millis)
        }
        if (stage.shown.time.kind === 'live') return
        stage.player.pause()
        await stage.pass(40)
        expect(stage.past().rate).toBe(0)
        expect(stage.now().twin).toEqual(journal.twinAt(stage.past().at))
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  it('[PH-8] playing backwards to an instant equals seeking to it', async () => {
    const speeds = fc.constantFrom(-0.5, -1, -3, -30, -200)
    await fc.assert(
      fc.asyncProperty(written, instant, speeds, fc.nat(4000), async (rows, first, speed, millis) => {
        const journal = new FakeJournal(size, rows)
        const stage = onStage(MODEL, journal, NOW)
        stage.plant()
        stage.player.seek(first)
        await stage.pass(40)
        stage.player.play(speed)
        let seen = 0
        await stage.pass(millis, () => {
          if (stage.playhead() < first) seen++
        })
        stage.player.pause()
        const { at } = stage.past()
        const twin = structuredClone(stage.now().twin)
        expect(at).toBeLessThanOrEqual(first)
        if (millis > 500) expect(seen).toBeGreaterThan(0)
        stage.player.seek(at)
        await stage.pass(40)
        expect(stage.past().at).toBe(at)
        expect(twin).toEqual(stage.now().twin)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('[PH-4] live after any walk misses nothing', async () => {
    const frames = fc.array(
      fc.array(
        fc
          .tuple(fc.nat(size - 1), fc.integer({ min: -1, max: 19 }), fc.nat(5000), fc.nat(3))
          .map(([slot, quantum, millis, quality]): ReadingRow => [slot, quantum, NOW + millis, quality]),
        { maxLength: 8 },
      ),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(written, frames, fc.array(wishes, { maxLength: 5 }), async (rows, live, walk) => {
        const stage = onStage(MODEL, new FakeJournal(size, rows), NOW)
        stage.plant()
        const alone = createFloorStore()
        const stayed = createSink(alone, () => NOW)
        stayed.plant(MODEL)
        const steps = Math.max(live.length, walk.length)
        for (let i = 0; i < steps; i++) {
          const wish = walk[i]
          if (wish !== undefined) act(stage.player, wish)
          const told = live[i] ?? []
          for (const sink of [stage.sink, stayed]) sink.frame(frameOf(FORM.delta, 1, told), 9)
          await stage.pass(100)
        }
        stage.player.toLive()
        expect(stage.shown.time.kind).toBe('live')
        const there = alone.getState().now
        expect(stage.now().twin).toEqual(there?.twin)
        expect(stage.now().stateCounts).toEqual(there?.stateCounts)
        expect(stage.now().linkCounts).toEqual(there?.linkCounts)
      }),
      { seed: SEED, numRuns: 60 },
    )
  })
})
