import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alarmedIn,
  countIn,
  createRollup,
  refreshRollup,
  worstIn,
} from '../../../../../client/panels/tree/rollup.ts'
import { rowTyped, treeStep } from '../../../../../client/panels/tree/tree-keys.ts'
import {
  firstHit,
  groupsOf,
  hitsIn,
  type TreeRow,
  treeRows,
} from '../../../../../client/panels/tree/tree-rows.ts'
import { turnedOf } from '../../../../../client/panels/tree/turned.ts'
import { floorStateAt } from '../../../../../client/state/now.ts'
import { stateSlot } from '../../../../../models/slots.ts'
import { FLOOR_STATES, PACKML_STATES } from '../../../../../models/state.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { floorOf, reach, read } from '../floor.ts'

const { model, now } = floorOf(300)
const everything = { turned: new Set<string>(), all: true, wanted: () => true }
const groups = treeRows(model, everything).filter((row) => row.kind !== 'machine')

describe('the rows of the tree', () => {
  it('begin with Workshops and Lines, and a fold hides exactly what is under it [A-10]', () => {
    const first = treeRows(model, { ...everything, all: false })
    expect(first.filter((row) => row.kind === 'machine')).toEqual([])
    expect(first.filter((row) => row.kind === 'line').length).toBe(model.table.lines.length)
    for (const { path } of groups) {
      const turned = treeRows(model, { turned: new Set([path]), all: false, wanted: () => true })
      const under = ({ path: other }: TreeRow): boolean => other.startsWith(`${path}/`)
      expect(turned.filter((row) => !under(row)).map((row) => row.path)).toEqual(
        first.filter((row) => !under(row)).map((row) => row.path),
      )
      expect(turned.some(under)).toBe(!first.some(under))
    }
  })

  it('say which they are among how many [A-10]', () => {
    const rows = treeRows(model, everything)
    for (const row of rows) {
      const parent = row.path.slice(0, row.path.lastIndexOf('/'))
      const beside = rows.filter(({ path }) => path.slice(0, path.lastIndexOf('/')) === parent)
      expect(row.beside).toBe(beside.length)
      expect(beside[row.place - 1]).toBe(row)
      expect(row.level).toBe(row.path.split('/').length)
    }
  })

  it('show all that is wished for and nothing else, and groups count it [A-11]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), (step, from) => {
        const wanted = ({ index }: { readonly index: number }): boolean => index % step === from % step
        const rows = treeRows(model, { ...everything, wanted })
        const shown = rows.flatMap(({ placed }) => placed ?? [])
        expect(shown).toEqual(model.table.machines.filter(wanted))
        for (const row of rows) {
          const count = shown.filter(({ index }) => index >= row.first && index < row.end).length
          expect(row.shown).toBe(count)
          expect(count).toBeGreaterThan(0)
        }
      }),
      { seed: SEED, numRuns: 25 },
    )
    expect(treeRows(model, { ...everything, wanted: () => false })).toEqual([])
  })

  it('of the groups of a Machine are those that lead to it', () => {
    for (const placed of model.table.machines)
      for (const { path, kind } of groupsOf(model, placed))
        expect(groups.find((row) => row.path === path)?.kind).toBe(kind)
  })
})

describe('what is rolled up', () => {
  it('equals a count one by one after any Readings [A-12]', () => {
    reach({ model, now })
    const rollup = createRollup(model.table.machines.length)
    const reading = fc.record({
      machine: fc.nat(model.table.machines.length - 1),
      state: fc.nat(PACKML_STATES.length - 1),
    })
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 40 }), (readings) => {
        for (const { machine, state } of readings) {
          const placed = model.table.machines[machine]
          if (placed !== undefined) read(now, stateSlot(placed), state)
        }
        refreshRollup(rollup, now)
        for (const { first, end } of groups) {
          const states = model.table.machines.slice(first, end).map(({ index }) => floorStateAt(now, index))
          for (const state of FLOOR_STATES)
            expect(countIn(rollup, state, first, end)).toBe(states.filter((each) => each === state).length)
          expect(worstIn(rollup, first, end)).toBe(FLOOR_STATES.find((state) => states.includes(state)))
        }
      }),
      { seed: SEED, numRuns: 30 },
    )
  })

  it('counts Machines with an alarm within a group alone', () => {
    const alarms = new Map([3, 4, 9].map((machine) => [machine, []]))
    expect(alarmedIn(alarms, 0, 4)).toBe(1)
    expect(alarmedIn(alarms, 4, 10)).toBe(2)
  })
})

