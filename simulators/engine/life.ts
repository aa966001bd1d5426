import type { ReasonWord } from '../../models/reason.ts'
import { PACKML_STATES } from '../../models/state.ts'
import { waitingOf } from './neighbours.ts'
import { isDown, PACKML, STAYS } from './packml.ts'
import type { Played } from './played.ts'
import { isCharged, standsAtCharger, wantsCharge } from './vehicle.ts'

const HOUR_SECONDS = 3600
const HOLD_REASONS = [
  'gauging',
  'toolChange',
  'operatorCall',
  'materialCheck',
] as const satisfies readonly ReasonWord[]
const SETUP_SECONDS = [60, 200] as const
const NO_ORDER_SECONDS = [60, 240] as const
const WARNING_SECONDS = [60, 300] as const

const wordOf = (state: number): string => PACKML_STATES[state]?.word ?? 'Undefined'

/** Moves a machine on from state to state, as PackML allows and for reasons a shop floor knows [G-5]. */
export function advanceLife(played: Played, nowMillis: number, seconds: number): void {
  if (played.warning !== undefined && nowMillis >= played.warningEndsMillis) clearWarning(played)
  if (played.state === PACKML.execute) leaveExecute(played, nowMillis, seconds)
  else if (played.state === PACKML.suspended) endWaiting(played, nowMillis)
  else if (nowMillis >= played.stateEndsMillis && !staysToCharge(played)) {
    const stay = STAYS.get(played.state)
    if (stay !== undefined) enter(played, stay.next, nowMillis)
  }
}

const staysToCharge = (played: Played): boolean =>
  played.errand === 'charging' &&
  played.state === PACKML.idle &&
  played.vehicle !== undefined &&
  !isCharged(played.vehicle)

function leaveExecute(played: Played, nowMillis: number, seconds: number): void {
  if (played.vehicle !== undefined && wantsCharge(played.vehicle) && standsAtCharger(played.vehicle)) {
    played.errand = 'charging'
    enter(played, PACKML.completing, nowMillis, 'charging')
    return
  }
  const waiting = waitingOf(played, nowMillis, true)
  if (waiting !== undefined) {
    played.waiting = waiting
    enter(played, PACKML.suspending, nowMillis, waiting.cause)
    return
  }
  meetChance(played, nowMillis, seconds)
}

/** One draw decides between all that could happen: their chances are small and do not overlap. */
function meetChance(played: Played, nowMillis: number, seconds: number): void {
  const { faultHours, warningHours, holdHours, setupHours, idleHours } = played.temperament
  let left = played.random.next() * (HOUR_SECONDS / seconds)
  const strikes = (hours: number): boolean => {
    const before = left
    left -= 1 / hours
    return before >= 0 && left < 0
  }
  if (strikes(faultHours)) abort(played, nowMillis)
  else if (strikes(holdHours)) enter(played, PACKML.holding, nowMillis, played.random.pick(HOLD_REASONS))
  else if (strikes(setupHours)) beginErrand(played, 'setup', nowMillis)
  else if (strikes(idleHours)) beginErrand(played, 'noOrder', nowMillis)
  else if (strikes(warningHours) && played.warning === undefined) raiseWarning(played, nowMillis)
}

function beginErrand(played: Played, errand: 'setup' | 'noOrder', nowMillis: number): void {
  played.errand = errand
  enter(played, PACKML.completing, nowMillis, errand)
}

/** A fault, now: the machine cries out and aborts. */
export function abort(played: Played, nowMillis: number): void {
  const alarm = played.random.pick(played.alarms.faults)
  played.fault = alarm
  played.events.push({ event: 'alarmRaised', ...alarm })
  enter(played, PACKML.aborting, nowMillis, alarm.code)
}

function raiseWarning(played: Played, nowMillis: number): void {
  const alarm = played.random.pick(played.alarms.warnings)
  played.warning = alarm
  played.warningEndsMillis = nowMillis + 1000 * played.random.between(...WARNING_SECONDS)
  played.events.push({ event: 'alarmRaised', ...alarm })
}

function clearWarning(played: Played): void {
  if (played.warning !== undefined) played.events.push({ event: 'alarmCleared', code: played.warning.code })
  played.warning = undefined
}

function endWaiting(played: Played, nowMillis: number): void {
  if (waitingOf(played, nowMillis, false) === undefined) enter(played, PACKML.unsuspending, nowMillis)
}

function enter(played: Played, state: number, nowMillis: number, reason?: string): void {
  if (isDown(state) && !isDown(played.state)) played.downSinceMillis = nowMillis
  played.state = state
  played.stateEndsMillis = nowMillis + 1000 * staySeconds(played, state)
  if (state === PACKML.clearing && played.fault !== undefined) {
    played.events.push({ event: 'alarmCleared', code: played.fault.code })
    played.fault = undefined
  }
  if (state === PACKML.execute) {
    played.errand = 'none'
    played.waiting = undefined
  }
  const to = wordOf(state)
  played.events.push({ event: 'stateChanged', to, ...(reason === undefined ? {} : { reason }) })
}

function staySeconds(played: Played, state: number): number {
  const { errand, random } = played
  if (state === PACKML.resetting && errand === 'setup') return random.between(...SETUP_SECONDS)
  if (state === PACKML.idle && errand === 'noOrder') return random.between(...NO_ORDER_SECONDS)
  const stay = STAYS.get(state)
  return stay === undefined ? Number.POSITIVE_INFINITY : random.between(...stay.seconds)
}

/** How a machine is found when the generator begins: most run, a few are held, set up or without an order. */
export function beginLife(played: Played, nowMillis: number): void {
  const chance = played.random.next()
  const { holdHours, setupHours, idleHours } = played.temperament
  const state = chance < 0.03 && Number.isFinite(holdHours) ? PACKML.held : undefined
  const setsUp = chance >= 0.03 && chance < 0.055 && Number.isFinite(setupHours)
  const idles = chance >= 0.055 && chance < 0.075 && Number.isFinite(idleHours)
  if (setsUp) played.errand = 'setup'
  if (idles) played.errand = 'noOrder'
  played.state = state ?? (setsUp ? PACKML.resetting : idles ? PACKML.idle : PACKML.execute)
  played.downSinceMillis = nowMillis
  played.stateEndsMillis = nowMillis + 1000 * staySeconds(played, played.state)
}
