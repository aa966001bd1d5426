import type { MomentHead } from '../../../models/journal-answer.ts'
import type { PastTrouble } from '../../state/time.ts'
import type { MomentCame, Reels } from '../journal.ts'

/** Asks for moments: never more than one at once, and of those that wait the last [PH-7]. */
export interface Seeking {
  /** The instant that is wished for and not shown yet. */
  readonly wanted: number | undefined
  want(at: number): void
  /** Asks again after what went wrong, when it is time. */
  tick(): void
  /** What a moment rests on, asked beside at leisure while it plays. */
  check(at: number): void
  end(): void
}

export interface SeekingAround {
  readonly reels: Reels
  readonly now: () => number
  /** Shows it; false where it cannot be read. `isLast`: nothing newer is wanted. */
  show(came: MomentCame, isLast: boolean): boolean
  rests(head: MomentHead): void
  trouble(kind: PastTrouble): void
}

const RETRY_MILLIS = 1000
const CHECK_MILLIS = 2000

export function createSeeking({ reels, now, show, rests, trouble }: SeekingAround): Seeking {
  const calling = new AbortController()
  const { signal } = calling
  let wanted: number | undefined
  let isAsking = false
  let retryAt = Number.NEGATIVE_INFINITY
  let isChecking = false
  let checkedAt = Number.NEGATIVE_INFINITY

  const failed = (kind: PastTrouble): void => {
    retryAt = now() + RETRY_MILLIS
    trouble(kind)
  }
  const ask = async (): Promise<void> => {
    if (wanted === undefined || isAsking || now() < retryAt) return
    const at = wanted
    isAsking = true
    const answered = await reels.moment(at, signal)
    isAsking = false
    if (signal.aborted || answered.kind === 'aborted') return
    const isLast = wanted === at
    if (isLast) wanted = undefined
    if (answered.kind !== 'answer' || !show(answered.answer, isLast)) {
      wanted ??= at
      return failed(answered.kind === 'answer' ? 'unreachable' : answered.kind)
    }
    checkedAt = now()
    void ask()
  }
  const check = async (at: number): Promise<void> => {
    if (isChecking || now() - checkedAt < CHECK_MILLIS) return
    isChecking = true
    checkedAt = now()
    const answered = await reels.ground(at, signal)
    isChecking = false
    if (!signal.aborted && wanted === undefined && answered.kind === 'answer') rests(answered.answer)
  }

  return {
    get wanted() {
      return wanted
    },
    want(at) {
      wanted = at
      retryAt = Number.NEGATIVE_INFINITY
      void ask()
    },
    tick: () => void ask(),
    check: (at) => void check(at),
    end: () => calling.abort(),
  }
}
