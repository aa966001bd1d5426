import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../../../models/plant/problem.ts'
import type { Effect } from '../../../../simulators/engine/effect.ts'
import type { Act, Story } from '../../../../simulators/engine/story.ts'
import { storyProblems } from '../../../../simulators/engine/story-sense.ts'
import { castFor } from './casts.ts'

const both = { 'zh-CN': '甲', en: 'one' }
const act = (effect: Effect, rest: Partial<Act> = {}): Act => ({ id: 'act', atMinutes: 1, effect, ...rest })
const told = (acts: readonly Act[], plant = 'gearbox'): readonly string[] => {
  const story: Story = { id: 'test', name: both, plot: both, plant, hours: 2, acts }
  return storyProblems(story, castFor('gearbox')).map(formatProblem)
}
const problemsOf = (effect: Effect): readonly string[] => told([act(effect)])

const REFUSED: readonly (readonly [what: string, effect: Effect, sentence: RegExp])[] = [
  [
    'a machine that is none',
    { do: 'fail', machine: 'GH-2O1', alarm: 'E204', minutes: 3 },
    /^\$\.acts\[0\]\.effect\.machine: expected a machine of the plant, found "GH-2O1"; did you mean "GH-201"\?$/,
  ],
  [
    'a wear part of another Kind',
    { do: 'wear', machine: 'GH-201', part: 'spindelBearing', failsAfterMinutes: 9 },
    /effect\.part: expected a wear part of gear-hobber, found "spindelBearing"; did you mean "spindleBearing"\?$/,
  ],
  [
    'a warning where a fault is needed',
    { do: 'fail', machine: 'GH-201', alarm: 'W310', minutes: 3 },
    /effect\.alarm: expected a fault of gear-hobber, found "W310"/,
  ],
  [
    'a gateway that is to be slow',
    { do: 'cycle', machine: 'GW-01', factor: 2, minutes: 9 },
    /^\$\.acts\[0\]\.effect\.machine: expected a machine that works on parts, found "GW-01"$/,
  ],
  [
    'a vehicle that is to be slow',
    { do: 'cycle', machine: 'AGV-01', factor: 2, minutes: 9 },
    /effect\.machine: expected a machine that works on parts, found "AGV-01"$/,
  ],
  [
    'a store that is to spoil parts',
    { do: 'spoil', machine: 'LS-02', share: 0.2, minutes: 9 },
    /effect\.machine: expected a machine that works on parts, found "LS-02"$/,
  ],
  [
    'material that is to run out where none begins',
    { do: 'material', machine: 'GH-201', minutes: 9 },
    /effect\.machine: expected a machine at which material begins, found "GH-201"$/,
  ],
  [
    'a buffer where nothing flows',
    { do: 'buffer', from: 'GH-201', to: 'ST-101', capacity: 2, minutes: 9 },
    /effect\.to: expected a machine that GH-201 feeds, found "ST-101"; there are GR-301/,
  ],
  [
    'a product that nobody makes',
    { do: 'order', product: 'hg41', quantity: 1, dueMinutes: 9, rush: true },
    /effect\.product: expected a product of the plant, found "hg41"; did you mean "hg40"\?$/,
  ],
  [
    'a crew that is none',
    { do: 'crew', crew: 'fiters', people: 1, minutes: 9 },
    /effect\.crew: expected a crew of the plant, found "fiters"; did you mean "fitters"\?$/,
  ],
  ['a road that is none', { do: 'road', road: 'a-nroth', minutes: 9 }, /effect\.road: .*"a-north"\?$/],
  [
    'a workshop that is none',
    { do: 'powerDip', workshop: 'assembley', share: 0.5, minutes: 9 },
    /effect\.workshop: .*"assembly"\?$/,
  ],
  [
    'a parameter that the machine has not',
    { do: 'drift', machine: 'FF-501', parameter: 'coolantFlow', to: 0.5, overMinutes: 1, minutes: 9 },
    /effect\.parameter: expected a parameter of furnace, found "coolantFlow"/,
  ],
  [
    'a parameter that follows from wear',
    { do: 'drift', machine: 'GH-201', parameter: 'bearingDamage', to: 0.5, overMinutes: 1, minutes: 9 },
    /effect\.parameter: expected a parameter of gear-hobber, found "bearingDamage"/,
  ],
  [
    'more than physics allows',
    { do: 'supply', workshop: 'assembly', parameter: 'airSupply', to: 6, overMinutes: 1, minutes: 9 },
    /effect\.to: expected 0 to 0\.8 MPa, found 6$/,
  ],
  [
    'a sensor of what is counted',
    {
      do: 'sensor',
      machine: 'GH-201',
      channel: 'partsMade',
      fault: 'stuck',
      size: 0,
      overMinutes: 0,
      minutes: 9,
    },
    /effect\.channel: expected a measured Channel of gear-hobber, found "partsMade"/,
  ],
  [
    'a fault larger than its Channel',
    {
      do: 'sensor',
      machine: 'GH-201',
      channel: 'spindleVibration',
      fault: 'bias',
      size: 40,
      overMinutes: 0,
      minutes: 9,
    },
    /effect\.size: expected at most 11, found 40$/,
  ],
  [
    'a radio unit that is a gateway',
    { do: 'outage', radio: 'GW-01', minutes: 9 },
    /effect\.radio: expected a radio-unit of the plant, found "GW-01"/,
  ],
  [
    'a gateway that is none',
    { do: 'reboot', gateway: 'GW-10', minutes: 9 },
    /effect\.gateway: expected a gateway of the plant, found "GW-10"; did you mean "GW-01"\?$/,
  ],
  [
    'an alarm that the machine does not know',
    { do: 'nuisance', machines: ['GH-201', 'AGV-01'], codes: ['W310'], perMinute: 1, minutes: 9 },
    /effect\.machines\[1\]: expected a machine that knows one of W310, found "AGV-01"/,
  ],
  [
    'an alarm that nobody knows',
    { do: 'nuisance', machines: ['GH-201'], codes: ['W310', 'W721'], perMinute: 1, minutes: 9 },
    /effect\.codes\[1\]: expected an alarm of one of the machines, found "W721"/,
  ],
]

