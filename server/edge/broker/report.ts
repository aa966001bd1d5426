import type { BrokerFigures } from './limits.ts'

/** How often figures are reported, which is the pulse of the broker's process too [B-10] [B-15]. */
export const REPORT_MILLIS = 1000

/** What the broker's process tells its parent. */
export type BrokerReport =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'figures'; readonly figures: BrokerFigures }
  | { readonly kind: 'problem'; readonly code: string; readonly detail: string }

/** The channel carries only our own process's words, so the shape of the envelope is all that is checked. */
export function isBrokerReport(message: unknown): message is BrokerReport {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false
  return message.kind === 'ready' || message.kind === 'figures' || message.kind === 'problem'
}
