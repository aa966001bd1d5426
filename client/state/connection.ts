/** How this browser stands with the server. Times are the server's, milliseconds since 1970. */
export type Connection =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'live' }
  | { readonly kind: 'catchingUp' }
  | Lost
  | { readonly kind: 'refused'; readonly reason: RefusalReason }

/** Stays so from the last word of the server until its next welcome, however many attempts lie between. */
interface Lost {
  readonly kind: 'lost'
  /** When the server was last heard; before it ever was, when the first attempt failed. */
  readonly sinceMillis: number
  /** Attempts since then that failed. */
  readonly attempt: number
  /** When the next attempt begins; once that is past, it is under way. */
  readonly retryAtMillis: number
  readonly reason: LossReason
}

export type LossReason = 'unreachable' | 'closed' | 'silent' | 'plantUnreadable' | 'muddled'
export type RefusalReason = 'login' | 'origin' | 'full' | 'version' | 'recording'
