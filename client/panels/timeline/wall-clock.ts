/** The clock on the wall of the Plant: what it says at an instant, and when it says something [PH-41]. */
export interface WallClock {
  /** What it shows, as milliseconds since it showed the beginning of 1970. */
  wallOf(at: number): number
  /** When it shows that; where it is put forward just then, the instant at which it has been. */
  atOf(wall: number): number
}

/** Clocks are put forward or back at quarters of an hour, nowhere in between. */
const QUARTER_MILLIS = 900_000
const MOST_KNOWN = 4000

export function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
  const known = new Map<number, number>()
  const ahead = (at: number): number => {
    const quarter = Math.floor(at / QUARTER_MILLIS) * QUARTER_MILLIS
    const found = known.get(quarter)
    if (found !== undefined) return found
    const parts: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(quarter)) parts[type] = Number(value)
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    const millis = Date.UTC(year, month - 1, day, hour, minute, second) - quarter
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(quarter, millis)
    return millis
  }
  return {
    wallOf: (at) => at + ahead(at),
    atOf(wall) {
      const guess = wall - ahead(wall)
      const at = wall - ahead(guess)
      return at + ahead(at) === wall ? at : Math.max(guess, at)
    },
  }
}
