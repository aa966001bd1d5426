/*
 * exp, log, sin, cos, atan2 and what is made of them, by additions, multiplications and square roots alone. IEEE 754
 * rounds those the same everywhere, while the library behind Math may differ from one version of Node to the next:
 * a run must have the same bytes on every machine [G-1]. Errors are a few units in the last place.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const LN2 = Math.LN2
const SQRT_HALF = Math.SQRT1_2
const HALF_PI_HIGH = 1.5707963267341256
const HALF_PI_LOW = 6.077100506506192e-11

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
/** Which of the two words of a double holds its sign and exponent: the second on little-endian machines. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0
const LOW = 1 - HIGH

/** Two to a whole power from -1022 to 1023. */
function twoTo(power: number): number {
  words[HIGH] = (power + 1023) << 20
  words[LOW] = 0
  return double[0] ?? 0
}

export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 709.78) return Number.POSITIVE_INFINITY
  if (x < -708) return 0
  const k = Math.round(x / LN2)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let sum = 1
  for (let n = 14; n >= 1; n--) sum = 1 + (r / n) * sum
  // Two steps, since 2^1024 is no number though e^709.7 is.
  return k > 1000 ? sum * twoTo(k - 100) * twoTo(100) : sum * twoTo(k)
}

export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN
  if (x === 0) return Number.NEGATIVE_INFINITY
  if (x === Number.POSITIVE_INFINITY) return x
  if (x < 2.3e-308) return log(x * (1_073_741_824 * 1_073_741_824)) - 60 * LN2
  double[0] = x
  const high = words[HIGH] ?? 0
  let k = ((high >> 20) & 0x7ff) - 1022
  words[HIGH] = (high & 0x000f_ffff) | 0x3fe0_0000
  let m = double[0] ?? 0
  if (m < SQRT_HALF) {
    m *= 2
    k -= 1
  }
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 0
  for (let n = 23; n >= 3; n -= 2) sum = square * (1 / n + sum)
  return k * LN2_HIGH + (2 * s * (1 + sum) + k * LN2_LOW)
}

export const pow = (base: number, power: number): number =>
  base === 0 ? (power === 0 ? 1 : 0) : power === 1 ? base : exp(power * log(base))

/** The sine of r from -pi/4 to pi/4. */
function sineNear(r: number): number {
  const square = r * r
  let sum = 1
  for (let n = 17; n >= 3; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum
  return r * sum
}

function cosineNear(r: number): number {
  const square = r * r
  let sum = 1
  for (let n = 16; n >= 2; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum
  return sum
}

function turned(x: number, quarters: number): number {
  const k = Math.round(x / (HALF_PI_HIGH + HALF_PI_LOW))
  const r = x - k * HALF_PI_HIGH - k * HALF_PI_LOW
  const quarter = (((k + quarters) % 4) + 4) % 4
  if (quarter === 0) return sineNear(r)
  if (quarter === 1) return cosineNear(r)
  return quarter === 2 ? -sineNear(r) : -cosineNear(r)
}

/** For angles of up to a million turns, where what is left of a double is still a good angle. */
export const sin = (x: number): number => turned(x, 0)
export const cos = (x: number): number => turned(x, 1)

/** The arc tangent of t from 0 to 1, brought below tan(pi/16) by halving the angle twice. */
function arcNear(t: number): number {
  const half = t / (1 + Math.sqrt(1 + t * t))
  const quarter = half / (1 + Math.sqrt(1 + half * half))
  const square = quarter * quarter
  let sum = 0
  for (let n = 25; n >= 1; n -= 2) sum = 1 / n - square * sum
  return 4 * quarter * sum
}

export function atan2(y: number, x: number): number {
  if (x === 0 && y === 0) return 0
  const [ax, ay] = [Math.abs(x), Math.abs(y)]
  const first = ay <= ax ? arcNear(ay / ax) : Math.PI / 2 - arcNear(ax / ay)
  const upper = x < 0 ? Math.PI - first : first
  return y < 0 ? -upper : upper
}

export const hypot = (x: number, y: number): number => Math.sqrt(x * x + y * y)
