import { afterEach, describe, expect, it } from 'vitest'
import { createFlood } from '../../../../server/edge/flood.ts'
import { createLog, type Log, readable } from '../../../../server/edge/log.ts'

describe('flood', () => {
  it('[X-30] the first of a kind is said, the others are counted until the window ends', () => {
    const flood = createFlood(1000, 10)
    expect([0, 1, 999].map((now) => flood.admit('a', now))).toEqual(['say', 'hide', 'hide'])
    expect(flood.admit('b', 1)).toBe('say')
    expect(flood.sweep(999)).toEqual([])
    expect(flood.sweep(1001)).toEqual([{ kind: 'a', count: 2 }])
    expect(flood.sweep(1500)).toEqual([])
  })

  it('[X-30] a flood that goes on stays one count a window, and one that ended may speak again', () => {
    const flood = createFlood(1000, 10)
    flood.admit('a', 0)
    for (let window = 1; window <= 3; window++) {
      for (let i = 0; i < 100; i++) expect(flood.admit('a', window * 1000 - 1)).toBe('hide')
      expect(flood.sweep(window * 1000)).toEqual([{ kind: 'a', count: 100 }])
    }
    expect(flood.sweep(4000)).toEqual([])
    expect(flood.admit('a', 4001)).toBe('say')
  })

  it('[X-30] kinds beyond the bound share one place', () => {
    const flood = createFlood(1000, 2)
    const said = Array.from({ length: 1000 }, (_, i) => flood.admit(`kind ${i}`, 0)).filter(
      (a) => a === 'say',
    )
    expect(said).toHaveLength(3)
    expect(flood.sweep(1000)).toEqual([{ kind: 'others', count: 997 }])
  })
})

describe('log', () => {
  let log: Log | undefined
  const lines: string[] = []
  const open = (verbose: boolean): Log => {
    lines.length = 0
    log = createLog({ verbose, to: { write: (line: string) => lines.push(line) }, now: () => 0 })
    return log
  }
  afterEach(() => log?.close())

  it('[X-5] secrets are redacted wherever they stand', () => {
    open(false).info(
      {
        password: 'hush-1',
        config: { brokers: [{ url: 'x', password: 'hush-2', key: 'hush-3' }], tls: { key: 'hush-4' } },
        url: 'mqtt://ann:hush-5@plc',
        headers: { cookie: 'hush-6', authorization: 'hush-7' },
      },
      'connected to mqtt://ann:hush-8@plc',
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('hush')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'connected to mqtt://***@plc' })
  })

  it('[X-30] a thousand like warnings are one line', () => {
    const rare = open(false)
    for (let i = 0; i < 1000; i++) rare.warnRarely('badPacket', { topic: `t${i}` }, 'a packet was refused')
    expect(lines.map((line) => JSON.parse(line).topic)).toEqual(['t0'])
  })

  it('details are for --verbose', () => {
    open(false).debug({}, 'detail')
    expect(lines).toEqual([])
    open(true).debug({}, 'detail')
    expect(lines).toHaveLength(1)
  })

  it('on a terminal a line reads like one, and nothing in it can command the terminal', () => {
    const line = {
      level: 'warn',
      time: '2026-11-20T12:34:56.789Z',
      topic: 'a\u001b[2J',
      msg: 'refused \u001b]0;x\u0007',
    }
    expect(readable(JSON.stringify(line))).toBe('12:34:56 warn  refused \\x1b]0;x\\x07 topic="a\\u001b[2J"\n')
    expect(readable(JSON.stringify({ ...line, level: 'info', msg: '已连接' }))).toBe(
      '12:34:56 info  已连接\n',
    )
  })
})
