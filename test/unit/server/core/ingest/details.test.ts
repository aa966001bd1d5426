import { describe, expect, it } from 'vitest'
import { badTime, unknownWord, unreadableEvent } from '../../../../../server/core/ingest/details.ts'

describe('what was wrong is said so that it can be mended', () => {
  it.each([
    ['2026-11-20 08:00:00', 'zone'],
    ['2026-11-20T08:00', 'zone'],
    [1_795_132_800, 'seconds'],
    ['yesterday', 'ISO 8601'],
    [-5, 'ISO 8601'],
  ])('[I-7] a time of %j: %s', (given, hint) => {
    expect(badTime(given)().en).toContain(hint)
    expect(badTime(given)()['zh-CN']).not.toBe('')
  })

  it('[I-7] a word that is none names the one that was probably meant, or those there are', () => {
    const words = ['Execute', 'Held', 'Idle']
    expect(unknownWord('state', 'Excute', words)().en).toContain('did you mean "Execute"?')
    expect(unknownWord('state', 'busy', words)().en).toContain('Execute, Held, Idle')
    expect(unknownWord('state', { a: 1 }, words)()['zh-CN']).toContain('对象')
  })

  it('[I-7] an Event that does not read is told which kinds there are', () => {
    expect(unreadableEvent('alarm')().en).toContain('alarmRaised')
    expect(unreadableEvent(undefined)().en).toContain('"event" is missing')
  })
})
