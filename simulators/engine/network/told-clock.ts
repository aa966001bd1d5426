/** How a machine's own clock goes astray: off at once by so much, and by so many millionths ever more. */
export interface Astray {
  readonly fromMillis: number
  readonly untilMillis: number
  readonly offsetMillis: number
  readonly driftPpm: number
}

/** What the clock says; when it is over, its time server has set it right. */
export function toldBy(astray: Astray | undefined, atMillis: number): number {
  if (astray === undefined || atMillis < astray.fromMillis || atMillis >= astray.untilMillis) return atMillis
  return atMillis + astray.offsetMillis + ((atMillis - astray.fromMillis) * astray.driftPpm) / 1e6
}