describe('what is refused before it begins', () => {
  it.each(REFUSED)('[W-71] %s', (_, effect, sentence) => {
    const problems = problemsOf(effect)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(sentence)
  })

  const jam: Effect = { do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 25 }

  it('[W-71] nothing of a Story that may be', () => {
    expect(told([act(jam)])).toEqual([])
  })

  it('[W-71] a Story of another plant', () => {
    expect(told([act(jam)], 'smt')).toEqual([
      '$.plant: expected the plant that is played, gearbox, found "smt"',
    ])
  })

  it('[W-71] two acts of one id', () => {
    expect(told([act(jam), act(jam)])).toEqual(['$.acts[1].id: expected an id of its own, found "act"'])
  })

  it('[W-71] an act that outlasts the Story, or its own return', () => {
    expect(told([act(jam, { atMinutes: 100 })])[0]).toMatch(
      /^\$\.acts\[0\]\.atMinutes: expected an end within the 120 minutes of the Story, found one after 125 minutes$/,
    )
    expect(told([act(jam, { everyMinutes: 20 })])[0]).toMatch(
      /^\$\.acts\[0\]\.everyMinutes: expected at least the 25 that it lasts, found 20$/,
    )
  })

  it('[W-71] a part that cannot fail in time', () => {
    const wear: Effect = { do: 'wear', machine: 'GH-201', part: 'hob', failsAfterMinutes: 120 }
    expect(problemsOf(wear)[0]).toMatch(/atMinutes: .*found one after 121 minutes$/)
  })

  it('[W-71] a truth that tells of another machine than its effect touches', () => {
    const truth = { cause: 'jam', nature: 'fault', shownBy: [], noises: 3, windowMinutes: 1 } as const
    const of = (effect: Effect, machine: string) => told([act(effect, { truth: { ...truth, machine } })])
    expect(of(jam, 'GH-201')).toEqual([
      '$.acts[0].truth.machine: expected its effect\'s, "XC-121", found "GH-201"',
    ])
    const reboot: Effect = { do: 'reboot', gateway: 'GW-02', minutes: 6 }
    expect(of(reboot, 'GW-02')).toEqual([])
    expect(of(reboot, 'GW-01')[0]).toMatch(/^\$\.acts\[0\]\.truth\.machine: .*"GW-02", found "GW-01"$/)
    const dip: Effect = { do: 'powerDip', workshop: 'assembly', share: 0.5, minutes: 9 }
    expect(of(dip, 'AS-201')).toEqual([])
    expect(of(dip, 'GH-201')).toEqual([
      '$.acts[0].truth.machine: expected a machine that its effect touches, found "GH-201"',
    ])
  })

  it('[W-71] a truth that names what is not there', () => {
    const truth = {
      cause: 'jam',
      nature: 'fault',
      machine: 'XC-121',
      shownBy: ['beltSlip', 'beltSpede'],
      noises: 3,
      windowMinutes: 1,
    } as const
    expect(told([act(jam, { truth })])).toEqual([
      '$.acts[0].truth.shownBy[1]: expected a Channel of conveyor, found "beltSpede"; did you mean "beltSpeed"?',
    ])
    expect(told([act(jam, { truth: { ...truth, machine: 'XC-12' } })])[0]).toMatch(
      /truth\.machine: .*"XC-12[13]"/,
    )
  })
})
