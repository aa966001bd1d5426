import type { DelayLaw } from './delay-law.ts'

/*
 * What each class of link does to a packet in good radio, in milliseconds. The radio and bridge figures are marks
 * that we read off measurements at the 5G Industry Campus Europe and of an industrial switch, published by
 * DETERMINISTIC6G (deliverable D4.1); `npm run bench radio` holds what is drawn here against those files.
 */

/** From a device into the network, and back. */
export interface LinkProfile {
  readonly up: DelayLaw
  readonly down: DelayLaw
  /** Another round on the air after one that failed: the answer takes one TDD period, the repeat the next. */
  readonly roundMillis: number
  /** The scheduler serves a queue once in a TDD period. */
  readonly periodMillis: number
}

/** PD-Wireless-5G-2a: standalone, 100 MHz at 3.7 GHz, 100-byte messages every 10 ms, 100,000 each way. */
export const MID_BAND: LinkProfile = {
  up: {
    floor: 4.88,
    p10: 5.5,
    p50: 6.43,
    p90: 7.66,
    p99: 9.93,
    p999: 11.68,
    ceiling: 13.95,
    rarest: 1e-5,
  },
  down: {
    floor: 3.78,
    p10: 4.62,
    p50: 5.33,
    p90: 8.15,
    p99: 10.8,
    p999: 11.4,
    ceiling: 17,
    rarest: 1e-5,
  },
  // DDDSU at 30 kHz: five slots of half a millisecond (TS 38.211 4.3.2).
  roundMillis: 5,
  periodMillis: 2.5,
}

/** PD-Wireless-5G-3a: URLLC prototype, 100 MHz at 28 GHz, 32-byte messages every 7 ms. */
export const MILLIMETRE_WAVE: LinkProfile = {
  up: {
    floor: 0.53,
    p10: 0.56,
    p50: 0.683,
    p90: 0.83,
    p99: 0.92,
    p999: 0.936,
    ceiling: 1.99,
    rarest: 1e-5,
  },
  down: {
    floor: 0.6,
    p10: 0.63,
    p50: 0.767,
    p90: 0.934,
    p99: 1.073,
    p999: 1.71,
    ceiling: 3.3,
    rarest: 1e-5,
  },
  // The same pattern at 120 kHz.
  roundMillis: 1.25,
  periodMillis: 0.625,
}

/** PD-Wired, no cross traffic: one store-and-forward bridge, 64 bytes at 1 Gbit/s, 1,000 packets. */
export const BRIDGE: DelayLaw = {
  floor: 0.00444,
  p10: 0.00449,
  p50: 0.00455,
  p90: 0.0046,
  p99: 0.00465,
  p999: 0.00467,
  ceiling: 0.00467,
  rarest: 5e-4,
}

/** PD-Wired, the same bridge under 900 Mbit/s of other traffic: nearly every packet waits for one long frame. */
export const BUSY_BRIDGE: DelayLaw = {
  floor: 0.0161,
  p10: 0.01611,
  p50: 0.01613,
  p90: 0.01614,
  p99: 0.01615,
  p999: 0.01678,
  ceiling: 0.0168,
  rarest: 5e-4,
}

/** ProcessingDelayDistribution2, SCHED_FIFO: a chain of containers on a real-time host, the usual service. */
export const EDGE_SHARED: DelayLaw = {
  floor: 1.2,
  p10: 1.4,
  p50: 1.61,
  p90: 2.02,
  p99: 2.35,
  p999: 2.63,
  ceiling: 4.12,
  rarest: 1.7e-5,
}

/** The same under SCHED_DEADLINE: later in the middle, but with next to no tail, as time is set aside for it. */
export const EDGE_RESERVED: DelayLaw = {
  floor: 1.73,
  p10: 1.85,
  p50: 1.94,
  p90: 2.01,
  p99: 2.18,
  p999: 2.35,
  ceiling: 2.48,
  rarest: 2.2e-5,
}

/**
 * An assumption, for want of a free measurement: an access point that shares its channel. Contention gives
 * a short middle and a long tail; 99 of 100 below 10 ms as reported for Wi-Fi 6 at 80 MHz under interference.
 */
export const SHARED_CHANNEL: DelayLaw = {
  floor: 0.8,
  p10: 1.2,
  p50: 2.2,
  p90: 4.5,
  p99: 10,
  p999: 35,
  ceiling: 120,
  rarest: 1e-5,
}
