import type { Cast } from './cast.ts'
import { POWER_ALARM } from './factory/effects.ts'
import type { Cue, Story, TruthPlan } from './story.ts'
import type { TruthLine, TruthPorts } from './truth.ts'
import { type Reach, reachOf } from './truth-reach.ts'
import { type Slowness, watchSlowness } from './truth-slow.ts'
import { createWindow, type Window } from './truth-window.ts'

/** What others lost by an act, in milliseconds. */
export interface Lost {
  starved: number
  blocked: number
  down: number
}

export type Stage = 'on' | 'failed'

/** An act that has begun and not ended, as the truth follows it. */
export interface Run {
  readonly cue: Cue
  readonly plan: TruthPlan | undefined
  readonly reach: Reach
  readonly slows: readonly Slowness[]
  /** Where it may still be seen first; emptied when it was. */
  windows: readonly { readonly channel: string; readonly machine: number; readonly window: Window }[]
  detected: boolean
  stage: Stage
  /** Of the part that it wears, when it was last looked at. */
  damage: number
  /** The number of the order that it gave; -1 before it is known. */
  order: number
  readonly lost: Lost
  /** Of the gateway that it restarts, before that. */
  readonly dropped: number
  /** Which machines were told to wait by it, so that each is told once. */
  readonly told: Set<string>
}

const restarted = ({ act }: Cue, cast: Cast): number | undefined =>
  act.effect.do === 'reboot' ? cast.members.get(act.effect.gateway)?.index : undefined

export function runOf(cue: Cue, cast: Cast, { workOf, droppedBy }: TruthPorts): Run {
  const plan = cue.act.truth
  const member = plan === undefined ? undefined : cast.members.get(plan.machine)
  const reach = reachOf(cue.act.effect, cast)
  return {
    cue,
    plan,
    reach,
    slows: reach.slows.map((slowed) => watchSlowness(slowed, workOf)),
    windows:
      plan === undefined || member === undefined
        ? []
        : plan.shownBy.map((channel) => ({
            channel,
            machine: member.index,
            window: createWindow(
              channel,
              plan.noises,
              plan.windowMinutes,
              member.kind.channels.find(({ key }) => key === channel)?.resolution ?? 0,
            ),
          })),
    detected: false,
    stage: 'on',
    damage: 0,
    order: -1,
    dropped: droppedBy(restarted(cue, cast) ?? -1),
    lost: { starved: 0, blocked: 0, down: 0 },
    told: new Set(),
  }
}

/** Whether the machine that breaks down now does so by this act [W-75]. */
export function breaks(
  run: Run,
  down: { readonly machine: number; readonly reason: string },
  damageOf: (part: string) => number,
): boolean {
  const { effect } = run.cue.act
  if (!run.reach.roots.has(down.machine)) return false
  switch (effect.do) {
    case 'wear':
      return damageOf(effect.part) >= WORN_OUT
    case 'fail':
      return run.stage === 'on' && down.reason === effect.alarm
    case 'powerDip':
      return down.reason === POWER_ALARM
    default:
      return false
  }
}

/** A part that fails is worn to its end, but for the rounding of a sum. */
const WORN_OUT = 0.999

type Told = Omit<TruthLine, 'story' | 'act' | 'round' | 'at' | 'machine' | 'cause' | 'nature'> & {
  readonly machine?: string
}

const MINUTE_MILLIS = 60_000

/** Undefined of an act of which the truth says nothing. */
export function lineOf(story: Story, run: Run, atMillis: number, told: Told): TruthLine | undefined {
  const { plan, cue } = run
  if (plan === undefined) return undefined
  const { what, machine, ...rest } = told
  return {
    story: story.id,
    act: cue.act.id,
    round: cue.round,
    at: Math.floor(atMillis),
    what,
    machine: machine ?? plan.machine,
    cause: plan.cause,
    nature: plan.nature,
    ...rest,
  }
}

export const beganLine = (story: Story, run: Run): TruthLine | undefined => {
  const shownBy = run.plan?.shownBy ?? []
  return lineOf(story, run, run.cue.atMillis, {
    what: 'began',
    effect: run.cue.act.effect.do,
    ...(shownBy.length === 0
      ? { shownBy: 'never' as const }
      : { shownBy, noises: run.plan?.noises ?? 0, windowMinutes: run.plan?.windowMinutes ?? 0 }),
  })
}

const minutes = (millis: number): number => Math.round(millis / (MINUTE_MILLIS / 100)) / 100

const canFail = (run: Run): boolean => run.cue.act.effect.do === 'wear' || run.cue.act.effect.do === 'fail'

/** What is to be said of an act when it is over [W-77]. */
export const endedLine = (
  story: Story,
  run: Run,
  atMillis: number,
  rest: Pick<TruthLine, 'replaced' | 'lasting' | 'lateMinutes' | 'lostMessages'> = {},
): TruthLine | undefined =>
  lineOf(story, run, atMillis, {
    what: 'ended',
    ...((run.plan?.shownBy.length ?? 0) > 0 ? { detected: run.detected } : {}),
    ...(canFail(run) ? { failed: run.stage === 'failed' } : {}),
    ...rest,
    starvedMinutes: minutes(run.lost.starved),
    blockedMinutes: minutes(run.lost.blocked),
    downMinutes: minutes(run.lost.down),
  })

/** What the gateway that an act restarts could not keep [W-64]. */
export const lostBy = (run: Run, cast: Cast, droppedBy: TruthPorts['droppedBy']) => {
  const gateway = restarted(run.cue, cast)
  return gateway === undefined ? {} : { lostMessages: droppedBy(gateway) - run.dropped }
}
