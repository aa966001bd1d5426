import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTwin } from '../../models/twin.ts'
import { createClocks } from '../../server/core/clocks.ts'
import { arriveAt, record } from '../../server/core/journal/recorder.ts'
import { openJournal, type RecordedFloor } from '../../server/edge/journal/journal.ts'
import { type Feed, madeFeed } from './parts/journal-feed.ts'
import { bytesIn, findPeers, type Peer, type PeerRun } from './parts/journal-peers.ts'
import { atEndOfBench, cpuMicros, pause } from './parts/part.ts'
import { median, type Outcome, rounds, roundsOr, secondsOr } from './parts/report.ts'

const PLANTS = 8
const SEEDS = 4
const ROUNDS = 3
const HOUR_SECONDS = 3600
/** As many as the server's own loop would take in before it looks at anything else. */
const READINGS_A_SLICE = 20_000
/** What is handed over before the feed waits: less than the Journal would drop. */
const MOST_AHEAD = 2_000_000

/**
 * One hour of some 10,000 Channels at 1 Hz into the Journal as it ships, recorder, thread and all, until the last
 * Reading is on the disk; DuckDB and SQLite take the same data in the same run. The gearbox plant is played for an hour
 * with four seeds at speed and passed through the shipped ingest, and eight of them are laid side by side, the second
 * four half an hour later.
 */
export async function journal(): Promise<Outcome> {
  const peers = findPeers()
  const millis = Math.ceil(secondsOr(HOUR_SECONDS) / 60) * 60_000
  const feed = await madeFeed({ plants: PLANTS, seeds: SEEDS, millis })
  const { readings } = feed
  console.log(`${readings} Readings of ${feed.channels} Channels in ${millis / 60_000} min of telemetry`)
  const ours: OwnRun[] = []
  const others = peers.map(() => [] as PeerRun[])
  await ownRun(feed)
  for (let round = 0; round < roundsOr(ROUNDS); round++) {
    ours.push(await ownRun(feed))
    for (const [i, peer] of peers.entries()) {
      const run = await peerRun(peer, feed)
      if (run !== undefined) others[i]?.push(run)
    }
  }
  const rate = (seconds: number): number => readings / seconds
  const rates = ours.map(({ seconds }) => rate(seconds))
  const figuresOf = ({ name }: Peer, i: number): readonly (readonly [string, number])[] => {
    const runs = others[i] ?? []
    if (runs.length === 0) return []
    const own = runs.map(({ seconds }) => rate(seconds))
    const key = name.toLowerCase()
    const bytes = median(runs.map((run) => run.bytes / readings))
    console.log(`${name}: ${rounds(own.map((each) => each / 1e6))} M/s, ${bytes.toFixed(2)} bytes a Reading`)
    return [
      [`ratio_to_${key}`, median(rates.map((each, k) => each / (own[k] ?? Number.NaN)))],
      [`${key}_readings_per_second`, median(own)],
      [`${key}_bytes_per_reading`, bytes],
    ]
  }
  const bytes = median(ours.map((run) => run.bytes / readings))
  console.log(
    `the Journal: ${rounds(rates.map((each) => each / 1e6))} M/s, ${bytes.toFixed(3)} bytes a Reading`,
  )
  return {
    figures: {
      append_readings_per_second: median(rates),
      bytes_per_reading: bytes,
      ...Object.fromEntries(peers.flatMap(figuresOf)),
      stall_ms: median(ours.map(({ stallMillis }) => stallMillis)),
      sealed_readings_per_second: median(ours.map(({ sealedSeconds }) => rate(sealedSeconds))),
      cpu_ns_per_reading: median(ours.map((run) => (run.cpuMicros * 1000) / readings)),
      record_ns_per_reading: median(ours.map((run) => (run.recordMillis * 1e6) / readings)),
      readings,
      channels: feed.channels,
    },
    bars: {
      append_readings_per_second: { atLeast: 7_000_000 },
      bytes_per_reading: { atMost: 1.3 },
      ...(peers[0]?.run === undefined ? {} : { ratio_to_duckdb: { atLeast: 1.5 } }),
      stall_ms: { atMost: 50 },
    },
  }
}

