import { describe, expect, it } from 'vitest'
import { rampColour, rampOf, type StageName } from '../../../../../client/state/overlays/ramp.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const STAGES: readonly StageName[] = ['light', 'dark', 'contrast']

/** What a Machine wears where no overlay colours it: body and trim of each stage, and the grey of the unknown. */
const GREYS: Readonly<Record<StageName, readonly number[]>> = {
  light: [0xe3e6e8, 0xa9b4bf, 0xb8bec5, 0xd3d7da],
  dark: [0x8b949d, 0x5d6873, 0x98a1aa, 0x2a2f35],
  contrast: [0xc9ced3, 0x8a949e, 0x98a1aa, 0x141414],
}

/** Full dichromacy on linear RGB: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, table of severity 1.0. */
const EYES: Readonly<Record<string, Matrix>> = {
  trichromat: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const linear = (part: number): number =>
  part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
const times = (matrix: Matrix, v: Triple): Triple =>
  matrix.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as unknown as Triple

/** CIELAB under D65 (CIE 15), as an eye sees a colour. */
function labOf(rgb: Triple, eye: Matrix = EYES.trichromat!): Triple {
  const seen = times(eye, rgb.map(linear) as unknown as Triple).map((part) => Math.min(1, Math.max(0, part)))
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    seen as unknown as Triple,
  )
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116)
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)]
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}

const difference = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
const rgbOf = (ramp: Uint8Array, heat: number): Triple => [
  ramp[heat * 3]!,
  ramp[heat * 3 + 1]!,
  ramp[heat * 3 + 2]!,
]
const rgbOfHex = (hex: number): Triple => [hex >> 16, (hex >> 8) & 255, hex & 255]
const HEATS = Array.from({ length: 255 }, (_, heat) => heat)

describe.each(STAGES)('the ramp of the %s stage', (stage) => {
  const ramp = rampOf(stage)

  it('grows darker or brighter all the way, from cold to hot [O-9]', () => {
    const lights = HEATS.map((heat) => labOf(rgbOf(ramp, heat))[0])
    const way = Math.sign(lights[254]! - lights[0]!)
    expect(way).toBe(stage === 'light' ? -1 : 1)
    for (let heat = 8; heat <= 254; heat += 8)
      expect(way * (lights[heat]! - lights[heat - 8]!)).toBeGreaterThan(0)
    expect(Math.abs(lights[254]! - lights[0]!)).toBeGreaterThan(50)
  })

  it('has steps that look even [O-9]', () => {
    const steps = Array.from({ length: 14 }, (_, i) =>
      difference(labOf(rgbOf(ramp, i * 18)), labOf(rgbOf(ramp, i * 18 + 18))),
    )
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
    for (const step of steps) {
      expect(step / mean).toBeGreaterThan(0.55)
      expect(step / mean).toBeLessThan(1.6)
    }
  })

  it.each(Object.keys(EYES))('keeps its seven bins apart for a %s [O-9]', (eye) => {
    const middles = Array.from({ length: 7 }, (_, i) =>
      labOf(rgbOf(ramp, Math.round((i + 0.5) * 36.3)), EYES[eye]),
    )
    for (const [i, a] of middles.entries())
      for (const [j, b] of middles.entries())
        if (i !== j) expect(difference(a, b), `bins ${i + 1} and ${j + 1}`).toBeGreaterThan(7)
  })

  it.each(Object.keys(EYES))('is never the grey of a body for a %s [O-9]', (eye) => {
    const least = eye === 'trichromat' ? 12 : 5
    for (const grey of GREYS[stage])
      for (const heat of HEATS)
        expect(
          difference(labOf(rgbOf(ramp, heat), EYES[eye]), labOf(rgbOfHex(grey), EYES[eye])),
          `heat ${heat} and grey ${grey.toString(16)}`,
        ).toBeGreaterThan(least)
  })

  it('ends in a grey for what has no heat, and speaks CSS', () => {
    expect(ramp.length).toBe(256 * 3)
    const [red, green, blue] = rgbOf(ramp, 255)
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(20)
    expect(rampColour(stage, 255)).toBe(`rgb(${red} ${green} ${blue})`)
  })
})