describe('while something is sought', () => {
  it('the rows count what was found, by state and by alarm too [A-22]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (step) => {
        const wanted = ({ index }: { readonly index: number }): boolean => index % step === 0
        const rows = treeRows(model, { ...everything, wanted })
        const hits = hitsIn(rows, model.table.machines.length)
        const rollup = createRollup(model.table.machines.length, hits)
        refreshRollup(rollup, now)
        const alarms = new Map(model.table.machines.map(({ index }) => [index, []]))
        for (const { first, end, shown } of rows) {
          const counts = FLOOR_STATES.map((state) => countIn(rollup, state, first, end))
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shown)
          expect(alarmedIn(alarms, first, end, hits)).toBe(shown)
        }
      }),
      { seed: SEED, numRuns: 20 },
    )
  })

  it('the keys go from the search to the first Machine found, not to its groups [A-22]', () => {
    const rows = treeRows(model, { ...everything, wanted: ({ index }) => index === 7 })
    expect(rows[firstHit(rows)]?.placed?.index).toBe(7)
    expect(firstHit(treeRows(model, { ...everything, all: false }))).toBe(0)
    expect(firstHit([])).toBe(0)
  })
})

describe('the keys of the tree', () => {
  const rows = treeRows(model, everything)
  const line = rows.findIndex((row) => row.kind === 'line')

  it('move within its rows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageUp', 'PageDown'),
        fc.integer({ min: -1, max: rows.length - 1 }),
        (key, active) => {
          const step = treeStep(key, rows, active, 10)
          expect(step?.kind).toBe('move')
          if (step?.kind === 'move') expect(rows[step.index]).toBeDefined()
        },
      ),
      { seed: SEED },
    )
    expect(treeStep('ArrowDown', [], -1, 10)).toBeUndefined()
    expect(treeStep('q', rows, 0, 10)).toBeUndefined()
  })

  it('go into an open group and out of it, and fold it on the way', () => {
    expect(treeStep('ArrowRight', rows, line, 10)).toEqual({ kind: 'move', index: line + 1 })
    expect(treeStep('ArrowLeft', rows, line + 1, 10)).toEqual({ kind: 'move', index: line })
    expect(treeStep('ArrowLeft', rows, line, 10)).toEqual({ kind: 'turn', row: rows[line] })
    expect(treeStep('ArrowRight', rows, line + 1, 10)).toBeUndefined()
  })

  it('find the next row by the beginning of its name or id, round and round', () => {
    const machine = rows.findIndex((row) => row.kind === 'machine')
    const id = rows[machine]?.placed?.machine.id ?? ''
    expect(rowTyped(rows, 0, id, 'en')).toBe(machine)
    expect(rowTyped(rows, rows.length - 1, id, 'zh-CN')).toBe(machine)
    expect(rowTyped(rows, 0, 'ÿÿ', 'en')).toBeUndefined()
  })
})

describe('the folds that are remembered', () => {
  it('are paths of this Plant [A-10]', () => {
    expect([...turnedOf('hall/a\nother/b\nhall\n\nhallway/c', 'hall')]).toEqual(['hall/a', 'hall'])
    expect(turnedOf(null, 'hall').size).toBe(0)
    expect(turnedOf('hall/x\n'.repeat(5), 'hall').size).toBe(1)
  })
})
