import { afterEach, expect, it } from 'vitest'
import { createMetrics, type Figures, type Metrics } from '../../../../server/edge/metrics.ts'

const figures = (rest: Partial<Figures> = {}): Figures => ({
  packets: 12,
  packetsEnded: [
    ['read', 9],
    ['rejected', 2],
    ['discovered', 1],
  ],
  readings: 144,
  rejected: new Map([['notJson', 3]]),
  late: 1,
  clocksAhead: 17,
  clocksSetBack: 18,
  duplicates: 2,
  discoveredTopics: 4,
  frames: 5,
  frameBytes: 600,
  snapshots: 7,
  viewers: [
    ['current', 8],
    ['behind', 0],
  ],
  viewersRefused: [['full', 19]],
  viewerMessagesRejected: 9,
  httpConnectionsDropped: [['address', 20]],
  brokers: [{ name: 'plc "1"\n', online: true, reconnects: 10 }],
  embeddedBrokerRestarts: 11,
  embeddedBrokerClients: 14,
  embeddedBrokerMessages: 15,
  embeddedBrokerRefused: [['topicTooDeep', 16]],
  loginFailures: 13,
  insecure: true,
  journal: {
    ...{ writing: true, readings: 21, events: 22, lost: 23, late: 24, tooOld: 25, segments: 26 },
    ...{ bytes: 27, failures: 28, damaged: 29, lagSeconds: 0.3 },
  },
  ...rest,
})

let metrics: Metrics | undefined
afterEach(() => metrics?.close())

it('[X-31] figures are read at the scrape, and a second scrape does not add to the first', async () => {
  let packets = 12
  metrics = createMetrics(() => figures({ packets }))
  await metrics.text()
  packets = 13
  const lines = (await metrics.text()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'twinfloor_packets_total 13',
      'twinfloor_rejected_total{reason="notJson"} 3',
      'twinfloor_viewers{state="current"} 8',
      'twinfloor_broker_connected{broker="plc \\"1\\"\\n"} 1',
      'twinfloor_broker_reconnects_total{broker="plc \\"1\\"\\n"} 10',
      'twinfloor_embedded_broker_refused_total{reason="topicTooDeep"} 16',
      'twinfloor_insecure 1',
      'twinfloor_journal_writing 1',
      'twinfloor_journal_lag_seconds 0.3',
      'twinfloor_journal_readings_total 21',
      'twinfloor_journal_lost_total 23',
      'twinfloor_journal_damaged 29',
    ]),
  )
})

it('[X-31] every figure has its metric, flushes a histogram, and the process its own', async () => {
  metrics = createMetrics(() => figures())
  metrics.observeFlush(0.003)
  const text = await metrics.text()
  const values = text.split('\n').filter((line) => /^twinfloor_/.test(line))
  for (const value of [12, 144, 3, 1, 2, 4, 5, 600, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20]) {
    expect(values.some((line) => line.endsWith(` ${value}`))).toBe(true)
  }
  expect(text).toContain('twinfloor_flush_seconds_bucket{le="0.005"} 1')
  expect(text).toContain('twinfloor_flush_seconds_bucket{le="0.002"} 0')
  expect(text).toMatch(/twinfloor_event_loop_lag_seconds [0-9.e-]+/)
  expect(text).toContain('process_resident_memory_bytes')
})
