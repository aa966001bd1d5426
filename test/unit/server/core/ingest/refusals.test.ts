import { describe, expect, it } from 'vitest'
import { createDiscoveries, discover } from '../../../../../server/core/ingest/discoveries.ts'
import { createRejections, reject } from '../../../../../server/core/ingest/rejections.ts'
import { NOON } from '../../../../helpers/frames.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (kept: Uint8Array | undefined): string => new TextDecoder().decode(kept)

/** A payload as the wire lends it: a window on a buffer that is written over by what is read next. */
function lent(text: string): { payload: Buffer; reuse: () => void } {
  const pool = Buffer.alloc(64 * 1024, '~')
  const payload = pool.subarray(100, 100 + pool.write(text, 100))
  return { payload, reuse: () => pool.fill('!') }
}

const because = (en: string) => () => ({ 'zh-CN': `因为 ${en}`, en })
const NOTHING = because('')

describe('rejections', () => {
  it('[I-7] tell reason, topic, what was wrong, the first bytes and when', () => {
    const rejections = createRejections()
    reject(
      rejections,
      'wrongType',
      'a/b',
      bytes('"hot"'),
      because('temperature: a number was expected'),
      NOON,
    )
    reject(rejections, 'wrongType', 'a/b', bytes('"cold"'), because('the same again'), NOON + 5)
    expect([...rejections.rows.values()]).toEqual([
      {
        reason: 'wrongType',
        topic: 'a/b',
        detail: { 'zh-CN': '因为 the same again', en: 'the same again' },
        firstBytes: bytes('"cold"'),
        count: 2,
        firstAt: NOON,
        lastAt: NOON + 5,
      },
    ])
  })

  it('[I-8] are told apart by reason and topic, and counted by reason', () => {
    const rejections = createRejections()
    reject(rejections, 'notJson', 'a', bytes('1'), NOTHING, NOON)
    reject(rejections, 'notJson', 'b', bytes('1'), NOTHING, NOON)
    reject(rejections, 'badTime', 'a', bytes('1'), NOTHING, NOON)
    expect(rejections.rows.size).toBe(3)
    expect(rejections.total).toBe(3)
    expect(Object.fromEntries(rejections.byReason)).toEqual({ notJson: 2, badTime: 1 })
  })

  it('[I-8] keep a copy of the first bytes, not the buffer that they were read into', () => {
    const rejections = createRejections()
    const { payload, reuse } = lent('{"oops"')
    reject(rejections, 'notJson', 'a', payload, NOTHING, NOON)
    reuse()
    const [row] = rejections.rows.values()
    expect(textOf(row?.firstBytes)).toBe('{"oops"')
    expect(row?.firstBytes.buffer.byteLength).toBe(7)
  })

  it('[I-8] keep little of what is long', () => {
    const rejections = createRejections()
    const long = 'x'.repeat(60_000)
    reject(rejections, 'notJson', long, bytes(long), because(long), NOON)
    const [row] = rejections.rows.values()
    expect(row?.topic.length).toBeLessThanOrEqual(256)
    expect(row?.detail.en.length).toBeLessThanOrEqual(200)
    expect(row?.firstBytes.buffer.byteLength).toBeLessThanOrEqual(128)
  })

  it('[I-8] are at most 200 pairs; the rarest seen goes first', () => {
    const rejections = createRejections()
    for (let i = 0; i < 50; i++)
      for (let times = 0; times < 3; times++)
        reject(rejections, 'notJson', `often-${i}`, bytes(''), NOTHING, NOON)
    for (let i = 0; i < 1000; i++) reject(rejections, 'notJson', `once-${i}`, bytes(''), NOTHING, NOON + i)
    expect(rejections.rows.size).toBe(200)
    const topics = [...rejections.rows.values()].map((row) => row.topic)
    expect(topics.filter((topic) => topic.startsWith('often'))).toHaveLength(50)
    expect(topics, 'the newest is there').toContain('once-999')
    expect(rejections.total, 'and all are counted').toBe(1150)
  })

  it('[I-8] count every one of a flood, whose last bytes are never older than sixteen packets', () => {
    const rejections = createRejections()
    for (let i = 1; i <= 1000; i++) {
      reject(rejections, 'notJson', 'a', bytes(String(i)), because(String(i)), NOON + i)
      const [row] = rejections.rows.values()
      expect(row).toMatchObject({ count: i, lastAt: NOON + i })
      expect(i - Number(textOf(row?.firstBytes))).toBeLessThan(16)
    }
  })
})

describe('discoveries', () => {
  it('[I-9] are listed with count, last time and first bytes', () => {
    const discoveries = createDiscoveries()
    discover(discoveries, 'elsewhere/x', bytes('first'), NOON)
    discover(discoveries, 'elsewhere/x', bytes('second'), NOON + 5)
    const [row] = discoveries.topics.values()
    expect(row).toEqual({
      topic: 'elsewhere/x',
      firstBytes: bytes('first'),
      count: 2,
      firstAt: NOON,
      lastAt: NOON + 5,
    })
  })

  it('[I-9] are at most 1,000; what comes when the list is full is counted', () => {
    const discoveries = createDiscoveries()
    for (let i = 0; i < 5000; i++) discover(discoveries, `t/${i}`, bytes('x'), NOON)
    for (let i = 0; i < 10; i++) discover(discoveries, 't/5', bytes('x'), NOON)
    expect(discoveries.topics.size).toBe(1000)
    expect(discoveries.unlisted).toBe(4001)
    expect(discoveries.total).toBe(5010)
    expect(discoveries.topics.get('t/5')?.count, 'it had made room once').toBe(10)
    const listed = [...discoveries.topics.values()].reduce((sum, { count }) => sum + count, 0)
    expect(listed + discoveries.unlisted).toBe(discoveries.total)
  })

  it('[I-9] show a new device that speaks on amid a flood, and keep those that spoke twice', () => {
    const discoveries = createDiscoveries()
    for (const at of [NOON, NOON + 1]) discover(discoveries, 'press/7', bytes('x'), at)
    for (let i = 0; i < 3000; i++) {
      discover(discoveries, `flood/${i}`, bytes('x'), NOON)
      if (i % 500 === 0) discover(discoveries, 'press/8', bytes('x'), NOON + i)
    }
    expect(discoveries.topics.get('press/7')?.count).toBe(2)
    expect(discoveries.topics.get('press/8')?.count).toBe(6)
    expect(discoveries.topics.size).toBe(1000)
    expect(discoveries.heardOnce.size).toBe(998)
  })

  it('[I-9] are not pushed out once all have spoken twice', () => {
    const discoveries = createDiscoveries()
    for (let i = 0; i < 2000; i++) discover(discoveries, `t/${i % 1000}`, bytes('x'), NOON)
    discover(discoveries, 'one/more', bytes('x'), NOON)
    expect(discoveries.topics.has('one/more')).toBe(false)
    expect(discoveries.unlisted).toBe(1)
  })

  it('[I-9] keep a copy of the first bytes, and little of what is long', () => {
    const discoveries = createDiscoveries()
    const { payload, reuse } = lent('abc')
    discover(discoveries, 'x'.repeat(60_000), payload, NOON)
    reuse()
    const [row] = discoveries.topics.values()
    expect(textOf(row?.firstBytes)).toBe('abc')
    expect(row?.firstBytes.buffer.byteLength).toBe(3)
    expect(row?.topic.length).toBeLessThanOrEqual(256)
  })
})
