import { beforeEach, describe, expect, it } from 'vitest'
import { arrange, followsTwin, type Row, type Wish } from '../../../../../client/panels/list/arrange.ts'
import { alarmsAfter, NO_ALARMS, type StandingAlarms } from '../../../../../client/state/alarms.ts'
import { type Names, namesOf } from '../../../../../client/state/search.ts'
import { FIRST_VIEW } from '../../../../../client/state/view.ts'
import { linkSlot, type Placed, stateSlot } from '../../../../../models/slots.ts'
import { LINK } from '../../../../../models/state.ts'
import { floorOf, reach, read } from '../floor.ts'

const ANYTHING: Wish = { ...FIRST_VIEW, language: 'en' }
const EXECUTE = 6
const ABORTED = 9

let { model, now } = floorOf(60)
let names: Names = namesOf(model)
let alarms: StandingAlarms = NO_ALARMS
beforeEach(() => {
  ;({ model, now } = floorOf(60))
  names = namesOf(model)
  alarms = NO_ALARMS
})

const rowsOf = (wish: Partial<Wish>): readonly Row[] =>
  arrange(model, now, alarms, names, { ...ANYTHING, ...wish })
const machinesOf = (wish: Partial<Wish>): readonly Placed[] =>
  rowsOf(wish).flatMap((row) => (row.row === 'machine' ? [row.placed] : []))
const at = (index: number): Placed => {
  const placed = model.table.machines[index]
  if (placed === undefined) throw new Error(`no machine ${index}`)
  return placed
}

describe('the rows of the list', () => {
  it('are all Machines under their Workshops and Lines, in the order of the plant', () => {
    expect(machinesOf({}).map(({ index }) => index)).toEqual(model.table.machines.map(({ index }) => index))
    const first = rowsOf({})
    expect(first.slice(0, 3).map(({ row }) => row)).toEqual(['workshop', 'line', 'machine'])
    const lines = first.filter(({ row }) => row === 'line')
    expect(lines.length).toBe(model.table.lines.filter((line) => line.endMachine > line.firstMachine).length)
  })

  it('of a folded group are its head alone, which still counts them', () => {
    const line = at(0)
    const path = model.table.lines[line.lineIndex]?.path ?? ''
    const rows = rowsOf({ folded: new Set([path]) })
    const head = rows.find((row) => row.path === path)
    expect(head).toMatchObject({ row: 'line', folded: true })
    expect(rows.some((row) => row.row === 'machine' && row.placed.lineIndex === line.lineIndex)).toBe(false)
  })

  it('are found in both languages, by id and by initials, whatever the case and the width', () => {
    const { machine } = at(7)
    for (const search of [
      machine.id,
      machine.name['zh-CN'],
      machine.name.en.toUpperCase(),
      'csj7 ',
      'ＣＳＪ７',
    ])
      expect(machinesOf({ search }), search).toContain(at(7))
    expect(machinesOf({ search: 'nobody has this name' })).toEqual([])
  })

  it('are found without the hyphens and spaces of their ids and names, but not by hyphens alone', () => {
    const { machine } = at(7)
    const bare = machine.id.replaceAll('-', '')
    expect(bare).not.toBe(machine.id)
    for (const search of [bare, machine.id.replaceAll('-', '_'), machine.id.replaceAll('-', ' ')])
      expect(machinesOf({ search }), search).toEqual([at(7)])
    expect(machinesOf({ search: `${bare} ${machine.name.en.split(' ').at(-1)}` })).toContain(at(7))
    expect(machinesOf({ search: '_' })).toEqual([])
  })

  it('have the search as it stands, else each of its words', () => {
    const { name } = at(7).machine
    const words = name.en.split(' ').toReversed().join(' ')
    expect(machinesOf({ search: name.en })).toContain(at(7))
    expect(machinesOf({ search: words })).toContain(at(7))
  })

  it('[Q-6] are those in the wished state, with the wished link, of the wished Kind, or stale', () => {
    reach({ model, now })
    read(now, stateSlot(at(3)), ABORTED)
    read(now, stateSlot(at(4)), ABORTED)
    read(now, linkSlot(at(4)), LINK.gatewayLost)
    now.stale[5] = 1
    expect(machinesOf({ states: ['fault'] })).toEqual([at(3)])
    expect(machinesOf({ links: [LINK.gatewayLost] })).toEqual([at(4)])
    expect(machinesOf({ states: ['unknown'] })).toContain(at(4))
    expect(machinesOf({ stale: true })).toEqual([at(5)])
    const kind = at(0).kind.id
    expect(machinesOf({ kind }).length).toBeGreaterThan(0)
    expect(machinesOf({ kind }).every((placed) => placed.kind.id === kind)).toBe(true)
    expect(machinesOf({ states: ['fault'], stale: true })).toEqual([])
  })

  it('in another order are one list, the worst state first', () => {
    reach({ model, now })
    for (const { index } of model.table.machines) read(now, stateSlot(at(index)), EXECUTE)
    read(now, stateSlot(at(9)), ABORTED)
    const rows = rowsOf({ sort: { by: 'state', descending: false } })
    expect(rows[0]).toMatchObject({ placed: at(9) })
    expect(rows.every(({ row }) => row === 'machine')).toBe(true)
    expect(rowsOf({ sort: { by: 'state', descending: true } }).at(-1)).toMatchObject({ placed: at(9) })
  })

  it('[E-7] by state have the Machines first on which an alarm stands, the gravest before the others', () => {
    reach({ model, now })
    const raise = (id: number, machine: number, priority: 'high' | 'low') =>
      ({ id, time: id, machine, event: 'alarmRaised', code: 'E1', priority }) as const
    alarms = alarmsAfter(NO_ALARMS, [raise(1, 30, 'low'), raise(2, 40, 'high')]).alarms
    read(now, stateSlot(at(9)), ABORTED)
    const sorted = machinesOf({ sort: { by: 'state', descending: false } })
    expect(sorted.slice(0, 3)).toEqual([at(40), at(30), at(9)])
    expect(machinesOf({ alarmed: true })).toEqual([at(30), at(40)])
  })

  it('of a group that is filtered know the Machines that are shown, no others', () => {
    reach({ model, now })
    read(now, stateSlot(at(3)), ABORTED)
    const rows = rowsOf({ states: ['fault'] })
    const groups = rows.filter((row) => row.row !== 'machine')
    expect(groups.map(({ machines }) => machines)).toEqual([[at(3)], [at(3)]])
  })

  it('with the longest without news first begin with those never heard', () => {
    for (const { index } of model.table.machines)
      if (index !== 2) read(now, stateSlot(at(index)), EXECUTE, 5000)
    read(now, stateSlot(at(8)), EXECUTE, 4000)
    const [first, second] = machinesOf({ sort: { by: 'age', descending: false } })
    expect([first, second]).toEqual([at(2), at(8)])
  })

  it('by name stand as a reader of the language expects', () => {
    const sorted = machinesOf({ sort: { by: 'name', descending: false } }).map(
      ({ machine }) => machine.name.en,
    )
    const { compare } = new Intl.Collator('en', { numeric: true })
    expect(sorted).toEqual(sorted.toSorted(compare))
  })

  it('follow the Twin only where the wish has to do with it', () => {
    expect(followsTwin(ANYTHING)).toBe(false)
    expect(followsTwin({ ...ANYTHING, search: 'x', kind: 'lathe' })).toBe(false)
    expect(followsTwin({ ...ANYTHING, states: ['fault'] })).toBe(true)
    expect(followsTwin({ ...ANYTHING, sort: { by: 'age', descending: false } })).toBe(true)
  })
})
