import { describe, expect, it } from 'vitest'
import type { Story } from '../../../../simulators/engine/story.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'
import { rehearse } from './rehearsal.ts'

const story = (id: string): Story => {
  const found = STORIES.get(id)
  if (found === undefined) throw new Error(`no Story ${id}`)
  return found
}

const MINUTE = 60_000
const minuteOf = (fact: string): number => Number(fact.split(' ', 1)[0]) / MINUTE

describe('a Story played by the factory', () => {
  it('[W-73] [W-75] [W-76] a jam fails when it is told to and starves the line behind it, the same each time', () => {
    const { lines, beginMillis, refused } = rehearse(story('line-jam'))
    expect(refused).toEqual([])
    const jam = lines.filter(({ act }) => act === 'jam')
    expect(jam[1]).toMatchObject({ what: 'failed', machine: 'XC-121', at: beginMillis + 20 * MINUTE })
    const waits = jam.filter(({ what }) => what === 'caused').map(({ machine, mode }) => `${machine} ${mode}`)
    expect(waits).toContain('XM-103 starved')
    expect(waits).toContain('XM-102 blocked')
    expect(jam.at(-1)).toMatchObject({ what: 'ended', failed: true, downMinutes: 25 })
    expect(rehearse(story('line-jam')).lines).toEqual(lines)
  })

  it('[W-73] a day with a Story is the day without it until the Story begins, and then is not', () => {
    const jam = story('line-jam')
    const without = rehearse({ ...jam, acts: [] })
    const { facts } = rehearse(jam)
    const before = facts.filter((fact) => minuteOf(fact) < 20)
    expect(before.length).toBeGreaterThan(50)
    expect(without.facts.filter((fact) => minuteOf(fact) < 20)).toEqual(before)
    expect(without.facts).not.toEqual(facts)
  })

  it('[W-73] one that touches no production leaves every fact of it as it was', () => {
    const heat = story('summer-heat')
    const { facts } = rehearse(heat, 2)
    expect(facts.length).toBeGreaterThan(200)
    expect(rehearse({ ...heat, acts: [] }, 2).facts).toEqual(facts)
  })

  it('[W-13] [W-75] a rush order is made within a shift, and what was in hand pays for it with set-ups', () => {
    const rush = story('rush-order')
    const { lines, beginMillis, shipped } = rehearse(rush)
    const ends = lines.filter(({ what, act }) => what === 'ended' && act !== '')
    expect(ends.map(({ act }) => act)).toEqual(['forty-by-tonight', 'twenty-more'])
    for (const end of ends) {
      expect(end).not.toHaveProperty('lasting')
      expect((end.at - beginMillis) / MINUTE, end.act).toBeLessThan(12 * 60)
    }
    expect(shipped).toBeLessThan(rehearse({ ...rush, acts: [] }).shipped)
  })

  it('[W-77] a tool that is replaced in time does not fail', () => {
    const { lines } = rehearse(story('tool-breakage'), 4)
    const blunting = lines.filter(({ act }) => act === 'blunting')
    expect(blunting.map(({ what }) => what)).toEqual(['began', 'ended'])
    expect(blunting[1]).toMatchObject({ replaced: true, failed: false })
  })

  it('[W-78] in a calm Story nothing breaks down by chance', () => {
    const { lines, facts } = rehearse(story('quiet-week'), 8)
    expect(facts.length).toBeGreaterThan(300)
    expect(lines.filter(({ nature }) => nature === 'chance')).toEqual([])
    const { calm: _, ...restless } = story('quiet-week')
    const { lines: other } = rehearse(restless, 8)
    expect(other.filter(({ nature }) => nature === 'chance').length).toBeGreaterThan(10)
  })
})
