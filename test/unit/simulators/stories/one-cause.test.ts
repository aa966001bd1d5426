import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { advanceBody } from '../../../../simulators/engine/drive.ts'
import type { Effect } from '../../../../simulators/engine/effect.ts'
import { maySlow, slownessOf, spoilsOf } from '../../../../simulators/engine/physics/consequences.ts'
import { takePhysics } from '../../../../simulators/engine/physics/effects.ts'
import type { Played } from '../../../../simulators/engine/played.ts'
import { type Act, lastsMinutes, type Story } from '../../../../simulators/engine/story.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'
import { machineOf, workAt } from '../physics/bodies.ts'
import { castFor } from './casts.ts'

const HOURS = 3

const endMinutes = ({ atMinutes, effect }: Act): number =>
  atMinutes + (lastsMinutes(effect) ?? Number.POSITIVE_INFINITY)
const overlap = (one: Act, other: Act): boolean =>
  one.atMinutes < endMinutes(other) && other.atMinutes < endMinutes(one)

/** What a Story does to one machine's body while an act goes on, or at any time, told at once and for good. */
function sufferer(story: Story, id: string, during?: Act): { played: Played; suffers: boolean } {
  const member = castFor(story.plant).members.get(id)
  if (member === undefined) throw new Error(`no machine ${id}`)
  const played = machineOf(member.kind.id)
  let suffers = false
  for (const act of story.acts) {
    if (during !== undefined && !overlap(act, during)) continue
    const { effect } = act
    if (effect.do === 'wear' && effect.machine === id) {
      played.wear[member.kind.wearParts.findIndex((part) => part.id === effect.part)] = 1
      suffers = true
    }
    const meant =
      (effect.do === 'drift' && effect.machine === id) ||
      (effect.do === 'supply' && effect.workshop === member.workshop)
    if (!meant) continue
    const { minutes: _, ...forGood } = effect
    suffers = takePhysics(played.physics, { ...forGood, overMinutes: 0 } as typeof effect) || suffers
  }
  return { played, suffers }
}

function hindered(story: Story, id: string, during?: Act): { slowness: number; spoils: number } {
  const { played, suffers } = sufferer(story, id, during)
  let [slowness, spoils] = [1, 0]
  for (let second = 0; suffers && second < HOURS * 3600; second++) {
    workAt(played, second)
    advanceBody(played, 1)
    slowness = Math.max(slowness, slownessOf(played.physics))
    spoils = Math.max(spoils, spoilsOf(played.physics))
  }
  return { slowness, spoils }
}

const told = [...STORIES.values()].flatMap((story) =>
  story.acts.flatMap((act) => {
    const { id, effect } = act
    return effect.do === 'cycle' || effect.do === 'spoil' ? [[story.id, id, story, act, effect] as const] : []
  }),
)

describe('one cause', () => {
  it.each(told)(
    '[W-70] is counted once: in %s, %s does what no physics does',
    (_story, _id, story, act, effect) => {
      const { slowness, spoils } = hindered(story, effect.machine, act)
      if (effect.do === 'cycle') expect(slowness).toBeLessThan(1.001)
      else expect(spoils).toBeLessThan(0.002)
    },
  )

  it('[W-70] [W-42] low air makes placers slow by itself, about as far as the plot tells', () => {
    const story = STORIES.get('low-air')!
    expect(story.acts.some(({ effect }) => effect.do === 'cycle')).toBe(false)
    const { slowness } = hindered(story, 'S1-P1')
    expect(slowness).toBeGreaterThan(1.2)
    expect(slowness).toBeLessThan(1.4)
  })

  it.each([
    ['thermocouple-drift', 'FF-501', 0.05],
    ['stuck-sensor', 'S3-RF', 0.05],
    ['die-wear', 'LP-03', 0.03],
    ['check-ring', 'IM-01', 0.03],
  ] as const)('[W-46] [W-70] in %s, %s spoils parts by its condition alone', (id, machine, least) => {
    const story = STORIES.get(id)!
    expect(story.acts.some(({ effect }) => effect.do === 'spoil')).toBe(false)
    expect(hindered(story, machine).spoils).toBeGreaterThan(least)
  })

  it('[W-76] what may slow a machine is known of every effect that does', () => {
    for (const { wearParts, id } of KINDS.values()) {
      const kind = KINDS.get(id)!
      for (const [part, { id: name }] of wearParts.entries()) {
        const played = machineOf(id)
        played.wear[part] = 1
        for (let second = 0; second < 600; second++) {
          workAt(played, second)
          advanceBody(played, 1)
        }
        const wear: Effect = { do: 'wear', machine: 'M', part: name, failsAfterMinutes: 1 }
        if (slownessOf(played.physics) > 1) expect(maySlow(wear, kind), `${id} ${name}`).toBe(true)
      }
      const air = { do: 'drift', machine: 'M', parameter: 'airSupply', to: 0.4, overMinutes: 0 } as const
      const starved = machineOf(id)
      takePhysics(starved.physics, air)
      for (let second = 0; second < 60; second++) advanceBody(starved, 1)
      expect(maySlow(air, kind), id).toBe(slownessOf(starved.physics) > 1)
      expect(maySlow({ ...air, to: 0.58 }, kind)).toBe(false)
    }
  })
})
