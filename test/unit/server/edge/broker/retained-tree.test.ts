import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RetainedTree, type Work } from '../../../../../server/edge/broker/retained-tree.ts'
import { covers } from '../../../../helpers/covers.ts'

const found = (tree: RetainedTree<string>, filters: readonly string[], work: Work = { comparisons: 0 }) =>
  [...tree.meet(filters, work)].filter((topic) => topic !== undefined)

const topicOf = (names: readonly fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...names), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
const NAMES = [fc.constantFrom('a', 'b', '', '$s')]
const filter = fc
  .tuple(topicOf([...NAMES, fc.constant('+')]), fc.boolean())
  .map(([front, hasRest]) => (hasRest ? `${front}/#` : front))

describe('RetainedTree', () => {
  it('finds exactly what a filter covers, each topic once, also after some were cleared', () => {
    let seen = 0
    fc.assert(
      fc.property(
        fc.array(topicOf(NAMES), { maxLength: 40 }),
        fc.array(topicOf(NAMES), { maxLength: 20 }),
        fc.array(fc.oneof(filter, fc.constant('#')), { minLength: 1, maxLength: 6 }),
        (kept, cleared, filters) => {
          const tree = new RetainedTree<string>()
          for (const topic of kept) tree.set(topic, topic)
          for (const topic of cleared) tree.delete(topic)
          const left = new Set(kept.filter((topic) => !cleared.includes(topic)))
          const expected = [...left].filter((topic) => filters.some((one) => covers(one, topic)))
          expect(found(tree, filters).toSorted()).toEqual(expected.toSorted())
          seen += expected.length
        },
      ),
      { seed: 20261120, numRuns: 3000 },
    )
    expect(seen).toBeGreaterThan(3000)
  })

  const junk = (): RetainedTree<string> => {
    const tree = new RetainedTree<string>()
    for (let i = 0; i < 50_000; i++) tree.set(`junk/${i}/a/b/c/d`, `${i}`)
    return tree
  }

  it('[B-14] a filter looks only where it can match, however much is kept elsewhere', () => {
    const work: Work = { comparisons: 0 }
    const filters = Array.from({ length: 200 }, (_, i) => `no/${i}/+/+/+/+/x`)
    expect(found(junk(), filters, work)).toEqual([])
    expect(work.comparisons).toBeLessThan(10)
  })

  it('[B-14] filters that were asked for together are met in one walk', () => {
    const tree = junk()
    const one: Work = { comparisons: 0 }
    found(tree, ['+/+/+/+/+/x'], one)
    const many: Work = { comparisons: 0 }
    found(
      tree,
      Array.from({ length: 200 }, (_, i) => `+/+/+/+/+/x${i}`),
      many,
    )
    expect(one.comparisons).toBeGreaterThan(100_000)
    expect(many.comparisons).toBeLessThan(one.comparisons * 3)
  })
})
