import { MODE } from '../factory/fact.ts'
import { type Agv, batteryAt, chargedMillis, type Load, settleBattery } from './agv.ts'
import { depart, sendHome, turnTo } from './driving.ts'
import {
  chargersFrom,
  isBayFree,
  isWanted,
  lanesTo,
  metresBetween,
  NEWS,
  NOWHERE,
  setDoing,
  setDue,
  setMode,
  stopsOf,
  tell,
  tellOfBay,
  tellOfWork,
  type Yard,
} from './yard.ts'

/*
 * [W-36] Who carries what: an AGV its own loads first, the oldest first; the nearest idle one of the workshop helps.
 * Who has nothing to do makes room, and charges when there is a place for it.
 */

/** Below this it goes to charge before it carries anything else. */
export const LOW_BATTERY = 0.25
/** Charged so far it may be called away; below the next it charges when it is idle. */
const ENOUGH_BATTERY = 0.6
const SOME_BATTERY = 0.5
const FULL_BATTERY = 0.95
const IDLE_MILLIS = 20_000
const HANDLING_MILLIS = [8000, 14_000] as const

const batteryNow = (yard: Yard, agv: Agv): number => batteryAt(agv, yard.nowMillis, 0)

function isAvailable(yard: Yard, agv: Agv): boolean {
  if (agv.job.kind !== 'none' && agv.doing.kind !== 'charges') return false
  if (agv.halted || agv.home === -1) return false
  if (agv.doing.kind === 'stands') return batteryNow(yard, agv) >= LOW_BATTERY
  return agv.doing.kind === 'charges' && batteryNow(yard, agv) >= ENOUGH_BATTERY
}

const canServe = (yard: Yard, agv: Agv, load: Load): boolean =>
  stopsOf(yard, agv, load.from).length > 0 && stopsOf(yard, agv, load.to).length > 0

/** Sends idle AGVs for the loads that wait: each its own, then whoever is nearest. */
export function assign(yard: Yard, part: number, members: readonly Agv[]): void {
  const loads = yard.loads[part]
  if (loads === undefined || loads.length === 0) return
  const idle = members.filter((agv) => isAvailable(yard, agv))
  if (idle.length === 0) return
  const rest: Load[] = []
  for (const load of loads) {
    const owner = idle.find((agv) => agv.machine === load.owner)
    if (owner === undefined) rest.push(load)
    else fetch(yard, owner, load, idle)
  }
  loads.length = 0
  for (const load of rest) {
    const helper = idle.length === 0 ? undefined : nearestHelper(yard, load, idle, members)
    if (helper === undefined) loads.push(load)
    else fetch(yard, helper, load, idle)
  }
}

function nearestHelper(
  yard: Yard,
  load: Load,
  idle: readonly Agv[],
  members: readonly Agv[],
): Agv | undefined {
  const owner = members.find((agv) => agv.machine === load.owner)
  if (owner !== undefined && !yard.helps) return undefined
  let best: Agv | undefined
  let bestMetres = Number.POSITIVE_INFINITY
  for (const agv of idle) {
    if (owner !== undefined && agv.workshop !== owner.workshop) continue
    if (!canServe(yard, agv, load)) continue
    const metres = metresBetween(yard, agv.bay, stopsOf(yard, agv, load.from)[0] ?? -1)
    if (metres >= bestMetres) continue
    best = agv
    bestMetres = metres
  }
  return best
}

function fetch(yard: Yard, agv: Agv, load: Load, idle: Agv[]): void {
  idle.splice(idle.indexOf(agv), 1)
  settleBattery(agv, yard.nowMillis)
  agv.job = { kind: 'fetch', load }
  begin(yard, agv)
}

/** The bays where its job can be done, the best first. */
function baysOfJob(yard: Yard, agv: Agv): readonly number[] {
  const { job } = agv
  if (job.kind === 'fetch') return stopsOf(yard, agv, job.load.from)
  if (job.kind === 'bring') return stopsOf(yard, agv, job.load.to)
  return job.kind === 'charge' ? chargersOf(yard, agv) : NOWHERE
}

/** Where it may charge: at the chargers of its network, the nearest first; where there are none, at home. */
function chargersOf(yard: Yard, agv: Agv): readonly number[] {
  const near = chargersFrom(yard, agv.bay, agv.loop)
  return near.length === 0 ? [agv.home] : near
}

function isChargerFree(yard: Yard, agv: Agv): boolean {
  for (const bay of chargersOf(yard, agv)) if (isBayFree(yard, bay, agv)) return true
  return false
}

/** Does its job where it stands, or looks for a way to where it is done. */
export function begin(yard: Yard, agv: Agv): void {
  const { job, bay } = agv
  const { nowMillis } = yard
  if (job.kind === 'none') {
    setDoing(yard, agv, { kind: 'stands' })
    setMode(yard, agv, MODE.idle, 'noOrder')
    tellOfWork(yard, agv.part)
    tellOfBay(yard, agv.part, bay)
    setDue(yard, agv, agv.halted ? Number.POSITIVE_INFINITY : nowMillis + IDLE_MILLIS)
  } else if (job.kind === 'charge' && baysOfJob(yard, agv).includes(bay)) {
    setDoing(yard, agv, { kind: 'charges' })
    setMode(yard, agv, MODE.charging, 'charging')
    setDue(yard, agv, nextCharge(yard, agv))
  } else if (job.kind !== 'charge' && baysOfJob(yard, agv).includes(bay)) {
    const untilMillis = nowMillis + agv.random.between(...HANDLING_MILLIS)
    setDoing(yard, agv, { kind: 'handles', fromMillis: nowMillis, untilMillis })
    setMode(yard, agv, MODE.running)
    setDue(yard, agv, untilMillis)
  } else {
    setDoing(yard, agv, { kind: 'seeks', sinceMillis: nowMillis })
    setMode(yard, agv, MODE.running)
    tell(yard, agv.part, NEWS.bay)
    setDue(yard, agv, Number.POSITIVE_INFINITY)
  }
}

