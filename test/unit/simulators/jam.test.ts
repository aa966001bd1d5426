import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { beginStory } from '../../../simulators/engine/world.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { STORIES } from '../../../simulators/stories/catalogue.ts'
import { played, START, worldOf } from './plants.ts'

describe('a conveyor', () => {
  const found = findPlant('gearbox', KINDS)
  if (!found.ok) throw new Error(found.sentence)
  const world = worldOf(found.plant, 85)
  const jam = STORIES.get('line-jam')!
  expect(beginStory(world, jam, START)).toEqual([])
  const slips: number[] = []
  const entry = { before: new Set<boolean>(), jammed: new Set<boolean>() }
  for (const { topic, payload, atMillis } of played(world, 30 * 60)) {
    const conveyor = /\/(GC|XC|SC|AC|HC)-\d+$/.test(topic)
    if (!conveyor) continue
    const { beltSlip, entryOccupied } = JSON.parse(payload)
    const minute = (atMillis - START) / 60_000
    if (beltSlip !== undefined) slips.push(beltSlip)
    if (!topic.endsWith('/XC-121') || entryOccupied === undefined) continue
    if (minute < 20) entry.before.add(entryOccupied)
    else if (minute > 25) entry.jammed.add(entryOccupied)
  }

  it('[G-13] has its entry occupied now and then while it runs, and all the time once parts stand before a jam', () => {
    expect([...entry.before].sort()).toEqual([false, true])
    expect([...entry.jammed]).toEqual([true])
  })

  it('[W-46] with a belt that is as it should be slips by less than 2 %', () => {
    expect(slips.length).toBeGreaterThan(1000)
    expect(Math.max(...slips)).toBeLessThan(2)
    expect(Math.min(...slips)).toBeGreaterThan(0.5)
  })
})
