import type { Kind } from '../kinds/kind.ts'
import { nearest } from '../nearest.ts'
import { stretchOf, withinDay } from './day.ts'
import { flowSense } from './flow-sense.ts'
import { type LawInFile, lawProblem } from './law.ts'
import { foundText, type Place } from './problem.ts'
import { calledFor, type MachineProduction, type Production } from './production.ts'
import { type Roll, reference, type Say } from './roll.ts'
import type { RoughPlant } from './rough.ts'

type Kinds = ReadonlyMap<string, Kind>

/** What takes no part in production, whatever the file says. */
const APART: readonly string[] = ['agv', 'gateway', 'radio-unit']

/** What cannot be of a Plant that tells how it produces [P-14] [P-15]. */
export function productionSense(plant: RoughPlant, roll: Roll, kinds: Kinds, say: Say): void {
  const { production } = plant
  if (production === undefined) return
  const place = ['production']
  const { products, crews, shifts, orders } = production
  ownIds(products, [...place, 'products'], say)
  ownIds(crews, [...place, 'crews'], say)
  ownIds(shifts, [...place, 'shifts'], say)
  const known = {
    product: products.map(({ id }) => id),
    crew: crews.map(({ id }) => id),
  }
  orders.mix.forEach(({ product }, i) => {
    knownWord([...place, 'orders', 'mix', i, 'product'], product, 'product', known.product, say)
  })
  lawSense(production, place, say)
  shiftSense(production, [...place, 'shifts'], say)
  crewSense(production, [...place, 'crews'], say)
  for (const [id, machine] of Object.entries(production.machines)) {
    machineSense(id, machine, [...place, 'machines', id], known, roll, kinds, say)
  }
  flowSense(plant, production, roll, say)
}

function ownIds(list: readonly { readonly id: string }[], place: Place, say: Say): void {
  const seen = new Set<string>()
  list.forEach(({ id }, i) => {
    if (seen.has(id)) say([...place, i, 'id'], 'an id of its own', `${foundText(id)} a second time`)
    seen.add(id)
  })
}

function knownWord(place: Place, word: string, what: string, known: readonly string[], say: Say): void {
  if (known.includes(word)) return
  say(place, `the id of a ${what}`, foundText(word), { suggestion: nearest(word, known) })
}

/** Every law wherever it stands: an object that names one. */
function lawSense(value: unknown, place: Place, say: Say): void {
  if (typeof value !== 'object' || value === null) return
  if ('law' in value) {
    const found = lawProblem(value as LawInFile)
    if (found !== undefined) say([...place, found[0]], found[1], found[2])
    return
  }
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  for (const [key, each] of entries) lawSense(each, [...place, key], say)
}

function shiftSense({ shifts }: Production, place: Place, say: Say): void {
  const taken: { readonly from: number; readonly to: number; readonly id: string }[] = []
  shifts.forEach((shift, s) => {
    const whole = stretchOf(shift)
    for (const { from, to } of withinDay(whole)) {
      const other = taken.find((each) => each.from < to && from < each.to)
      if (other !== undefined) {
        say([...place, s], `a shift that no other overlaps`, `one at the same time as ${foundText(other.id)}`)
      }
    }
    taken.push(...withinDay(whole).map((each) => ({ ...each, id: shift.id })))
    shift.breaks.forEach((pause, b) => {
      const { from, to } = stretchOf(pause)
      const day = from < whole.from ? 1440 : 0
      if (from + day >= whole.from && to + day <= whole.to) return
      say([...place, s, 'breaks', b], 'a break within its shift', `${pause.from} to ${pause.to}`)
    })
  })
}

/** A crew of nobody is a crew that is away for good: whatever needs it would stand for ever. */
function crewSense({ crews, machines }: Production, place: Place, say: Say): void {
  const { operators, fitters } = calledFor(crews)
  crews.forEach(({ id, people }, c) => {
    if (people > 0) return
    const needs = Object.entries(machines).find(
      ([, machine]) => machine.operator === id || machine.failures?.some(({ crew }) => crew === id),
    )
    if (needs === undefined && id !== operators?.id && id !== fitters?.id) return
    const whom = needs === undefined ? 'machines break down' : `machine ${foundText(needs[0])} needs them`
    say([...place, c, 'people'], `at least 1, for ${whom}`, '0')
  })
}

interface Known {
  readonly product: readonly string[]
  readonly crew: readonly string[]
}

function machineSense(
  id: string,
  told: MachineProduction,
  place: Place,
  known: Known,
  roll: Roll,
  kinds: Kinds,
  say: Say,
): void {
  reference(place, id, undefined, roll, say)
  const kind = kinds.get(roll.byId.get(id)?.kind ?? '')
  if (told.role !== undefined && told.role !== 'none' && kind !== undefined && APART.includes(kind.id)) {
    say([...place, 'role'], `no role, as of every machine of Kind "${kind.id}"`, foundText(told.role))
  }
  for (const product of Object.keys(told.products ?? {})) {
    knownWord([...place, 'products', product], product, 'product', known.product, say)
  }
  if (told.operator !== undefined) {
    knownWord([...place, 'operator'], told.operator, 'crew', known.crew, say)
  }
  if (told.rework !== undefined) reference([...place, 'rework', 'at'], told.rework.at, undefined, roll, say)
  told.failures?.forEach((failure, f) => {
    const at = [...place, 'failures', f]
    if (failure.crew !== undefined) knownWord([...at, 'crew'], failure.crew, 'crew', known.crew, say)
    const parts = kind?.wearParts.map((part) => part.id) ?? []
    if (kind === undefined || parts.includes(failure.id) || /^[A-Z]+\d+$/.test(failure.id)) return
    say([...at, 'id'], `a wear part of Kind "${kind.id}" or the code of an alarm`, foundText(failure.id), {
      suggestion: nearest(failure.id, parts),
      advice: parts.length === 0 ? undefined : `its wear parts are ${parts.join(', ')}`,
    })
  })
}
