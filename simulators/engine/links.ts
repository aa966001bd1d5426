import type { Network } from './network/network.ts'
import type { Post } from './post.ts'
import type { Speaker } from './speakers.ts'

/** What the broker says of a connection that fell, by its will, and of one that is back. */
export interface Links {
  look(atMillis: number): void
}

export interface LinksPlan {
  readonly speakers: readonly Speaker[]
  readonly network: Network
  readonly post: Post
  readonly startMillis: number
  /** Told of each connection that is back. */
  readonly onBack: (speaker: number) => void
}

/** A broker takes a while to see that nobody is there any more; a look a second is finer than that. */
const LOOK_MILLIS = 1000

export function createLinks({ speakers, network, post, startMillis, onBack }: LinksPlan): Links {
  const shared = speakers.length - 1
  const up = speakers.map(() => true)
  let next = startMillis + LOOK_MILLIS
  const lookOnce = (atMillis: number): void => {
    network.advance(atMillis)
    for (const [i, { linkTopic, machine }] of speakers.entries()) {
      if (linkTopic === undefined || machine === undefined) continue
      const stands = network.isUp(machine)
      if (stands === up[i]) continue
      up[i] = stands
      // Told by the connection that all share: the one that fell cannot tell it.
      const payload = stands ? 'online' : 'offline'
      post.hand({ topic: linkTopic, payload, speaker: shared, atMillis, retain: true })
      if (stands) onBack(i)
    }
  }
  return {
    look(atMillis) {
      if (atMillis - next > 60 * LOOK_MILLIS || atMillis < next - 60 * LOOK_MILLIS) next = atMillis
      for (; next <= atMillis; next += LOOK_MILLIS) lookOnce(next)
    },
  }
}