/** When a charging AGV may be called away, or is full. */
function nextCharge(yard: Yard, agv: Agv): number {
  const enough = chargedMillis(agv, ENOUGH_BATTERY)
  return enough > yard.nowMillis ? enough : chargedMillis(agv, FULL_BATTERY)
}

export function chargeOn(yard: Yard, agv: Agv): void {
  const battery = batteryNow(yard, agv)
  if (battery < FULL_BATTERY - 1e-6) {
    tellOfWork(yard, agv.part)
    setDue(yard, agv, Math.max(yard.nowMillis + 1, chargedMillis(agv, FULL_BATTERY)))
    return
  }
  settleBattery(agv, yard.nowMillis)
  agv.job = { kind: 'none' }
  begin(yard, agv)
}

/** A load is lifted or set down. */
export function finishHandling(yard: Yard, agv: Agv): void {
  const { job } = agv
  const at = yard.startMillis + yard.nowMillis
  settleBattery(agv, yard.nowMillis)
  if (job.kind === 'fetch') {
    agv.loaded = true
    agv.job = { kind: 'bring', load: job.load }
    begin(yard, agv)
    yard.calls.picked(job.load.link, agv.machine, at)
  } else if (job.kind === 'bring') {
    agv.loaded = false
    agv.missions += 1
    agv.job = batteryNow(yard, agv) < LOW_BATTERY ? { kind: 'charge' } : { kind: 'none' }
    begin(yard, agv)
    yard.calls.carried(job.load.link, agv.machine, at)
  }
}

/** It has stood idle for a while: it charges if there is a place, else it makes room. */
export function rest(yard: Yard, agv: Agv): void {
  setDue(yard, agv, Number.POSITIVE_INFINITY)
  if (agv.halted) return
  const battery = batteryNow(yard, agv)
  if (battery < LOW_BATTERY || (battery < SOME_BATTERY && isChargerFree(yard, agv))) {
    agv.job = { kind: 'charge' }
    begin(yard, agv)
  } else if (!sendHome(yard, agv)) setDue(yard, agv, yard.nowMillis + 30 * IDLE_MILLIS)
}

/** After a halt: on to where its job is done, if there is room; else by way of its home. */
export function resume(yard: Yard, agv: Agv): void {
  baysOfJob(yard, agv).some((bay) => isBayFree(yard, bay, agv) && turnTo(yard, agv, bay))
}

/** The oldest load first; those that charge come last, as they came. */
const rankOf = ({ job }: Agv): number =>
  job.kind === 'fetch' || job.kind === 'bring' ? job.load.order : Number.MAX_SAFE_INTEGER

const byRank = (a: Agv, b: Agv): number =>
  rankOf(a) - rankOf(b) || sinceOf(a) - sinceOf(b) || a.index - b.index

const isSeeking = ({ course, doing, halted }: Agv): boolean =>
  course === undefined && doing.kind === 'seeks' && !halted

/** Lets AGVs that look for a bay have it, the oldest load first [W-35]. */
export function seat(yard: Yard, part: number, members: readonly Agv[]): void {
  let count = 0
  for (const agv of members) if (isSeeking(agv)) count += 1
  if (count === 0) return
  const seekers = members.filter(isSeeking)
  if (count > 1) seekers.sort(byRank)
  yard.seatings += 1
  yard.seated[part] = yard.seatings
  let hasWanted = false
  for (const agv of seekers) {
    const bays = baysOfJob(yard, agv)
    if (goToOne(yard, agv, bays)) continue
    for (const bay of bays) {
      if (bay !== agv.bay && lanesTo(yard, agv.bay, bay) === undefined) continue
      for (const near of yard.bays.all[bay]?.conflicts ?? NOWHERE) yard.wanted[near] = yard.seatings
      hasWanted = true
    }
  }
  if (!hasWanted) return
  for (const agv of members) {
    if (agv.halted || !isWanted(yard, agv.part, agv.bay)) continue
    if (agv.doing.kind === 'stands' || (agv.doing.kind === 'seeks' && !isOnly(yard, agv, members)))
      sendHome(yard, agv)
  }
}

const sinceOf = ({ doing }: Agv): number => (doing.kind === 'seeks' ? doing.sinceMillis : 0)

/** Whether nobody but itself wants the bay that it stands in. */
function isOnly(yard: Yard, agv: Agv, members: readonly Agv[]): boolean {
  const near = yard.bays.all[agv.bay]?.conflicts ?? NOWHERE
  return !members.some((other) => {
    if (other === agv || other.doing.kind !== 'seeks') return false
    return baysOfJob(yard, other).some((bay) => near.includes(bay))
  })
}

function goToOne(yard: Yard, agv: Agv, bays: readonly number[]): boolean {
  for (const bay of bays) if (goTo(yard, agv, bay)) return true
  return false
}

function goTo(yard: Yard, agv: Agv, bay: number): boolean {
  if (bay === agv.bay) {
    begin(yard, agv)
    return true
  }
  // Whoever is older and waits for it, or for one beside it, comes first.
  if (isWanted(yard, agv.part, bay) || !isBayFree(yard, bay, agv)) return false
  const lanes = lanesTo(yard, agv.bay, bay)
  if (lanes === undefined) return false
  depart(yard, agv, bay, lanes)
  return true
}
