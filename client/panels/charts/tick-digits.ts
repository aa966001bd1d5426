const MOST_DIGITS = 6
/** What is left of a whole number after it was multiplied in binary. */
const NEARLY = 1e-6

/** How many digits after the point tell ticks so far apart from one another, and none of them rounded. */
export function tickDigits(step: number): number {
  let digits = 0
  let whole = step
  while (digits < MOST_DIGITS && Math.abs(whole - Math.round(whole)) > NEARLY * whole) {
    whole *= 10
    digits++
  }
  return digits
}