interface OwnRun extends PeerRun {
  /** Until all of it was sealed. */
  readonly sealedSeconds: number
  readonly stallMillis: number
  readonly cpuMicros: number
  readonly recordMillis: number
}

function freshFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-bench-journal-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const tidied = atEndOfBench(remove)
  return {
    folder,
    remove() {
      tidied()
      remove()
    },
  }
}

async function peerRun({ run }: Peer, feed: Feed): Promise<PeerRun | undefined> {
  if (run === undefined) return undefined
  const { folder, remove } = freshFolder()
  try {
    return await run(feed, folder)
  } finally {
    remove()
  }
}

const KEEP = { fullDays: 36_500, secondDays: 36_500, minuteDays: 36_500, mostBytes: 1e12 }

async function ownRun(feed: Feed): Promise<OwnRun> {
  const { folder, remove } = freshFolder()
  const floor: RecordedFloor = {
    table: { machineOf: feed.machineOf },
    clocks: createClocks(feed.dictionary.machines.length),
    bridge: { twin: createTwin(feed.size), recorder: undefined },
    happenings: { onEvent: undefined },
  }
  let now = feed.begin
  const opened = await openJournal({
    ...{ folder, floor, dictionary: feed.dictionary, keep: KEEP, wallNow: () => now },
    log: { info: say, warn: say, error: say },
    steadyNow: () => performance.now(),
  })
  const stall = watchStalls()
  const cpu = cpuMicros()
  const start = performance.now()
  let recordMillis = 0
  for (let packet = 0; packet < feed.packets; ) {
    const sliceStart = performance.now()
    const end = sliceEnd(feed, packet)
    hand(feed, floor, packet, end)
    now = feed.begin + (feed.places[end - 1] ?? 0)
    packet = end
    recordMillis += performance.now() - sliceStart
    do await pause(0)
    while (opened.waiting() > MOST_AHEAD)
  }
  opened.turn()
  while (opened.waiting() > 0) await pause(1)
  const seconds = (performance.now() - start) / 1000
  const stallMillis = stall.end()
  await opened.close()
  const sealedSeconds = (performance.now() - start) / 1000
  const run = {
    seconds,
    sealedSeconds,
    stallMillis,
    recordMillis,
    bytes: bytesIn(folder),
    cpuMicros: cpuMicros() - cpu,
  }
  remove()
  if (opened.figures.readings !== feed.readings || opened.figures.lost > 0)
    throw new Error(`${opened.figures.readings} of ${feed.readings} Readings were kept`)
  return run
}

const say = (facts: object, sentence: string): void => console.log(sentence, facts)

function sliceEnd({ firsts, packets }: Feed, packet: number): number {
  const until = (firsts[packet] ?? 0) + READINGS_A_SLICE
  let end = packet + 1
  while (end < packets && (firsts[end] ?? 0) < until) end++
  return end
}

/** As `bridge.accept` does, Reading for Reading. */
function hand(feed: Feed, { bridge: { recorder } }: RecordedFloor, packet: number, end: number): void {
  if (recorder === undefined) throw new Error('nothing is recorded')
  const { firsts, places, times, slots, quanta, qualities, begin } = feed
  for (let at = packet; at < end; at++) {
    arriveAt(recorder, begin + places[at]!, false)
    const time = begin + times[at]!
    for (let i = firsts[at]!; i < firsts[at + 1]!; i++)
      record(recorder, slots[i]!, quanta[i]!, time, qualities[i]!, false)
  }
}

/** The worst delay of a timer of 1 ms. */
function watchStalls(): { end(): number } {
  let worst = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - 1)
    last = now
  }, 1)
  return {
    end() {
      clearInterval(timer)
      return worst
    },
  }
}
