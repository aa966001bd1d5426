import { z } from 'zod'
import type { Happening, TwinEvent } from '../event.ts'
import { NOTHING_STANDS, type Standing, standingAfter, standingEvents } from '../standing.ts'

/*
 * Events as a Segment keeps them: a line of JSON each, in the order of the axis. Its own have a place; those that
 * stand where it begins keep the id that they have had since [Y-34, Y-43].
 */

/** An Event with its place on the axis; its id is given anew when it is read [Y-34]. */
export type PlacedEvent = Happening & {
  readonly place: number
  /** By the device's clock, as in a TwinEvent. */
  readonly time: number
  /** Index of the Machine in the Plant of the file. */
  readonly machine: number
}

const machine = z.int().nonnegative()
const placed = { place: z.number(), time: z.number(), machine }
const numbered = { id: z.int().nonnegative(), time: z.number(), machine }
const said = z.string().max(10_000)
const parts = { count: z.number(), part: said.optional(), product: said.optional(), reason: said.optional() }
const state = { from: z.number().optional(), to: z.number(), reason: said.optional() }
const alarm = {
  code: said,
  priority: z.enum(['high', 'medium', 'low']),
  text: z.object({ 'zh-CN': said, en: said }).optional(),
}
const line = z.discriminatedUnion('event', [
  z.object({ ...placed, event: z.literal('stateChanged'), ...state }),
  z.object({ ...placed, event: z.literal('linkChanged'), from: z.number(), to: z.number() }),
  z.object({ ...placed, event: z.literal('partProduced'), ...parts }),
  z.object({ ...placed, event: z.literal('partScrapped'), ...parts }),
  z.object({ ...placed, event: z.literal('alarmRaised'), ...alarm }),
  z.object({ ...placed, event: z.literal('alarmCleared'), code: said, reason: said.optional() }),
])
const standingLine = z.discriminatedUnion('event', [
  z.object({ ...numbered, event: z.literal('stateChanged'), ...state }),
  z.object({ ...numbered, event: z.literal('alarmRaised'), ...alarm }),
])

const linesOf = (events: readonly object[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')

export const encodeEventLines = (events: readonly PlacedEvent[]): string => linesOf(events)

/** What is no Event is left out: the rest of the block is as sound as its checksum says. */
export const decodeEventLines = (text: string): PlacedEvent[] => eventsIn(text, readEvent)

/** The first line where what stands was told anew after a gap: it does not go on from the Segment before [Y-46]. */
const ANEW_LINE = '{"anew":true}\n'

export const encodeStanding = (standing: Standing, { isAnew = false } = {}): string =>
  (isAnew ? ANEW_LINE : '') + linesOf(standingEvents(standing))

export const isToldAnew = (text: string): boolean => text.startsWith(ANEW_LINE)

/** The first line, where it is that, is left out as whatever is no Event. */
export const decodeStanding = (text: string): Standing =>
  standingAfter(NOTHING_STANDS, eventsIn(text, readStanding))

const readEvent = (value: unknown) => line.safeParse(value).data as PlacedEvent | undefined
const readStanding = (value: unknown) => standingLine.safeParse(value).data as TwinEvent | undefined

function eventsIn<Of>(text: string, read: (value: unknown) => Of | undefined): Of[] {
  const events: Of[] = []
  for (const each of text.split('\n')) {
    const event = each === '' ? undefined : eventIn(each, read)
    if (event !== undefined) events.push(event)
  }
  return events
}

function eventIn<Of>(text: string, read: (value: unknown) => Of | undefined): Of | undefined {
  try {
    return read(JSON.parse(text))
  } catch {
    return undefined
  }
}
