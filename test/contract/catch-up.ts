import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlotTable } from '../../models/slots.ts'
import { QUALITY } from '../../models/twin.ts'
import { plainTwin } from '../helpers/frames.ts'
import { SEED } from '../helpers/seed.ts'
import { type OpenHall, Play, SCREENS, type Step } from './screens.ts'

/** Few slots, small steps and slow Viewers, so that deadbands, gaps and missed Lines meet often. */
const anyStep = (size: number): fc.Arbitrary<Step> => {
  const screen = fc.nat(SCREENS - 1)
  const doing = <Word extends string>(...words: Word[]) => fc.constantFrom(...words)
  const read = fc.record({
    do: doing('read'),
    slot: fc.nat(11).map((slot) => (slot * 3) % size),
    quantum: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -2, max: 2 }) }, fc.integer()),
    lateBy: fc.constantFrom(0, 0, 0, 0, 1, 7),
    quality: fc.constantFrom(1, 1, 1, 1, 2, 3),
  })
  return fc.oneof(
    { weight: 10, arbitrary: read },
    { weight: 8, arbitrary: fc.record({ do: doing('flush') }) },
    { weight: 1, arbitrary: fc.record({ do: doing('restart', 'nothing', 'nothing') }) },
    { weight: 3, arbitrary: fc.record({ do: doing('connect', 'connect', 'disconnect', 'lose'), screen }) },
    {
      weight: 8,
      arbitrary: fc.record({ do: doing('deliver'), screen, count: fc.integer({ min: 1, max: 3 }) }),
    },
    { weight: 3, arbitrary: fc.record({ do: doing('look'), screen, lines: fc.subarray([0, 1, 2]) }) },
  )
}

/** What must hold of any Hall: tables where every change is told, and where a deadband keeps most of it back. */
export function catchUpContract(
  name: string,
  open: OpenHall,
  exact: () => SlotTable,
  coarse: () => SlotTable,
): void {
  const schedule = (size: number) => fc.array(anyStep(size), { minLength: 20, maxLength: 150, size: 'max' })
  const play = (table: SlotTable, steps: readonly Step[]): Play => {
    const played = new Play(table, open)
    for (const step of steps) played.step(step)
    played.settle()
    return played
  }

  describe(name, () => {
    it(`[C-5] whatever a Viewer was, it ends with the server's Twin where every change is told (seed ${SEED})`, () => {
      const table = exact()
      let [waited, gaps] = [0, 0]
      fc.assert(
        fc.property(schedule(table.size), (steps) => {
          const played = play(table, steps)
          const truth = plainTwin(played.epoch.floor.bridge.twin)
          gaps += played.gaps
          for (const screen of played.screens) {
            expect(screen.following.phase).toBe('following')
            expect(screen.following.epoch).toBe(played.epoch.name)
            expect(plainTwin(screen.twin)).toEqual(truth)
            waited = Math.max(waited, screen.mostWaiting)
          }
        }),
        { seed: SEED, numRuns: 600 },
      )
      expect(waited, 'some Viewer must have been slow').toBeGreaterThan(1)
      expect(gaps, 'some Frame must have been lost').toBeGreaterThan(0)
    })

    it(`[C-5] and with what one has that saw every Frame, where a deadband keeps some back (seed ${SEED})`, () => {
      const table = coarse()
      fc.assert(
        fc.property(schedule(table.size), (steps) => {
          const played = play(table, steps)
          const { twin: told } = played.witness
          const truth = played.epoch.floor.bridge.twin
          for (const screen of played.screens) {
            for (let slot = 0; slot < table.size; slot++) {
              const line = table.machines[table.machineOf[slot] ?? -1]?.lineIndex ?? -1
              const expected = screen.lines.includes(line) ? truth : told
              if (screen.everLooked.has(line) && !screen.lines.includes(line)) continue
              const shown = [screen.twin.quanta[slot], screen.twin.times[slot], screen.twin.qualities[slot]]
              expect(shown).toEqual([expected.quanta[slot], expected.times[slot], expected.qualities[slot]])
            }
          }
        }),
        { seed: SEED + 1, numRuns: 600 },
      )
    })

    it('[C-3] a Viewer that takes nothing has a bounded number of Frames waiting, however long it lasts', () => {
      const table = exact()
      const played = new Play(table, open)
      played.step({ do: 'connect', screen: 0 })
      played.step({ do: 'look', screen: 0, lines: [0, 1, 2] })
      for (let i = 0; i < 2000; i++) {
        played.step({ do: 'read', slot: i % table.size, quantum: i, lateBy: 0, quality: QUALITY.good })
        played.step({ do: 'flush' })
      }
      expect(played.screen(0).mostWaiting).toBeLessThan(10)
      expect(played.screen(0).following.seq).toBe(0)
      played.settle()
      expect(plainTwin(played.screen(0).twin)).toEqual(plainTwin(played.epoch.floor.bridge.twin))
    })

    it('[C-3] and so has one that takes nothing and goes on asking', () => {
      const table = exact()
      const played = new Play(table, open)
      for (let slot = 0; slot < table.size; slot++)
        played.step({ do: 'read', slot, quantum: slot, lateBy: 0, quality: QUALITY.good })
      played.step({ do: 'flush' })
      played.step({ do: 'connect', screen: 0 })
      const { line } = played.screen(0)
      if (line === undefined) throw new Error('not connected')
      for (let i = 0; i < 500; i++) played.epoch.hall.ask(line, -1)
      expect(line.inbox.length).toBeLessThan(10)
    })

    it('[C-3] a change of a Line that came while the socket was busy is there once it is empty', () => {
      const played = new Play(coarse(), open)
      const say = (quantum: number): void => {
        played.step({ do: 'read', slot: 1, quantum, lateBy: 0, quality: QUALITY.good })
        played.step({ do: 'flush' })
      }
      const takeAll = (): void => played.step({ do: 'deliver', screen: 0, count: 99 })
      played.step({ do: 'connect', screen: 0 })
      played.step({ do: 'look', screen: 0, lines: [0] })
      takeAll()
      say(5)
      say(6) // within the deadband: told to the Line alone, whose Viewer has not taken the last
      takeAll()
      expect(played.witness.twin.quanta[1]).toBe(5)
      expect(played.screen(0).twin.quanta[1]).toBe(6)
    })

    it('[C-6] no Frame of an old epoch is applied on a new one, though its seq would fit', () => {
      const table = exact()
      const played = new Play(table, open)
      played.step({ do: 'connect', screen: 0 })
      const say = (quantum: number): void => {
        played.step({ do: 'read', slot: 3, quantum, lateBy: 0, quality: QUALITY.good })
        played.step({ do: 'flush' })
        played.step({ do: 'deliver', screen: 0, count: 9 })
      }
      for (const quantum of [1, 2, 3]) say(quantum)
      expect(played.screen(0).following.seq).toBe(3)
      played.step({ do: 'restart' })
      for (const quantum of [50, 51, 52]) say(quantum)
      played.step({ do: 'connect', screen: 0 })
      say(53)
      played.settle()
      expect(plainTwin(played.screen(0).twin)).toEqual(plainTwin(played.epoch.floor.bridge.twin))
    })
  })
}
