import { createStore } from 'zustand/vanilla'
import type { PlantModel } from './plant.ts'

/** More lines than these cannot be told apart. */
export const MOST_CHARTED = 8

/** Minutes on offer of what a page remembers, and of what the Journal does. */
export const SPANS = [1, 2, 5, 10] as const
export const LONG_SPANS = [60, 480, 1440, 10_080, 44_640] as const
export type Span = (typeof SPANS)[number]
const LONGEST_SPAN: Span = 10

/** What the live chart shows: keys of Channels as `MACHINE.channel`, the one put in first at the front. */
export interface Charted {
  readonly keys: readonly string[]
  /** The span that a person chose, or came to by zooming; until then it is the one that holds what is remembered [M-8]. */
  readonly spanMinutes: number | undefined
}

export const charted = createStore<Charted>(() => ({ keys: [], spanMinutes: undefined }))

const MINUTE = 60_000

/** The shortest span that holds so long a stretch, else the longest there is. */
export const spanHolding = (millis: number): Span =>
  SPANS.find((minutes) => millis <= minutes * MINUTE) ?? LONGEST_SPAN

export const chartKey = (machine: string, channel: string): string => `${machine}.${channel}`

/** Puts a Channel into the chart or takes it out; where there is no room the oldest makes way. */
export const chart = (key: string): void =>
  charted.setState(({ keys }) => ({
    keys: keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key].slice(-MOST_CHARTED),
  }))

export const chartAll = (keys: readonly string[]): void =>
  charted.setState({ keys: [...new Set(keys)].slice(0, MOST_CHARTED) })

/** The slot that a key names, or none where the Plant has no such Channel. */
export function slotOfKey({ table }: PlantModel, key: string): number | undefined {
  const dot = key.lastIndexOf('.')
  const id = key.slice(0, dot)
  const placed = table.machines.find(({ machine }) => machine.id === id)
  const offset = placed?.channels.findIndex((channel) => channel.key === key.slice(dot + 1)) ?? -1
  return placed === undefined || offset < 0 ? undefined : placed.firstSlot + offset
}
