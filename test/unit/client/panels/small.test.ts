import { describe, expect, it } from 'vitest'
import { newFaults } from '../../../../client/panels/announcer.tsx'
import { isNews, sentenceOf } from '../../../../client/panels/events/happening.ts'
import type { Row } from '../../../../client/panels/list/arrange.ts'
import { stepFor } from '../../../../client/panels/list/keys.ts'
import { linesOf, linesOfRows } from '../../../../client/panels/list/use-look.ts'
import { firstBytesOf } from '../../../../client/panels/rejected/first-bytes.ts'
import { createTicker } from '../../../../client/panels/tick.ts'
import { speechOf } from '../../../../client/text/speech.ts'
import { MAX_LINES_LOOKED_AT } from '../../../../models/protocol.ts'
import { floorOf } from './floor.ts'

describe('the tick', () => {
  it('comes with a new version at most ten times a second, with each second, and else not at all', () => {
    let frame: ((millis: number) => void) | undefined
    let [version, second] = [1, 1]
    const ticker = createTicker({
      nextFrame: (callback) => {
        frame = callback
        return 1
      },
      cancel: () => {
        frame = undefined
      },
      version: () => version,
      second: () => second,
    })
    const stop = ticker.subscribe(() => undefined)
    const draw = (millis: number): number => {
      frame?.(millis)
      return ticker.count()
    }
    expect(draw(0)).toBe(1)
    second = 2
    expect(ticker.second()).toBe(1)
    second = 1
    expect(draw(500)).toBe(1)
    version = 2
    expect(draw(516)).toBe(2)
    version = 3
    expect(draw(532)).toBe(2)
    expect(draw(620)).toBe(3)
    second = 2
    expect(draw(636)).toBe(4)
    expect(ticker.second()).toBe(2)
    stop()
    second = 9
    ticker.subscribe(() => undefined)()
    expect(ticker.second()).toBe(9)
    expect(frame).toBeUndefined()
  })
})

describe('the first bytes of a packet', () => {
  const of = (bytes: readonly number[]) => firstBytesOf(Buffer.from(bytes).toString('base64'))

  it('are text where they are text, also where the cut fell inside a letter', () => {
    expect(of([...Buffer.from('{"a":1}')]).text).toBe('{"a":1}')
    expect(of([...Buffer.from('温度')].slice(0, 5)).text).toBe('温')
  })

  it('are hex where they are not', () => {
    expect(of([0, 255, 16])).toEqual({ hex: '00 ff 10', text: undefined })
    expect(firstBytesOf('*not base64*')).toEqual({ hex: '', text: '' })
  })
})

describe('the keys of the list', () => {
  const { model } = floorOf(5)
  const [placed] = model.table.machines
  const [line] = model.table.lines
  const [workshop] = model.plant.workshops
  if (placed === undefined || line === undefined || workshop === undefined) throw new Error('no plant')
  const rows: readonly Row[] = [
    { row: 'workshop', path: 'w', workshop, folded: false, machines: [placed, placed] },
    { row: 'line', path: 'l', line, folded: false, machines: [placed, placed] },
    { row: 'machine', path: 'm1', placed },
    { row: 'machine', path: 'm2', placed },
    { row: 'line', path: 'l2', line, folded: true, machines: [placed, placed] },
  ]

  it.each([
    ['ArrowDown', -1, { kind: 'move', index: 0 }],
    ['ArrowDown', 4, { kind: 'move', index: 4 }],
    ['ArrowUp', 0, { kind: 'move', index: 0 }],
    ['End', 0, { kind: 'move', index: 4 }],
    ['PageDown', 1, { kind: 'move', index: 4 }],
    ['Enter', 2, { kind: 'press', path: 'm1' }],
    ['Enter', -1, undefined],
    ['ArrowLeft', 3, { kind: 'move', index: 1 }],
    ['ArrowLeft', 1, { kind: 'fold', path: 'l' }],
    ['ArrowLeft', 4, { kind: 'move', index: 0 }],
    ['ArrowRight', 4, { kind: 'fold', path: 'l2' }],
    ['ArrowRight', 1, { kind: 'move', index: 2 }],
    ['ArrowRight', 2, undefined],
    ['x', 2, undefined],
  ] as const)('%s on row %d asks for %j', (key, active, step) => {
    expect(stepFor(key, rows, active, 10)).toEqual(step)
  })

  it('ask for nothing where there is nothing', () => {
    expect(stepFor('ArrowDown', [], -1, 10)).toBeUndefined()
  })
})

describe('the Lines that are looked at', () => {
  it('[V-1] are those in sight, the selected one first, and never too many', () => {
    const { model } = floorOf(4000)
    const rows = model.table.machines.map((placed): Row => ({ row: 'machine', path: placed.path, placed }))
    const last = model.table.machines.at(-1)
    const lines = linesOf(model, linesOfRows(rows), last?.machine.id)
    expect(lines[0]).toBe(last?.lineIndex)
    expect(lines).toHaveLength(MAX_LINES_LOOKED_AT)
    expect(linesOf(model, [], undefined)).toEqual([])
  })
})

describe('Events in words', () => {
  const english = speechOf({ language: 'en', timeZone: 'UTC' })

  it('say what happened in one sentence', () => {
    expect(sentenceOf({ event: 'stateChanged', from: 6, to: 9, reason: 'E-stop' }, english)).toBe(
      'Execute → Aborted (E-stop)',
    )
    expect(sentenceOf({ event: 'partScrapped', count: 2, product: 'G-40' }, english)).toBe(
      '2 parts scrapped · G-40',
    )
    expect(sentenceOf({ event: 'alarmRaised', code: 'E204', priority: 'high' }, english)).toBe(
      'Alarm E204, high priority',
    )
  })

  it('[E-7] say of an alarm that is over what it was', () => {
    const text = { 'zh-CN': '气源压力偏低', en: 'Air pressure low' }
    const ended = { code: 'W402', priority: 'medium', text, sinceMillis: 0 } as const
    expect(sentenceOf({ event: 'alarmCleared', code: 'W402', ended }, english)).toBe(
      'Alarm W402 cleared · Air pressure low',
    )
  })

  it('are no news where a Machine is heard for the first time', () => {
    expect(isNews({ event: 'linkChanged', from: 0, to: 1 })).toBe(false)
    expect(isNews({ event: 'linkChanged', from: 2, to: 1 })).toBe(true)
    expect(isNews({ event: 'stateChanged', to: 6 })).toBe(false)
    expect(isNews({ event: 'stateChanged', to: 9 })).toBe(true)
    expect(isNews({ event: 'stateChanged', from: 9, to: 6 })).toBe(true)
  })

  it('are spoken where a Machine went into fault, once each', () => {
    const event = (id: number, machine: number, to: number) =>
      ({ event: 'stateChanged', id, time: 0, at: 0, machine, to }) as const
    const events = [event(5, 2, 9), event(4, 1, 6), event(3, 2, 8), event(2, 7, 9)]
    expect(newFaults(events, 2)).toEqual([2])
    expect(newFaults(events, 0)).toEqual([2, 7])
    expect(newFaults(events, 5)).toEqual([])
    // One that came late stands further down, under a greater id, and is not spoken of as new [E-10].
    const late = { ...event(6, 8, 9), lateMillis: 180_000 }
    expect(newFaults([event(7, 9, 9), ...events, late], 5)).toEqual([9])
  })
})
