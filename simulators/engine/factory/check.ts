import type { Law } from '../laws/law.ts'
import type { FactoryModel, LinkModel, StationModel } from './model.ts'

/** A model that cannot be played is refused by name before anything moves [W-2]. */
export function checkModel(model: FactoryModel): void {
  const { stations, links, crews, orders, products, shifts } = model
  const refuse = (path: string, why: string): never => {
    throw new RangeError(`${path}: ${why}`)
  }
  const index = (path: string, value: number | undefined, count: number, what: string): void => {
    if (value === undefined || (Number.isInteger(value) && value >= 0 && value < count)) return
    refuse(path, `there is no ${what} ${value}`)
  }
  const notNegative = (path: string, value: number): void => {
    if (!(value >= 0)) refuse(path, `${value} is below 0`)
  }
  for (const [i, link] of links.entries()) {
    index(`links[${i}].from`, link.from, stations.length, 'station')
    index(`links[${i}].to`, link.to, stations.length, 'station')
    index(`links[${i}].by`, link.by, stations.length, 'station')
    notNegative(`links[${i}].capacity`, link.capacity)
    notNegative(`links[${i}].transferMillis`, link.transferMillis)
    for (const product of link.products ?? [])
      index(`links[${i}].products`, product, products.length, 'product')
  }
  for (const [i, station] of stations.entries()) {
    index(`stations[${i}].operator`, station.operator, crews.length, 'crew')
    index(`stations[${i}].reworkAt`, station.reworkAt, stations.length, 'station')
    for (const key of ['spoils', 'finds', 'reworkShare'] as const) {
      if (!(station[key] >= 0 && station[key] <= 1))
        refuse(`stations[${i}].${key}`, `${station[key]} is no share`)
    }
    for (const key of ['batchWaitMillis', 'patienceMillis', 'resumeMillis', 'restartMillis'] as const) {
      notNegative(`stations[${i}].${key}`, station[key])
    }
    if (!(station.capacity > 0)) refuse(`stations[${i}].capacity`, 'there is room for nothing')
    for (const [n, { crew }] of station.failures.entries()) {
      index(`stations[${i}].failures[${n}].crew`, crew, crews.length, 'crew')
    }
    if (
      pours(
        station,
        links.filter(({ from }) => from === i),
        !links.some(({ to }) => to === i),
      )
    ) {
      refuse(`stations[${i}]`, 'it would give material without an end at one moment')
    }
  }
  for (const [i, { people }] of crews.entries()) notNegative(`crews[${i}].people`, people)
  for (const [i, { product, weight }] of orders.mix.entries()) {
    index(`orders.mix[${i}].product`, product, products.length, 'product')
    notNegative(`orders.mix[${i}].weight`, weight)
  }
  if (shifts !== undefined && !(shifts.periodMillis > 0))
    refuse('shifts.periodMillis', 'it never comes round')
}

const takesNoTime = (law: Law): boolean => law.law === 'fixed' && law.value <= 0

/** Raw material without a law of its coming needs a bound where it goes. */
function pours({ role, cycle }: StationModel, onward: readonly LinkModel[], first: boolean): boolean {
  if (role === 'none' || role === 'sink' || (role !== 'source' && !first)) return false
  if (role !== 'store' && !takesNoTime(cycle)) return false
  return onward.length === 0
    ? role !== 'store'
    : onward.some(({ capacity }) => capacity === Number.POSITIVE_INFINITY)
}
