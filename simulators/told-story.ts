import type { StoryTold } from '../models/simulation.ts'
import { createScript, type Story } from './engine/story.ts'
import { topicOf } from './stories/catalogue.ts'

const MINUTE_MILLIS = 60_000

/** A Story as it is told to whoever may choose it [W-82]. */
export function toldOf(story: Story): StoryTold {
  const { id, name, plot, hours } = story
  const first = createScript(story, 0).nextMillis() / MINUTE_MILLIS
  const told = { id, topic: topicOf(story), name, plot, hours }
  return Number.isFinite(first) ? { ...told, firstMinutes: first } : told
}

/** The acts of the Story that is told which are still to come. */
export interface Ahead {
  /** When the next of them takes effect, in simulated time; undefined where none is left. */
  nextMillis(simMillis: number): number | undefined
}

export function aheadIn(story: Story, sinceMillis: number): Ahead {
  const script = createScript(story, sinceMillis)
  return {
    nextMillis(simMillis) {
      script.take(simMillis)
      const next = script.nextMillis()
      return Number.isFinite(next) ? next : undefined
    },
  }
}
