/** As many steps as an eye tells apart on a ramp. */
export const MOST_BINS = 7
const FEWEST_BINS = 4

/** Digits that a step may begin with, for edges that a person can say. */
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 10] as const

/** A bin so narrow, as a share of a step, has no room for its number and joins its neighbour. */
const SLIVER = 0.6

/**
 * The edges of a range's bins, from its low end to its high end: whole multiples of a round step between them, at
 * most 7 bins [O-4].
 */
export function edgesOf([low, high]: readonly [number, number]): readonly number[] {
  for (const step of stepsFor(low, high)) {
    const inner = multiplesIn(low, high, step)
    if (inner.length < MOST_BINS) return [low, ...inner, high]
  }
  return [low, high]
}

function multiplesIn(low: number, high: number, step: number): readonly number[] {
  const inner: number[] = []
  for (let n = Math.ceil(low / step); n * step < high; n++) {
    const edge = tidy(n * step)
    if (edge - low > SLIVER * step && high - edge > SLIVER * step) inner.push(edge)
  }
  return inner
}

/** Round steps that a range may be cut into, the best first: one that meets both ends if there is one, else the smallest. */
function stepsFor(low: number, high: number): readonly number[] {
  const span = high - low
  const size = 10 ** Math.floor(Math.log10(span / MOST_BINS))
  const steps = [...STEPS, ...STEPS.map((digit) => 10 * digit)]
    .map((digit) => digit * size)
    .filter((step) => span / step <= MOST_BINS + 1e-9)
  const meets = (end: number, step: number): boolean => Math.abs(end / step - Math.round(end / step)) < 1e-6
  const whole = steps.filter((step) => meets(low, step) && meets(high, step) && span / step >= FEWEST_BINS)
  return [...whole, ...steps]
}

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12))

/** A range around two values that whole bins fill. */
export function roundedRange(low: number, high: number, least: number): readonly [number, number] {
  const span = Math.max(high - low, least)
  const middle = (low + high) / 2
  const from = Math.min(low, middle - span / 2)
  const to = Math.max(high, middle + span / 2)
  for (const step of stepsFor(0, span)) {
    const first = Math.floor(from / step)
    const last = Math.ceil(to / step)
    if (last - first <= MOST_BINS) return [tidy(first * step), tidy(last * step)]
  }
  return [from, to]
}
