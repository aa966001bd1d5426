import { expect, it } from 'vitest'
import { type Act, lastsMinutes } from '../../../../simulators/engine/story.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'
import { rehearse } from './rehearsal.ts'

it.each([...STORIES.values()].map((story) => [story.id, story] as const))(
  '[W-71] the factory can do all that %s asks of it',
  (_, { acts, ...rest }) => {
    const last = Math.max(...acts.map(({ atMinutes, effect }) => atMinutes + (lastsMinutes(effect) ?? 0)))
    const hurried = acts.map((act) => hurriedBy(act, Math.min(1, 55 / last)))
    expect(rehearse({ ...rest, acts: hurried }, 1).refused).toEqual([])
  },
)

/** The same in less time, so that what came after one another still does. */
function hurriedBy(act: Act, share: number): Act {
  const { effect } = act
  const minutes = lastsMinutes(effect)
  const wear = effect.do === 'wear' ? { failsAfterMinutes: effect.failsAfterMinutes * share } : {}
  const lasts = minutes === undefined ? {} : { minutes: minutes * share }
  return { ...act, atMinutes: act.atMinutes * share, effect: { ...effect, ...lasts, ...wear } }
}
