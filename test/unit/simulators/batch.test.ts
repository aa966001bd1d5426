import { expect, it } from 'vitest'
import { sentenceOf } from '../../../simulators/ask.ts'
import { airOf } from '../../../simulators/batch.ts'
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
