import { expect, it } from 'vitest'
import { createAttempts } from '../../../../server/edge/users/attempts.ts'
import { createBadges } from '../../../../server/edge/users/badges.ts'

it('[X-12] the table stays bounded under a million keys, and gives up the oldest', () => {
  const attempts = createAttempts({ most: 1, windowMillis: 1000, mostKeys: 100 })
  for (let i = 0; i < 1_000_000; i++) attempts.fail(`key ${i}`, 0)
  expect(attempts.size).toBe(100)
  expect([attempts.waitMillis('key 999900', 1), attempts.waitMillis('key 999899', 1)]).toEqual([999, 0])
})

it('[X-12] windows that ended make room for new ones', () => {
  const attempts = createAttempts({ most: 1, windowMillis: 10, mostKeys: 100 })
  for (let i = 0; i < 50; i++) attempts.fail(`key ${i}`, 0)
  attempts.fail('late', 10)
  expect(attempts.size).toBe(1)
})

it('[X-11] badges stay bounded however many are issued', () => {
  const badges = createBadges({ idleMillis: 10, absoluteMillis: 100, most: 50 })
  for (let i = 0; i < 1000; i++) badges.issue(`id ${i}`, { name: 'ann', role: 'viewer' }, 0)
  expect(badges.size).toBe(50)
  badges.issue('late', { name: 'ann', role: 'viewer' }, 10)
  expect(badges.size).toBe(1)
})
