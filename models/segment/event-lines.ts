import { z } from 'zod'
import type { Happening } from '../event.ts'

/*
 * Events as a Segment keeps them: a line of JSON each, in the order of the axis.
 */

/** An Event with its place on the axis; its id is given anew when it is read [Y-34]. */
export type PlacedEvent = Happening & {
  readonly place: number
  /** By the device's clock, as in a TwinEvent. */
  readonly time: number
  /** Index of the Machine in the Plant of the file. */
  readonly machine: number
}

const at = { place: z.number(), time: z.number(), machine: z.int().nonnegative() }
const said = z.string().max(10_000)
const parts = { count: z.number(), part: said.optional(), product: said.optional(), reason: said.optional() }
const line = z.discriminatedUnion('event', [
  z.object({
    ...at,
    event: z.literal('stateChanged'),
    from: z.number().optional(),
    to: z.number(),
    reason: said.optional(),
  }),
  z.object({ ...at, event: z.literal('linkChanged'), from: z.number(), to: z.number() }),
  z.object({ ...at, event: z.literal('partProduced'), ...parts }),
  z.object({ ...at, event: z.literal('partScrapped'), ...parts }),
  z.object({
    ...at,
    event: z.literal('alarmRaised'),
    code: said,
    priority: z.enum(['high', 'medium', 'low']),
    text: z.object({ 'zh-CN': said, en: said }).optional(),
  }),
  z.object({ ...at, event: z.literal('alarmCleared'), code: said }),
])

export const encodeEventLines = (events: readonly PlacedEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')

/** What is no Event is left out: the rest of the block is as sound as its checksum says. */
export function decodeEventLines(text: string): PlacedEvent[] {
  const events: PlacedEvent[] = []
  for (const each of text.split('\n')) {
    const event = each === '' ? undefined : eventOf(each)
    if (event !== undefined) events.push(event)
  }
  return events
}

function eventOf(text: string): PlacedEvent | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data as PlacedEvent | undefined
  } catch {
    return undefined
  }
}
