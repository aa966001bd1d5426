import type { Message } from './engine/post.ts'
import type { Story } from './engine/story.ts'
import type { TruthLine } from './engine/truth.ts'
import {
  beginSession,
  beginStory,
  createWorld,
  setSpeed,
  simMillis,
  step,
  truthOf,
  type WorldPlan,
} from './engine/world.ts'
import type { Connected } from './publisher.ts'

/** A Plant at play, as a run needs it. */
export interface Stage {
  readonly machines: number
  readonly speakers: readonly Connected[]
  /** Everything that has arrived by now, in the order of its arrival. */
  step(nowMillis: number): readonly Message[]
  /** 0 stands still. */
  setSpeed(speed: number, nowMillis: number): void
  /** Why it cannot be told, [] where it began; undefined ends the one that is told. */
  beginStory(story: Story | undefined, nowMillis: number): readonly string[]
  /** A connection stands anew. */
  beginSession(speaker: number): void
  simMillis(): number
  truth(): readonly TruthLine[]
}

export function openStage(plan: WorldPlan): Stage {
  const world = createWorld(plan)
  return {
    machines: world.actors.length,
    speakers: world.speakers.map(({ linkTopic }, i) => ({
      linkTopic,
      machines: world.actors.reduce((sum, { speaker }) => sum + (speaker === i ? 1 : 0), 0),
    })),
    step: (nowMillis) => step(world, nowMillis),
    setSpeed: (speed, nowMillis) => setSpeed(world, speed, nowMillis),
    beginStory: (story, nowMillis) => beginStory(world, story, nowMillis),
    beginSession: (speaker) => beginSession(world.actors, speaker),
    simMillis: () => simMillis(world),
    truth: () => truthOf(world),
  }
}
