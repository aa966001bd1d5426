/** Lanczos; good to 1e-10. */
export function gammaOf(x: number): number {
  const terms = [
    ...[676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406],
    ...[12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7],
  ]
  const y = x - 1
  const sum = terms.reduce((all, each, i) => all + each / (y + i + 1), 0.9999999999998099)
  const t = y + 7.5
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * sum
}

export const meanOfWeibull = (scale: number, shape: number): number => scale * gammaOf(1 + 1 / shape)

/**
 * How often, on average, parts of Weibull's law of scale 1 have failed by a time, each replaced at once by a new one:
 * M(t) = F(t) + integral of M(t - x) dF(x), by the midpoint rule of Xie ("On the solution of renewal-type integral
 * equations", Communications in Statistics B 18, 1989), whose error falls with the square of the step.
 */
export function renewalsBy(time: number, shape: number, steps = 2000): number {
  const step = time / steps
  const failed = (t: number): number => -Math.expm1(-(t ** shape))
  const whole = Float64Array.from({ length: steps + 1 }, (_, i) => failed(i * step))
  const middle = Float64Array.from({ length: steps + 1 }, (_, i) => failed((i + 0.5) * step))
  const at = (values: Float64Array, i: number): number => values[i] ?? 0
  const renewed = new Float64Array(steps + 1)
  const half = at(middle, 0)
  for (let i = 1; i <= steps; i++) {
    let sum = at(whole, i) - half * at(renewed, i - 1)
    for (let j = 1; j < i; j++) sum += at(middle, i - j) * (at(renewed, j) - at(renewed, j - 1))
    renewed[i] = sum / (1 - half)
  }
  return at(renewed, steps)
}
