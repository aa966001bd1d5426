import { describe, expect, it } from 'vitest'
import { nameOfFile, stretchTyped, typedStretch } from '../../../../client/panels/recordings/stretch.ts'
import { wallClock } from '../../../../client/panels/timeline/wall-clock.ts'

const CLOCK = wallClock('Asia/Shanghai')
const NOW = Date.parse('2026-11-20T10:30:20.500+08:00')
const at = (text: string): number => Date.parse(`2026-11-${text}+08:00`)

describe('a stretch to take away', () => {
  it.each([
    ['10:00', '10:05', { from: at('20T10:00:00'), to: at('20T10:05:00') }],
    ['yesterday 22:00', '', { from: at('19T22:00:00'), to: NOW }],
    ['-15m', '  ', { from: NOW - 900_000, to: NOW }],
    ['昨天 22:00', '昨天 23:00', { from: at('19T22:00:00'), to: at('19T23:00:00') }],
    ['soon', '10:05', 'badFrom'],
    ['', '10:05', 'badFrom'],
    ['10:00', 'tomorrow', 'badTo'],
    ['10:00', '2026-11-21 10:00', 'badTo'],
    ['10:05', '10:00', 'badOrder'],
    ['10:05', '10:05', 'badOrder'],
  ])('[PH-126] from "%s" to "%s"', (from, to, became) => {
    expect(typedStretch(from, to, NOW, CLOCK)).toEqual(became)
  })

  it('[PH-126] what is picked on the timeline is in what is typed for it', () => {
    const picked = { from: at('20T10:00:00.250'), to: at('20T10:04:59.001') }
    const [from, to] = stretchTyped(picked, NOW, CLOCK)
    expect([from, to]).toEqual(['2026-11-20 10:00:00', '2026-11-20 10:05:00'])
    expect(typedStretch(from, to, NOW, CLOCK)).toEqual({ from: at('20T10:00:00'), to: at('20T10:05:00') })
    const upToNow = stretchTyped({ from: NOW - 60_000, to: NOW - 100 }, NOW, CLOCK)
    expect(upToNow[1]).toBe('')
    expect(typedStretch(...upToNow, NOW, CLOCK)).toMatchObject({ to: NOW })
  })
})

describe('what a file becomes called', () => {
  it.each([
    ['night shift.twinrec', 'night shift'],
    ['twinfloor-2026-11-20T1000.TWINREC', 'twinfloor-2026-11-20T1000'],
    ['夜班.twinrec', '夜班'],
    ['a\u0007b.bin', 'ab.bin'],
    ['.twinrec', ''],
    [`${'x'.repeat(99)}😀.twinrec`, 'x'.repeat(99)],
  ])('[PH-125] %j is %j', (file, name) => {
    expect(nameOfFile(file)).toBe(name)
  })
})
