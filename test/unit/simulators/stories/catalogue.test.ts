import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { reasonNamed } from '../../../../models/reason.ts'
import type { Bilingual } from '../../../../models/text.ts'
import type { Effect } from '../../../../simulators/engine/effect.ts'
import { parametersOf } from '../../../../simulators/engine/physics/parameters.ts'
import type { Story } from '../../../../simulators/engine/story.ts'
import { storyProblems } from '../../../../simulators/engine/story-sense.ts'
import { STORIES, storiesOf } from '../../../../simulators/stories/catalogue.ts'
import { parseStory } from '../../../../simulators/story-file.ts'
import { castFor } from './casts.ts'

const stories = [...STORIES.values()]
const story = (id: string): Story => {
  const found = STORIES.get(id)
  if (found === undefined) throw new Error(`no Story ${id}`)
  return found
}

/** Every effect that there is; a new one fails to compile here until a Story shows it. */
const EFFECTS: Readonly<Record<Effect['do'], true>> = {
  wear: true,
  fail: true,
  hold: true,
  cycle: true,
  spoil: true,
  buffer: true,
  material: true,
  order: true,
  crew: true,
  pace: true,
  road: true,
  powerDip: true,
  drift: true,
  supply: true,
  sensor: true,
  interference: true,
  outage: true,
  reboot: true,
  clock: true,
  nuisance: true,
  stranger: true,
}

const CHINESE = /[\u4e00-\u9fff]/

function expectBothLanguages(text: Bilingual): void {
  expect(text['zh-CN']).toMatch(CHINESE)
  expect(text.en).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/)
  expect(text.en).toMatch(/[a-z]{3}/)
}

describe('the Stories in the box', () => {
  it('[W-70] are at least 24, some for each plant in the box, one in each file', () => {
    expect(stories.length).toBeGreaterThanOrEqual(24)
    for (const plant of ['gearbox', 'smt', 'moulding']) {
      expect(storiesOf(plant).length).toBeGreaterThanOrEqual(6)
    }
    const files = readdirSync(new URL('../../../../simulators/stories', import.meta.url))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => file !== 'catalogue' && file !== 'truth-plans')
    expect(stories.map(({ id }) => id).sort()).toEqual(files.sort())
  })

  it('[W-70] are told in both languages, no two with the same name', () => {
    for (const { name, plot } of stories) {
      expectBothLanguages(name)
      expectBothLanguages(plot)
      expect(plot.en.length).toBeGreaterThan(100)
    }
    for (const language of ['zh-CN', 'en'] as const) {
      expect(new Set(stories.map(({ name }) => name[language])).size).toBe(stories.length)
    }
  })

  it.each(stories.map((each) => [each.id, each] as const))(
    '[W-71] [W-79] %s is a Story as a file may be, and its plant has all that it names',
    (_, each) => {
      expect(parseStory(JSON.parse(JSON.stringify(each)))).toEqual({ ok: true, story: each })
      expect(storyProblems(each, castFor(each.plant)).map(formatProblem)).toEqual([])
    },
  )

  it('[W-70] between them do everything that can be done to a plant', () => {
    const done = new Set(stories.flatMap(({ acts }) => acts.map(({ effect }) => effect.do)))
    expect([...done].sort()).toEqual(Object.keys(EFFECTS).sort())
  })

  it('[W-70] hold machines for reasons that have a word', () => {
    const reasons = stories.flatMap(({ acts }) =>
      acts.flatMap(({ effect }) => (effect.do === 'hold' ? [effect.reason] : [])),
    )
    expect(reasons.length).toBeGreaterThan(3)
    for (const reason of reasons) expect(reasonNamed(reason), reason).toBeDefined()
  })

  it('[W-70] some can be seen long before they cost anything, some strike without a warning', () => {
    const lives = stories.flatMap(({ acts }) =>
      acts.flatMap(({ effect, truth }) =>
        effect.do === 'wear' && (truth?.shownBy.length ?? 0) > 0 ? [effect.failsAfterMinutes] : [],
      ),
    )
    expect(lives.filter((minutes) => minutes >= 480).length).toBeGreaterThanOrEqual(4)
    const sudden = stories.filter(({ acts }) => acts[0]?.effect.do === 'fail')
    expect(sudden.length).toBeGreaterThanOrEqual(1)
    for (const { acts } of sudden) expect(acts[0]?.truth?.shownBy).toEqual([])
  })

  it('[W-70] some are false friends: nothing in them is a fault', () => {
    const friends = stories.filter(
      ({ acts }) => acts.length > 0 && acts.every(({ truth }) => truth?.nature === 'harmless'),
    )
    expect(friends.length).toBeGreaterThanOrEqual(3)
    for (const { acts } of friends) {
      expect(acts.some(({ truth }) => (truth?.shownBy.length ?? 0) > 0)).toBe(true)
    }
  })

  it('[W-70] [W-78] the quiet week is a week, calm, and nothing in it is so', () => {
    const quiet = story('quiet-week')
    expect(quiet.hours).toBe(7 * 24)
    expect(quiet.calm).toBe(true)
    expect(quiet.acts.length).toBeGreaterThan(0)
    for (const { effect, truth } of quiet.acts) {
      expect(effect.do).toBe('nuisance')
      expect(truth?.nature).toBe('pretence')
    }
  })

  it('[W-70] the showroom shows every effect, one every 90 seconds, and begins again after an hour', () => {
    const { acts, hours } = story('showroom-tour')
    expect(acts.map(({ atMinutes }) => atMinutes)).toEqual(acts.map((_, index) => 1.5 * index))
    expect(acts.length * 1.5).toBe(60)
    expect(acts.every(({ everyMinutes }) => everyMinutes === 60)).toBe(true)
    expect(hours).toBeGreaterThanOrEqual(24)
    expect([...new Set(acts.map(({ effect }) => effect.do))].sort()).toEqual(Object.keys(EFFECTS).sort())
  })

  it('[W-70] the air that goes down touches at least twenty machines', () => {
    const { acts, plant } = story('low-air')
    const touched = new Set<string>()
    for (const { effect } of acts) {
      if ('machine' in effect) touched.add(effect.machine)
      if (effect.do === 'nuisance') for (const id of effect.machines) touched.add(id)
      if (effect.do !== 'supply') continue
      for (const [id, { kind, workshop }] of castFor(plant).members) {
        const has = parametersOf(kind).some(({ name }) => name === effect.parameter)
        if (workshop === effect.workshop && has) touched.add(id)
      }
    }
    expect(touched.size).toBeGreaterThanOrEqual(20)
  })

  it('[W-73] leave no act untold but those that say what another one did', () => {
    for (const { id, acts } of stories) {
      const causes = acts.flatMap(({ truth }) => (truth === undefined ? [] : [truth.cause]))
      expect(causes.length, id).toBeGreaterThan(0)
      for (const { effect, truth } of acts) if (truth === undefined) expect(effect.do).toBe('nuisance')
    }
  })
})
