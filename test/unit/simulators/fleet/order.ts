import { expect } from 'vitest'
import type { Seen } from './drill.ts'

/** Every mission is fetched and brought, nobody is in another, nobody jumps, and there was something to see. */
export function expectOrder(seen: Seen, missions: number): void {
  expect(seen.asked).toBeGreaterThan(missions)
  expect(seen.picked).toBe(seen.asked)
  expect(seen.carried).toBe(seen.asked)
  expect(seen.overlaps).toEqual([])
  expect(seen.jumps).toEqual([])
  expect(seen.nearestOnLane).toBeGreaterThan(1.3)
  expect(seen.nearestOnLane).toBeLessThan(4)
  expect(seen.longestMinutes).toBeGreaterThan(1)
}
