/** As many steps as an eye tells apart on a ramp. */
export const MOST_BINS = 7
const FEWEST_BINS = 4

/** Digits that a step may begin with, for edges that a person can say. */
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const

/** A bin so narrow, as a share of a step, is a sliver and joins its neighbour. */
const SLIVER = 0.35

/**
 * The edges of a range's bins, from its low end to its high end: whole multiples of a round step between them, at
 * most 7 bins [O-4].
 */
export function edgesOf([low, high]: readonly [number, number]): readonly number[] {
  const step = stepOf(high - low)
  const inner: number[] = []
  for (let n = Math.ceil(low / step); n * step < high; n++) {
    const edge = tidy(n * step)
    if (edge - low > SLIVER * step && high - edge > SLIVER * step) inner.push(edge)
  }
  return [low, ...inner, high]
}

/** The smallest round step that needs no more bins than there may be; of a whole number of bins, if there is one. */
function stepOf(span: number): number {
  const size = 10 ** Math.floor(Math.log10(span / MOST_BINS))
  const steps = STEPS.map((digit) => digit * size).filter((step) => span / step <= MOST_BINS + 1e-9)
  const whole = steps.find(
    (step) => Math.abs(span / step - Math.round(span / step)) < 1e-6 && span / step >= FEWEST_BINS,
  )
  return whole ?? steps[0] ?? span
}

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12))

/** A range around two values with ends that a person can say. */
export function roundedRange(low: number, high: number, least: number): readonly [number, number] {
  const span = Math.max(high - low, least)
  const middle = (low + high) / 2
  const step = stepOf(span) / 2
  return [
    tidy(Math.floor(Math.min(low, middle - span / 2) / step) * step),
    tidy(Math.ceil(Math.max(high, middle + span / 2) / step) * step),
  ]
}
