import type { Archive } from '../../state/time.ts'

/** What happened since the present was left [PH-46]. */
export interface Meanwhile {
  readonly alarms: number
  readonly events: number
  /** There are more than are counted. */
  readonly more: boolean
}

export const NOTHING_YET: Meanwhile = { alarms: 0, events: 0, more: false }

const A_PAGE = 1000
/** Nobody reads a greater number as a number. */
export const MOST_COUNTED = 20_000

export interface Count {
  /** Everything up to an instant, as far as it could be read. */
  upTo(now: number, signal: AbortSignal): Promise<Meanwhile>
}

/** Counts on from where it stopped, so that each Event is asked for once. */
export function createCount(leftAt: number, archive: Pick<Archive, 'events'>): Count {
  let counted = NOTHING_YET
  let after: number | undefined
  return {
    async upTo(now, signal) {
      while (!counted.more) {
        const asked = { from: leftAt, to: now, order: 'ascending', limit: A_PAGE } as const
        const answer = await archive.events(after === undefined ? asked : { ...asked, after }, signal)
        if (answer === undefined || signal.aborted) break
        const alarms = answer.events.filter(({ event }) => event === 'alarmRaised').length
        const events = counted.events + answer.events.length
        const more = answer.next !== null && events >= MOST_COUNTED
        counted = { alarms: counted.alarms + alarms, events, more }
        after = answer.events.at(-1)?.id ?? after
        if (answer.next === null) break
      }
      return counted
    },
  }
}
