import { exp, log } from '../exact.ts'
import type { Streams } from './streams.ts'

/*
 * Hot. Normal and exponential numbers by Marsaglia and Tsang's ziggurat (2000): 98 of 100 cost one draw, a look-up
 * and a product, and the rest is exact, so the law is the true one.
 */

const NORMAL_LAYERS = 128
const NORMAL_EDGE = 3.442619855899
const NORMAL_AREA = 9.91256303526217e-3
const EXPONENTIAL_LAYERS = 256
const EXPONENTIAL_EDGE = 7.697117470131487
const EXPONENTIAL_AREA = 3.949659822581572e-3
/** What is left of 32 bits when a layer, and a sign, have been taken from them. */
const SHARES = 0x100_0000

const normalDensity = (x: number): number => exp(-0.5 * x * x)
const exponentialDensity = (x: number): number => exp(-x)

/** Where the layers end, from the base, which is wider than its edge to hold the tail, to the top at 0. */
function layers(
  count: number,
  edge: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
) {
  const ends = new Float64Array(count + 1)
  ends[0] = area / density(edge)
  ends[1] = edge
  for (let i = 2; i < count; i++) ends[i] = inverse(area / ends[i - 1]! + density(ends[i - 1]!))
  ends[count] = 0
  const heights = ends.map(density)
  return { ends, heights }
}

const normals = layers(NORMAL_LAYERS, NORMAL_EDGE, NORMAL_AREA, normalDensity, (y) => Math.sqrt(-2 * log(y)))
const exponentials = layers(
  EXPONENTIAL_LAYERS,
  EXPONENTIAL_EDGE,
  EXPONENTIAL_AREA,
  exponentialDensity,
  (y) => -log(y),
)

/** Of mean 0 and deviation 1. */
export function normal(streams: Streams, stream: number): number {
  for (;;) {
    const bits = streams.bits(stream)
    const layer = bits & 127
    const share = (bits >>> 8) / SHARES
    const x = share * normals.ends[layer]!
    const signed = (bits & 128) === 0 ? x : -x
    if (x < normals.ends[layer + 1]!) return signed
    if (layer === 0) return (bits & 128) === 0 ? normalTail(streams, stream) : -normalTail(streams, stream)
    const low = normals.heights[layer]!
    const height = low + streams.next(stream) * (normals.heights[layer + 1]! - low)
    if (height < normalDensity(x)) return signed
  }
}

function normalTail(streams: Streams, stream: number): number {
  for (;;) {
    const x = -log(streams.inside(stream)) / NORMAL_EDGE
    const y = -log(streams.inside(stream))
    if (y + y > x * x) return NORMAL_EDGE + x
  }
}

/** Of mean 1. */
export function exponential(streams: Streams, stream: number): number {
  for (;;) {
    const bits = streams.bits(stream)
    const layer = bits & 255
    const x = ((bits >>> 8) / SHARES) * exponentials.ends[layer]!
    if (x < exponentials.ends[layer + 1]!) return x
    // It forgets: beyond the edge it is the edge and once more the same law.
    if (layer === 0) return EXPONENTIAL_EDGE - log(streams.inside(stream))
    const low = exponentials.heights[layer]!
    const height = low + streams.next(stream) * (exponentials.heights[layer + 1]! - low)
    if (height < exponentialDensity(x)) return x
  }
}
