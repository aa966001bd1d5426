import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../../../client/panels/commands/table.ts'
import type { StandingAlarms } from '../../../../../client/state/alarms.ts'
import { NO_ALARMS } from '../../../../../client/state/alarms.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { floorOf, reach, read } from '../floor.ts'

const zh = speechOf({ language: 'zh-CN', timeZone: 'Asia/Shanghai' })
const en = speechOf({ language: 'en', timeZone: 'Asia/Shanghai' })

function floorWith(name: string) {
  const floor = floorOf(6)
  reach(floor)
  const machines = floor.model.table.machines.map((placed, i) =>
    i === 0 ? { ...placed, machine: { ...placed.machine, name: { 'zh-CN': name, en: name } } } : placed,
  )
  return { ...floor, machines }
}

const cellsOf = (table: string): readonly (readonly string[])[] =>
  table.split('\n').map((line) => line.split('\t'))

describe('the copied table', () => {
  it('has a head in the language spoken and a row for each Machine in the order shown [N-17]', () => {
    const { model, now, machines } = floorWith('Lathe')
    read(now, model.stateSlots[2] ?? 0, 9)
    const shop = { model, now, alarms: NO_ALARMS, columns: {} }
    const reversed = machines.toReversed()
    const rows = cellsOf(tableOf(shop, reversed, 2000, en))
    expect(rows.slice(1).map(([id]) => id)).toEqual(reversed.map(({ machine }) => machine.id))
    expect(rows[0]?.[0]).toBe('Id')
    expect(rows[4]?.[5]).toContain('Fault')
    expect(cellsOf(tableOf(shop, machines, 2000, zh))[0]?.[0]).toBe('编号')
    for (const row of rows) expect(row.length).toBe(10)
  })

  it('is broken by no name, and lets none act as a formula [N-17]', () => {
    for (const [name, cell] of [
      ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
      ['12" lathe', '"12"" lathe"'],
      ['"a', '"""a"'],
      ['@sum', "'@sum"],
      ['-1+1', "'-1+1"],
      ['a\tb\nc\u2028d', 'a b c d'],
    ] as const) {
      const { model, now, machines } = floorWith(name)
      const rows = cellsOf(tableOf({ model, now, alarms: NO_ALARMS, columns: {} }, machines, 2000, en))
      expect(rows.length).toBe(7)
      expect(rows[1]?.[1]).toBe(cell)
    }
  })

  it('tells the gravest alarm and how many more there are [N-17]', () => {
    const { model, now, machines } = floorWith('Lathe')
    const alarms: StandingAlarms = new Map([
      [
        1,
        [
          { code: 'E1', priority: 'high', sinceMillis: 1 },
          { code: 'E2', priority: 'low', sinceMillis: 2 },
        ],
      ],
    ])
    const rows = cellsOf(tableOf({ model, now, alarms, columns: {} }, machines, 2000, en))
    expect(rows[2]?.[7]).toBe('E1 +1')
    expect(rows[3]?.[7]).toBe('')
  })
})
