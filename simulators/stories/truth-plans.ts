import type { Nature, TruthPlan } from '../engine/story.ts'

/** Three standard deviations in the mean of ten minutes: what a chart on the wall would show to anybody. */
const NOISES = 3
const WINDOW_MINUTES = 10

const plan =
  (nature: Nature) =>
  (
    cause: string,
    machine: string,
    shownBy: readonly string[] = [],
    windowMinutes: number = WINDOW_MINUTES,
  ): TruthPlan => ({ cause, nature, machine, shownBy, noises: NOISES, windowMinutes })

export const fault = plan('fault')
export const harmless = plan('harmless')
export const pretence = plan('pretence')
