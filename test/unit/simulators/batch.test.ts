import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sentenceOf } from '../../../simulators/ask.ts'
import { airOf, playIntoFile } from '../../../simulators/batch.ts'
import type { TruthLine } from '../../../simulators/engine/truth.ts'
import type { Stage } from '../../../simulators/stage.ts'

/** A stage with one machine that says something every 700 ms. */
function stageOf(): Stage {
  let next = 700
  return {
    machines: 1,
    speakers: [
      { linkTopic: 'twinfloor/p/w/l/m/@link', machines: 1 },
      { linkTopic: undefined, machines: 0 },
    ],
    step(nowMillis) {
      const messages = []
      for (; next <= nowMillis; next += 700)
        messages.push({ topic: 'twinfloor/p/w/l/m', payload: `{"t":${next}}`, speaker: 0, atMillis: next })
      return messages
    },
    setSpeed: () => undefined,
    beginStory: () => [],
    beginSession: () => undefined,
    simMillis: () => next,
    truth: () => [],
  }
}

it('[W-80] every message is a line, the links first, and nothing comes after the end', () => {
  const pieces = [...airOf(stageOf(), 0, 3500 / 3_600_000)]
  const lines = pieces
    .map(({ text }) => text)
    .join('')
    .trimEnd()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { t: 0, topic: 'twinfloor/p/w/l/m/@link', payload: 'online' },
    ...[700, 1400, 2100, 2800, 3500].map((t) => ({ t, topic: 'twinfloor/p/w/l/m', payload: `{"t":${t}}` })),
  ])
  expect(pieces.reduce((sum, { messages }) => sum + messages, 0)).toBe(lines.length)
  expect(pieces.at(-1)?.playedMillis).toBe(3500)
})

it('[W-81] a long run comes in pieces of a size that a disk likes', () => {
  let most = 0
  let pieces = 0
  for (const { text } of airOf(stageOf(), 0, 20)) {
    most = Math.max(most, text.length)
    pieces++
  }
  expect(pieces).toBeGreaterThan(10)
  expect(most).toBeLessThan(300 * 1024)
})

const folder = mkdtempSync(join(tmpdir(), 'twinfloor-batch-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Plays for 20 h on a stage that finds out something every hour; `stopped` is asked after each piece. */
async function played(
  name: string,
  stopped: (pieces: number) => number | undefined,
  more: { readonly story?: string } = {},
) {
  const [out, truth] = [join(folder, `${name}.jsonl`), join(folder, `${name}-truth.jsonl`)]
  const lines: TruthLine[] = []
  const stage: Stage = { ...stageOf(), truth: () => [...lines] }
  const step = stage.step
  const watched: Stage = {
    ...stage,
    step(nowMillis) {
      const at = lines.length * 3_600_000
      if (nowMillis >= at)
        lines.push({ story: 's', act: 'a', round: 0, at, what: 'began', machine: 'm', cause: 'c' })
      return step(nowMillis)
    },
  }
  const said: string[] = []
  const seen: number[] = []
  const code = await playIntoFile(
    { seed: 1, rate: 'natural', hours: 20, startMillis: 0, quiet: false, out, truth, ...more },
    watched,
    {
      now: () => 0,
      say: (line) => said.push(line),
      stopped: () => {
        const told = readFileSync(truth, 'utf8')
        expect(told === '' || told.endsWith('\n')).toBe(true)
        seen.push(told.split('\n').length - 1)
        return stopped(seen.length)
      },
    },
  )
  return { code, said, seen, out: readFileSync(out, 'utf8'), truth: readFileSync(truth, 'utf8') }
}

it('[W-80] each line of truth is written when it is known, and in the end they are what they are', async () => {
  const { code, seen, truth } = await played('whole', () => undefined)
  expect(code).toBe(0)
  // Some 50 pieces, and 21 lines that came in between them.
  expect(seen.length).toBeGreaterThan(20)
  expect(seen[0]).toBe(1)
  expect(seen[Math.floor(seen.length / 2)]).toBeGreaterThan(8)
  const times = truth
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as TruthLine).at)
  expect(times).toEqual(Array.from({ length: 21 }, (_, i) => i * 3_600_000))
})

it('[W-81] one that is stopped leaves whole lines, and says how far it came', async () => {
  const whole = await played('all', () => undefined)
  const half = await played('half', (pieces) => (pieces === 5 ? 143 : undefined))
  expect(half.code).toBe(143)
  expect(half.seen).toHaveLength(5)
  expect(half.out.endsWith('\n')).toBe(true)
  expect(whole.out.startsWith(half.out)).toBe(true)
  expect(whole.truth.startsWith(half.truth)).toBe(true)
  const messages = half.out.split('\n').length - 1
  expect(half.said.at(-1)).toMatch(
    new RegExp(`^Stopped after \\d\\.\\d\\d of 20 h: ${messages} messages in `),
  )
})

it('[W-81] what is played is not written over', async () => {
  const story = join(folder, 'own.jsonl')
  writeFileSync(story, '{}')
  writeFileSync(join(folder, 'own-truth.jsonl'), '')
  const { code, said, out } = await played('own', () => undefined, { story })
  expect(code).toBe(1)
  expect(said).toEqual([`${story} is played; it is not written over.`])
  expect(out).toBe('{}')
})

it('[W-84] how a run stands is a sentence', () => {
  const status = {
    plant: 'smt',
    story: 'jam',
    speed: 20,
    paused: false,
    simTime: Date.UTC(2026, 0, 5, 1),
    toldAt: 5,
    seed: 7,
    since: Date.UTC(2026, 0, 5),
    stories: [
      {
        id: 'jam',
        topic: 'flow' as const,
        name: { 'zh-CN': '堵', en: 'A jam' },
        plot: { 'zh-CN': '堵了', en: 'It jams.' },
        hours: 3,
      },
    ],
    answers: [],
  }
  expect(sentenceOf(status)).toBe(
    'smt: the Story "A jam" (jam) since 2026-01-05T00:00:00Z, ×20, seed 7, it is 2026-01-05T01:00:00Z there.',
  )
  expect(sentenceOf({ ...status, story: null, paused: true })).toContain(
    'without a Story, paused (×20 when it goes on)',
  )
})
