/** What the embedded broker lets in, at most [B-2] to [B-7] [B-14]. */
export const LIMITS = {
  packetBytes: 256 * 1024,
  topicBytes: 512,
  topicLevels: 16,
  filtersPerClient: 200,
  connections: 1000,
  connectMillis: 5000,
  clientIdBytes: 256,
  retainedMessages: 50_000,
  retainedBytes: 64 * 1024 * 1024,
  retainedWalks: 1000,
  waitingBytes: 16 * 1024 * 1024,
  drainMillis: 1000,
  inflightQos2: 100,
  packetsBeforeConnack: 42,
} as const

/** Why the broker refused something; each is a counter [B-10]. */
export const REFUSALS = [
  'packetTooLarge',
  'malformed',
  'topicTooLong',
  'topicTooDeep',
  'topicReserved',
  'topicInvalid',
  'tooManyFilters',
  'tooManyConnections',
  'noConnect',
  'protocolVersion',
  'clientIdTooLong',
  'tooManyInFlight',
  'retainedFull',
  'retainedBusy',
  'frozenSubscriber',
] as const

export type Refusal = (typeof REFUSALS)[number]

export type RefusalCounts = Record<Refusal, number>

/** What the broker has done since it began, and holds now. */
export interface BrokerFigures {
  readonly clients: number
  readonly messages: number
  readonly retained: number
  readonly retainedBytes: number
  readonly refused: RefusalCounts
}

export const noRefusals = (): RefusalCounts => ({
  packetTooLarge: 0,
  malformed: 0,
  topicTooLong: 0,
  topicTooDeep: 0,
  topicReserved: 0,
  topicInvalid: 0,
  tooManyFilters: 0,
  tooManyConnections: 0,
  noConnect: 0,
  protocolVersion: 0,
  clientIdTooLong: 0,
  tooManyInFlight: 0,
  retainedFull: 0,
  retainedBusy: 0,
  frozenSubscriber: 0,
})

/** The figures of a broker that has been restarted: what the dead ones counted, and the living one's own. */
export function addFigures(past: BrokerFigures, present: BrokerFigures): BrokerFigures {
  const refused = noRefusals()
  for (const reason of REFUSALS) refused[reason] = past.refused[reason] + present.refused[reason]
  return { ...present, messages: past.messages + present.messages, refused }
}

export const noFigures = (): BrokerFigures => ({
  clients: 0,
  messages: 0,
  retained: 0,
  retainedBytes: 0,
  refused: noRefusals(),
})
