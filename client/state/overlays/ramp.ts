/*
 * HOT no more than once a stage; `!` is for its columns alone.
 */
import type { Settings } from '../settings.ts'
import { MOST_HEAT, NO_HEAT } from './overlay.ts'

export type StageName = Settings['drawnTheme']

/** A point of a ramp in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
type Point = readonly [lightness: number, chroma: number, hue: number]

/*
 * Aqua, blue, violet, plum: hues that no state wears, so that heat is never taken for an alarm, and that stay on one
 * side of grey for eyes without red or green cones. On a light stage the hot is dark, on a dark one it is bright:
 * the cold steps back and the hot stands out.
 */
const POINTS: Readonly<Record<StageName, readonly Point[]>> = {
  light: [
    [0.87, 0.07, 206],
    [0.74, 0.11, 228],
    [0.6, 0.15, 258],
    [0.44, 0.17, 292],
    [0.31, 0.13, 326],
  ],
  dark: [
    [0.38, 0.14, 318],
    [0.49, 0.18, 288],
    [0.63, 0.15, 255],
    [0.8, 0.115, 215],
    [0.96, 0.075, 185],
  ],
  contrast: [
    [0.36, 0.15, 318],
    [0.48, 0.19, 288],
    [0.62, 0.16, 255],
    [0.8, 0.12, 215],
    [0.98, 0.06, 185],
  ],
}

/** What has no value: the grey of a Machine of which nothing is known. */
const NO_VALUE: Readonly<Record<StageName, readonly [number, number, number]>> = {
  light: [0xc9, 0xcd, 0xd1],
  dark: [0x4b, 0x52, 0x5a],
  contrast: [0x5a, 0x5a, 0x5a],
}

const made = new Map<StageName, Uint8Array>()

/** 256 sRGB colours, three bytes each: heat from 0 to 254 in steps that look even, and at 255 what has no heat [O-9]. */
export function rampOf(stage: StageName): Uint8Array {
  const known = made.get(stage)
  if (known !== undefined) return known
  const colours = evenly(POINTS[stage])
  colours.set(NO_VALUE[stage], NO_HEAT * 3)
  made.set(stage, colours)
  return colours
}

/** One colour of a ramp as CSS takes it. */
export function rampColour(stage: StageName, heat: number): string {
  const ramp = rampOf(stage)
  return `rgb(${ramp[heat * 3]} ${ramp[heat * 3 + 1]} ${ramp[heat * 3 + 2]})`
}

const FINE = 2048

/** Walks the curve finely and takes a colour at each of 255 equal distances along it. */
function evenly(points: readonly Point[]): Uint8Array {
  const labs = new Float64Array((FINE + 1) * 3)
  const along = new Float64Array(FINE + 1)
  for (let i = 0; i <= FINE; i++) {
    labs.set(inGamut(pointAt(points, i / FINE)), i * 3)
    if (i === 0) continue
    const step = Math.hypot(
      labs[i * 3]! - labs[i * 3 - 3]!,
      labs[i * 3 + 1]! - labs[i * 3 - 2]!,
      labs[i * 3 + 2]! - labs[i * 3 - 1]!,
    )
    along[i] = along[i - 1]! + step
  }
  const colours = new Uint8Array((NO_HEAT + 1) * 3)
  let i = 0
  for (let heat = 0; heat <= MOST_HEAT; heat++) {
    const wanted = (along[FINE]! * heat) / MOST_HEAT
    while (i < FINE && along[i]! < wanted) i++
    const rgb = srgbOf([labs[i * 3]!, labs[i * 3 + 1]!, labs[i * 3 + 2]!])
    for (let part = 0; part < 3; part++) colours[heat * 3 + part] = Math.round(clamped(rgb[part]!) * 255)
  }
  return colours
}

/** A smooth curve through the points (Catmull and Rom). */
function pointAt(points: readonly Point[], at: number): Point {
  const scaled = at * (points.length - 1)
  const first = Math.min(Math.floor(scaled), points.length - 2)
  const t = scaled - first
  const point = (i: number): Point => points[Math.min(Math.max(i, 0), points.length - 1)]!
  const [a, b, c, d] = [point(first - 1), point(first), point(first + 1), point(first + 2)]
  const part = (i: 0 | 1 | 2): number =>
    0.5 *
    (2 * b[i] +
      (c[i] - a[i]) * t +
      (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t ** 2 +
      (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t ** 3)
  return [part(0), part(1), part(2)]
}

type Triple = readonly [number, number, number]

/** The colour as OKLab, its chroma lowered as far as the screen needs. */
function inGamut([lightness, chroma, hue]: Point): Triple {
  const turn = (hue * Math.PI) / 180
  for (let share = 1; share > 0; share -= 0.02) {
    const lab: Triple = [lightness, chroma * share * Math.cos(turn), chroma * share * Math.sin(turn)]
    if (srgbOf(lab).every((part) => part >= 0 && part <= 1)) return lab
  }
  return [lightness, 0, 0]
}

const clamped = (part: number): number => Math.min(1, Math.max(0, part))

/** OKLab to sRGB with the matrices of Ottosson, "A perceptual color space for image processing" (2020). */
function srgbOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const encoded = (linear: number): number =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
