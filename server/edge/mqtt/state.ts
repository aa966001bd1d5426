import type { LossReason } from './reason.ts'

/** Where the connection to one broker stands [B-20]. */
export type BrokerState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly sinceMillis: number }
  | { readonly kind: 'lost'; readonly sinceMillis: number; readonly reason: LossReason }
