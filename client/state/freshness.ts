/** How long Readings took from the device's clock to this browser's memory, over the last seconds, in ms. */
export interface Freshness {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** How many Readings were measured; 0 says that nothing is known. */
  readonly samples: number
}
