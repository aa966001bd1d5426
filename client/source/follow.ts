/*
 * HOT: once a Frame. What may be applied and what must be asked for again [C-4, C-6, C-7, F-5].
 */
import { decodeFrame, peekFrame } from '../../models/frame/decode.ts'
import { createFrame, FORM, type Frame } from '../../models/frame/frame.ts'
import { type Hello, PROTOCOL_VERSION, type Welcome } from '../../models/protocol.ts'

/**
 * What this Viewer has been sent of one Plant. `deaf` before the welcome of a connection, `blank` until a
 * Snapshot comes, `gapped` from a gap until it is caught up.
 */
export interface Following {
  readonly plant: string
  phase: 'deaf' | 'blank' | 'following' | 'gapped'
  epoch: string
  /** False until a Snapshot of this epoch is applied: there is nothing to catch up from. */
  known: boolean
  /** Seq of the last Frame applied. */
  seq: number
  eventId: number
  /** The quanta that the next delta Frame differs from: those of the overview, whatever Line Frames say since. */
  readonly basis: Int32Array
  /** Decoded into, Frame after Frame. */
  readonly frame: Frame
}

/** What to do with the bytes that came: apply `following.frame`, nothing, or nothing but ask to be caught up. */
export type Verdict =
  | { readonly do: 'apply'; readonly caughtUp: boolean }
  | { readonly do: 'ignore' }
  | { readonly do: 'ask'; readonly because: 'gap' | 'unreadable' }

const IGNORE: Verdict = { do: 'ignore' }
const APPLY: Verdict = { do: 'apply', caughtUp: false }
const APPLY_AND_LIVE: Verdict = { do: 'apply', caughtUp: true }
const GAP: Verdict = { do: 'ask', because: 'gap' }
const UNREADABLE: Verdict = { do: 'ask', because: 'unreadable' }

export const followPlant = (plant: string, size: number): Following => ({
  plant,
  phase: 'deaf',
  epoch: '',
  known: false,
  seq: 0,
  eventId: 0,
  basis: new Int32Array(size),
  frame: createFrame(size),
})

export const helloOf = (following: Following): Hello => ({
  version: PROTOCOL_VERSION,
  plant: following.plant,
  epoch: following.known ? following.epoch : '',
  seq: following.seq,
  eventId: following.eventId,
})

/** Another connection begins: nothing counts before its welcome. */
export function goDeaf(following: Following): void {
  following.phase = 'deaf'
}

/** True where the basis still holds, so that only what was missed will come [C-1]; another epoch starts again [C-6]. */
export function onWelcome(following: Following, welcome: Pick<Welcome, 'epoch'>): boolean {
  if (following.epoch === welcome.epoch && following.known) {
    following.phase = 'following'
    return true
  }
  if (following.epoch !== welcome.epoch) following.eventId = 0
  following.epoch = welcome.epoch
  following.known = false
  following.seq = 0
  following.phase = 'blank'
  return false
}

export function onBytes(following: Following, bytes: Uint8Array): Verdict {
  if (following.phase === 'deaf') return IGNORE
  const head = peekFrame(bytes)
  if (head === undefined) return ask(following, UNREADABLE)
  const fits = fitting(following, head.form, head.seq)
  if (fits === 'gap') return ask(following, GAP)
  if (fits === 'no') return IGNORE
  const decoded = decodeFrame(bytes, following.basis, following.frame)
  if (!decoded.ok) return ask(following, UNREADABLE)
  return take(following)
}

function fitting(following: Following, form: number, seq: number): 'yes' | 'no' | 'gap' {
  const { phase } = following
  if (form === FORM.snapshot) return 'yes'
  if (phase === 'blank') return 'no'
  if (form === FORM.line) return phase === 'following' ? 'yes' : 'no'
  if (seq === following.seq + 1) return 'yes'
  return phase === 'following' && seq > following.seq ? 'gap' : 'no'
}

function take(following: Following): Verdict {
  const { frame, basis } = following
  if (frame.form === FORM.line) return APPLY
  if (frame.form === FORM.snapshot) basis.fill(0)
  for (let i = 0; i < frame.count; i++) basis[frame.slots[i]!] = frame.quanta[i]!
  following.seq = frame.seq
  following.known = true
  if (following.phase === 'following') return APPLY
  following.phase = 'following'
  return APPLY_AND_LIVE
}

/** A gap is asked for once [C-4]; a Viewer that waits for a Snapshot and cannot read it asks again. */
function ask(following: Following, verdict: Verdict): Verdict {
  if (following.phase === 'gapped') return IGNORE
  if (following.phase === 'following') following.phase = 'gapped'
  return verdict
}
