import { FASTEST, SLOWEST, SPEEDS, type Time } from '../../state/time.ts'

/*
 * What J, K and L, and the buttons that do the same, make of the speed [PH-49].
 */

/** Backwards or forwards: from the present or a stand at the true pace, in the same direction faster at each press. */
export function jogged(now: Time, direction: 1 | -1): number {
  if (now.kind === 'live' || !now.playing || Math.sign(now.speed) !== direction) return direction
  return direction * faster(Math.abs(now.speed))
}

const faster = (speed: number): number => SPEEDS.find((each) => each > speed) ?? FASTEST

/** The speed that a press on play goes on with: the last one forwards, as fast as it was. */
export const resumed = (now: Time): number =>
  now.kind === 'live' ? 1 : Math.max(SLOWEST, Math.abs(now.speed))
