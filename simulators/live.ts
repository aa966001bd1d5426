import { randomBytes } from 'node:crypto'
import type { Live } from './command-line.ts'
import { createConductor } from './conductor.ts'
import { type BrokerPlace, openControlLine } from './control-line.ts'
import type { Message } from './engine/post.ts'
import type { Story } from './engine/story.ts'
import { connectPublisher, type News } from './publisher.ts'
import { createPunctuality, type Late, strideFrom } from './punctuality.ts'
import type { Stage } from './stage.ts'

const TICK_MILLIS = 20

export interface LivePlan extends Pick<Live, 'seed' | 'speed' | 'qos'>, BrokerPlace {
  readonly plantId: string
  readonly stage: Stage
  /** Those that the Plant can play, and the one that it begins with. */
  readonly stories: readonly Story[]
  readonly first: Story | undefined
  readonly onNews: (news: News) => void
  readonly now: () => number
  /** Somebody else plays the same Plant there. */
  readonly onNeighbour?: () => void
  /** It cannot keep up, or can again. */
  readonly onLate?: (late: Late) => void
  /** Told of every step, once all that was due in it had been handed out. */
  readonly onStep?: (messages: readonly Message[], doneMillis: number) => void
}

/** A Plant at play over MQTT, until it is ended. */
export interface LiveRun {
  sent(): number
  dropped(): number
  close(): Promise<void>
}

/** Begins; or says why the Story cannot be played. */
export function playLive(plan: LivePlan): LiveRun | { readonly refused: readonly string[] } {
  const { stage, now } = plan
  let doneMillis = now()
  const conductor = createConductor({
    plant: plan.plantId,
    seed: plan.seed,
    speed: plan.speed,
    run: randomBytes(6).toString('hex'),
    stories: plan.stories,
    // What is asked happens where the world is, though it may be behind the clock.
    world: {
      setSpeed: (speed) => stage.setSpeed(speed, doneMillis),
      beginStory: (story) => stage.beginStory(story, doneMillis),
      simMillis: stage.simMillis,
    },
  })
  if (plan.speed !== 1) stage.setSpeed(plan.speed, doneMillis)
  const refused = plan.first === undefined ? [] : conductor.begin(plan.first, now())
  if (refused.length > 0) return { refused }
  const publisher = connectPublisher({ ...plan, speakers: stage.speakers, onSession: stage.beginSession })
  const line = openControlLine({
    ...plan,
    plant: plan.plantId,
    onRequest: (bytes, retained) => conductor.hear(bytes, retained, now()),
    status: () => conductor.status(now()),
  })
  const punctuality = createPunctuality(now())
  const ticking = setInterval(() => {
    const at = now()
    const late = punctuality.step(at, at - doneMillis)
    if (late !== undefined) plan.onLate?.(late)
    doneMillis = strideFrom(doneMillis, at)
    const messages = stage.step(doneMillis)
    if (conductor.turn(at)) line.tellSoon()
    for (const message of messages) publisher.publish(message)
    plan.onStep?.(messages, now())
  }, TICK_MILLIS)
  return {
    sent: publisher.sent,
    dropped: publisher.dropped,
    async close() {
      clearInterval(ticking)
      await Promise.all([line.close(), publisher.close()])
    },
  }
}
