import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../simulators/engine/effect.ts'
import type { Story } from '../../../simulators/engine/story.ts'
import { beginStory, truthOf } from '../../../simulators/engine/world.ts'
import { machine, plantWith, played, START, worldOf } from './plants.ts'

const text = { 'zh-CN': '测试', en: 'test' }
const MINUTE = 60_000

/** When somebody who looks at its cycle time could first tell that something is wrong with a machine. */
function seenAt(effect: Effect, id: string): number | undefined {
  const world = worldOf(plantWith([machine('L', 'lathe'), machine('W', 'workstation', { at: [9, 9] })]))
  const truth = { cause: 'slow', nature: 'fault', machine: id, shownBy: ['cycleTime'] } as const
  const story: Story = {
    ...{ id: 'slow', name: text, plot: text, plant: 'test', hours: 1 },
    acts: [{ id: 'it', atMinutes: 5, effect, truth: { ...truth, noises: 3, windowMinutes: 5 } }],
  }
  expect(beginStory(world, story, START)).toEqual([])
  for (const _ of played(world, 40 * 60));
  const line = truthOf(world).find(({ what }) => what === 'detectable')
  return line === undefined ? undefined : (line.at - START) / MINUTE
}

describe('a cycle that takes longer', () => {
  it('[W-74] by a Story shows in the machine’s cycle time', () => {
    const seen = seenAt({ do: 'cycle', machine: 'L', factor: 1.3, minutes: 30 }, 'L')
    expect(seen).toBeGreaterThan(7)
    expect(seen).toBeLessThan(13)
  })

  it('[W-74] by hands that are slow shows where people work, and nowhere else', () => {
    const slow = { do: 'pace', factor: 1.4, minutes: 30 } as const
    expect(seenAt(slow, 'W')).toBeLessThan(13)
    expect(seenAt(slow, 'L')).toBeUndefined()
  })

  it('[W-74] by so little that no chart would show it is not seen', () => {
    expect(seenAt({ do: 'cycle', machine: 'L', factor: 1.03, minutes: 30 }, 'L')).toBeUndefined()
  })
})
