import { cos, exp, sin } from '../exact.ts'
import type { DefectLines } from './bearing.ts'

/** What a condition monitor makes of a burst of acceleration. */
export interface Features {
  readonly rms: number
  readonly peak: number
  readonly crest: number
  /** 3 for noise; strikes raise it. */
  readonly kurtosis: number
  /** Depth to which the envelope swells at each of a bearing's lines: amplitude over its mean. */
  readonly envelope: DefectLines
}

/** Where housings ring: what is in this band is folded down, and what is left is the envelope. */
const BAND_HERTZ = 4200
const BAND_HALF_HERTZ = 1200

export function featuresOf(samples: Float32Array, hertz: number, lines: DefectLines): Features {
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length
  let [square, fourth, peak] = [0, 0, 0]
  for (const value of samples) {
    const off = value - mean
    square += off * off
    fourth += off * off * (off * off)
    peak = Math.max(peak, Math.abs(off))
  }
  const variance = square / samples.length
  const rms = Math.sqrt(variance)
  const envelope = envelopeOf(samples, hertz)
  return {
    rms,
    peak,
    crest: peak / rms,
    kurtosis: fourth / samples.length / (variance * variance),
    envelope: {
      ftf: depthAt(envelope, hertz, lines.ftf),
      bsf: depthAt(envelope, hertz, lines.bsf),
      bpfo: depthAt(envelope, hertz, lines.bpfo),
      bpfi: depthAt(envelope, hertz, lines.bpfi),
    },
  }
}

/** Demodulates the band: its size at each moment. */
export function envelopeOf(samples: Float32Array, hertz: number): Float64Array {
  const angle = (2 * Math.PI * BAND_HERTZ) / hertz
  const takes = 1 - exp((-2 * Math.PI * BAND_HALF_HERTZ) / hertz)
  const envelope = new Float64Array(samples.length)
  // Two low passes one after the other, of each of the two parts.
  let [re, im, re2, im2] = [0, 0, 0, 0]
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] ?? 0
    re += takes * (value * cos(angle * i) - re)
    im += takes * (value * sin(angle * i) - im)
    re2 += takes * (re - re2)
    im2 += takes * (im - im2)
    envelope[i] = Math.sqrt(re2 * re2 + im2 * im2)
  }
  return envelope
}

function depthAt(envelope: Float64Array, hertz: number, lineHertz: number): number {
  const mean = envelope.reduce((sum, value) => sum + value, 0) / envelope.length
  if (mean === 0) return 0
  const angle = (2 * Math.PI * lineHertz) / hertz
  let [re, im] = [0, 0]
  envelope.forEach((value, i) => {
    re += (value - mean) * cos(angle * i)
    im += (value - mean) * sin(angle * i)
  })
  return (2 * Math.sqrt(re * re + im * im)) / envelope.length / mean
}
