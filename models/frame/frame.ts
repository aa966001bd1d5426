/** How a Frame's quanta are to be read [F-3]. */
export const FORM = { delta: 1, snapshot: 2, line: 3 } as const
export type Form = (typeof FORM)[keyof typeof FORM]

/**
 * Many Readings with a seq, in columns of which the first `count` entries hold.
 * Columns are borrowed: whoever made the Frame may write over them once the call that lent it returns.
 */
export interface Frame {
  form: Form
  seq: number
  /** When the server sent it, milliseconds since 1970. */
  serverTime: number
  count: number
  slots: Int32Array
  quanta: Int32Array
  times: Float64Array
  qualities: Uint8Array
}

/** Columns by slot that a Frame may be cut from: the Twin's own, or what was last sent of it. */
export interface SlotColumns {
  readonly quanta: Int32Array
  readonly times: Float64Array
  readonly qualities: Uint8Array
}

/**
 * A Frame before it is encoded: the slots that it tells of, ascending, and where their Readings stand. Nothing is
 * copied; it holds until the next cut.
 */
export interface Cut {
  form: Form
  seq: number
  serverTime: number
  count: number
  readonly slots: Int32Array
  from: SlotColumns
}

export const createFrame = (capacity: number): Frame => ({
  form: FORM.delta,
  seq: 0,
  serverTime: 0,
  count: 0,
  slots: new Int32Array(capacity),
  quanta: new Int32Array(capacity),
  times: new Float64Array(capacity),
  qualities: new Uint8Array(capacity),
})

export const FRAME_VERSION = 1

export const FLAG = { slotsAsGaps: 1, timesInRuns: 4, qualities: 8 } as const

/** Ages on the wire end here: older is as old as this, some fifty days [F-2]. */
export const MAX_AGE_MILLIS = 0xffff_ffff
