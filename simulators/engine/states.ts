import { PACKML_STATES } from '../../models/state.ts'
import type { Mode } from './factory/fact.ts'
import { leftAt, type Step, stepsTo } from './state-path.ts'

/** A machine's PackML state, and those that it is on its way to. */
export interface States {
  state: number
  sinceMillis: number
  /** Why it is on this way: said with its first state. */
  reason: string
  steps: readonly Step[]
  next: number
  /** How long it acts at least before it is in another state. */
  readonly actMillis: number
}

export const statesAt = (state: number, atMillis: number, actMillis: number): States => ({
  state,
  sinceMillis: atMillis,
  reason: '',
  steps: [],
  next: 0,
  actMillis,
})

/** A state that was entered, to be told. */
export interface Entered {
  readonly atMillis: number
  readonly state: number
  readonly reason: string
}

const wordOf = (state: number): string => PACKML_STATES[state]?.word ?? 'Undefined'

export const stateEvent = ({ state, reason }: Entered) => ({
  event: 'stateChanged' as const,
  to: wordOf(state),
  ...(reason === '' ? {} : { reason }),
})

/** All states that are entered by then. */
export function enterDue(states: States, atMillis: number, told: Entered[]): void {
  for (;;) {
    const step = states.steps[states.next]
    if (step === undefined || step.atMillis > atMillis) return
    told.push({ ...step, reason: states.next === 0 ? states.reason : '' })
    states.state = step.state
    states.sinceMillis = step.atMillis
    states.next += 1
  }
}

/** The factory has the machine in another mode: what was planned for later is so no more. */
export function beginMode(
  states: States,
  mode: Mode,
  reason: string,
  atMillis: number,
  untilMillis: number,
  told: Entered[],
  delayMillis = 0,
): void {
  enterDue(states, atMillis, told)
  const { state, sinceMillis, actMillis } = states
  const fromMillis = Math.max(atMillis + delayMillis, leftAt(state, sinceMillis, actMillis))
  states.steps = stepsTo(mode, state, fromMillis, untilMillis, actMillis)
  states.next = 0
  states.reason = reason
  enterDue(states, atMillis, told)
}

/** Where all that was begun has led, as if it had been so for long. */
export function settleStates(states: States, atMillis: number): void {
  states.state = states.steps.at(-1)?.state ?? states.state
  states.sinceMillis = atMillis
  states.steps = []
  states.next = 0
}
