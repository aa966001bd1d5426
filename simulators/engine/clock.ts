/**
 * Two times. Simulated time is the factory's; told time is what its devices' clocks say, and what the network lives
 * in. At speed 1 they go alike; at 10 the factory does in a minute what takes ten, and tells it within that minute;
 * at 0 it stands, and its devices go on telling how it stands.
 */
export interface Clock {
  speed: number
  toldAnchor: number
  simulatedAnchor: number
}

export const clockAt = (startMillis: number): Clock => ({
  speed: 1,
  toldAnchor: startMillis,
  simulatedAnchor: startMillis,
})

export const simulatedAt = ({ speed, toldAnchor, simulatedAnchor }: Clock, toldMillis: number): number =>
  simulatedAnchor + (toldMillis - toldAnchor) * speed

/** When something that happens in the factory is told; where it stands still, at the time it came to a halt. */
export const toldAt = ({ speed, toldAnchor, simulatedAnchor }: Clock, simulatedMillis: number): number =>
  speed === 0 ? toldAnchor : toldAnchor + (simulatedMillis - simulatedAnchor) / speed

/** Goes on at another speed from now, without a jump. */
export function paceClock(clock: Clock, speed: number, toldMillis: number): void {
  clock.simulatedAnchor = simulatedAt(clock, toldMillis)
  clock.toldAnchor = toldMillis
  clock.speed = speed
}

/** The computer slept: the factory slept with it. */
export function skipTold(clock: Clock, byMillis: number): void {
  clock.toldAnchor += byMillis
}
