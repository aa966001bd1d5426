import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FilterTree, filterRefusal, topicRefusal } from '../../../../../server/edge/broker/topics.ts'
import { covers } from '../../../../helpers/covers.ts'

const deep = (levels: number): string => new Array(levels).fill('a').join('/')

describe('topicRefusal', () => {
  it.each([
    ['factory/line-1/lathe/temperature', undefined],
    ['车间/一号线/温度', undefined],
    ['a'.repeat(512), undefined],
    ['a'.repeat(513), 'topicTooLong'],
    ['温'.repeat(171), 'topicTooLong'],
    [deep(16), undefined],
    [deep(17), 'topicTooDeep'],
    ['/'.repeat(200), 'topicTooDeep'],
    ['', 'topicInvalid'],
    ['a/+/b', 'topicInvalid'],
    ['a/#', 'topicInvalid'],
    ['a\0b', 'topicInvalid'],
  ])('[B-3] %s', (topic, refusal) => {
    expect(topicRefusal(topic)).toBe(refusal)
  })

  it.each(['$SYS', '$SYS/broker/load'])('[B-9] %s is not for clients', (topic) => {
    expect(topicRefusal(topic)).toBe('topicReserved')
  })
})

describe('filterRefusal', () => {
  it.each([
    ['#', undefined],
    ['a/+/b/#', undefined],
    ['$SYS/#', undefined],
    ['+/+', undefined],
    [`${deep(15)}/#`, undefined],
    [`${deep(16)}/#`, 'topicTooDeep'],
    ['a/#/b', 'topicInvalid'],
    ['a+/b', 'topicInvalid'],
    ['a/b#', 'topicInvalid'],
    ['', 'topicInvalid'],
  ])('[B-3] %s', (filter, refusal) => {
    expect(filterRefusal(filter)).toBe(refusal)
  })
})

describe('covers', () => {
  it.each([
    ['#', 'a/b', true],
    ['a/#', 'a', true],
    ['a/#', 'ab', false],
    ['a/+', 'a/', true],
    ['a/+', 'a', false],
    ['+/b', 'a/b', true],
    ['+/b', '/b', true],
    ['#', '$SYS/x', false],
    ['+/x', '$SYS/x', false],
    ['$SYS/#', '$SYS/x', true],
    ['a/b', 'a/b/c', false],
  ])('%s and %s: %s', (filter, topic, expected) => {
    expect(covers(filter, topic)).toBe(expected)
  })
})

describe('FilterTree', () => {
  const part = fc.constantFrom('a', 'b', '', '+')
  const filter = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([parts, rest]) => [...parts, ...(rest ? ['#'] : [])].join('/'))
  const topic = fc
    .array(fc.constantFrom('a', 'b', ''), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('/'))

  it('finds exactly those whose filter covers the topic, also after some have gone', () => {
    let found = 0
    fc.assert(
      fc.property(
        fc.array(filter, { maxLength: 30 }),
        fc.array(fc.nat(29)),
        topic,
        (filters, leaving, name) => {
          const tree = new FilterTree<number>()
          for (const [i, one] of filters.entries()) tree.add(one, i)
          const gone = new Set(leaving.filter((i) => i < filters.length))
          for (const i of gone) tree.remove(filters[i] ?? '', i)
          const expected = filters.flatMap((one, i) => (!gone.has(i) && covers(one, name) ? [i] : []))
          expect(tree.match(name).toSorted((a, b) => a - b)).toEqual(expected)
          found += expected.length
        },
      ),
      { seed: 20261120, numRuns: 2000 },
    )
    expect(found).toBeGreaterThan(500)
  })

  it('leaving twice, or without having come, changes nothing', () => {
    const tree = new FilterTree<string>()
    tree.add('a/b', 'x')
    tree.remove('a/c', 'x')
    tree.remove('a/b', 'y')
    expect(tree.match('a/b')).toEqual(['x'])
    tree.remove('a/b', 'x')
    tree.remove('a/b', 'x')
    expect(tree.match('a/b')).toEqual([])
  })
})
