import { z } from 'zod'
import { EVENT_KINDS, type JournalQuestion, TABLE_FORMS } from './journal-answer.ts'
import type { AskedPlant } from './journal-plant.ts'
import { SLOTS_A_GROUP } from './segment/join.ts'
import { type Bilingual, bilingual } from './text.ts'

/*
 * What may be asked of the Journal over HTTP, out of the query of an address [Y-41].
 */

export type Asked =
  | { readonly ok: true; readonly question: JournalQuestion }
  | { readonly ok: false; readonly error: Bilingual }

const HOUR_MILLIS = 3_600_000
const MINUTE_MILLIS = 60_000
const SECOND_MILLIS = 1000
const SLOTS_A_TILE = 256

/** What one question may cost: columns in the answer, and blocks to be read for it. */
export const MOST = {
  channels: 2000,
  rows: 500_000,
  readings: 500_000,
  groups: 100_000,
  tiles: 20_000,
  steps: 3600,
  buckets: 10_000,
  events: 1000,
} as const

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
/** To the end of the year 9999. */
const instant = whole(0, 253_402_300_799_999)
const list = z.string().min(1).max(16_000)
const format = z.enum(TABLE_FORMS).default('json')
const span = { from: instant, to: instant }

const instantText = bilingual('1970 年以来的整毫秒数', 'whole milliseconds since 1970')
const numberText = (least: number, most: number): Bilingual =>
  bilingual(`${least} 到 ${most} 之间的整数`, `a whole number from ${least} to ${most}`)

const EXPECTED: Readonly<Record<string, Bilingual>> = {
  at: instantText,
  from: instantText,
  to: instantText,
  hash: bilingual('一个工厂的哈希值', "a Plant's hash"),
  version: bilingual('一个片段的版本', "a reel's version"),
  step: numberText(1, HOUR_MILLIS),
  channels: bilingual(
    '以逗号分隔的通道编号、编号范围（如 0-11）或“设备路径/通道”',
    'numbers of Channels, runs of them like 0-11, or machine path/key, with commas between them',
  ),
  format: bilingual('json、csv、parquet 或 mcap', 'json, csv, parquet or mcap'),
  every: numberText(1, 31 * 24 * HOUR_MILLIS),
  points: numberText(1, MOST.buckets),
  raw: bilingual('true，或不给出', 'true, or left out'),
  kinds: bilingual(
    `以逗号分隔的 ${EVENT_KINDS.join('、')}`,
    `of ${EVENT_KINDS.join(', ')}, with commas between`,
  ),
  machines: bilingual('以逗号分隔的设备路径或编号', 'paths or numbers of Machines, with commas between'),
  order: bilingual('ascending 或 descending', 'ascending or descending'),
  limit: bilingual(
    `1 到 ${MOST.events}（事件）或 ${MOST.readings}（读数）之间的整数`,
    `a whole number from 1 to ${MOST.events} for Events, ${MOST.readings} for Readings`,
  ),
  after: bilingual('上一页的 next', 'what the page before told as next'),
  buckets: numberText(1, MOST.buckets),
}

const refuse = (zh: string, en: string): Asked => ({ ok: false, error: bilingual(zh, en) })

/** One address: the parameters that it takes, and what becomes of them. */
interface Door {
  readonly names: readonly string[]
  ask(query: unknown, plant: AskedPlant): Asked
}

function door<Shape extends z.ZodObject>(
  shape: Shape,
  read: (asked: z.output<Shape>, plant: AskedPlant) => Asked,
): Door {
  const names = Object.keys(shape.shape)
  return {
    names,
    ask(query, plant) {
      const parsed = shape.safeParse(query)
      return parsed.success ? read(parsed.data, plant) : refusedShape(parsed.error.issues[0], names)
    },
  }
}

const found = (question: JournalQuestion): Asked => ({ ok: true, question })

const rangeShape = z.strictObject({
  ...{ ...span, channels: list, format },
  every: whole(1, 31 * 24 * HOUR_MILLIS).optional(),
  points: whole(1, MOST.buckets).optional(),
  raw: z.literal('true').optional(),
  limit: whole(1, MOST.readings).optional(),
})
const eventsShape = z.strictObject({
  ...span,
  kinds: list.optional(),
  machines: list.optional(),
  order: z.enum(['ascending', 'descending']).default('ascending'),
  limit: whole(1, MOST.events).default(200),
  after: whole(0, Number.MAX_SAFE_INTEGER).optional(),
})

const DOORS = {
  moment: door(z.strictObject({ at: instant }), ({ at }) => found({ kind: 'moment', at })),
  reel: door(z.strictObject({ at: instant, version: z.string().max(100).optional() }), ({ at }) =>
    found({ kind: 'reel', at }),
  ),
  plant: door(z.strictObject({ hash: z.string().min(1).max(200) }), ({ hash }) =>
    found({ kind: 'plant', hash }),
  ),
  skim: door(z.strictObject({ ...span, step: whole(1, HOUR_MILLIS) }), skimOf),
  range: door(rangeShape, rangeOf),
  events: door(eventsShape, eventsOf),
  recording: door(z.strictObject(span), ({ from, to }) =>
    to <= from ? backwards() : found({ kind: 'recording', from, to }),
  ),
  density: door(
    z.strictObject({ ...span, buckets: whole(1, MOST.buckets).default(1000) }),
    ({ from, to, buckets }) => (to <= from ? backwards() : found({ kind: 'density', from, to, buckets })),
  ),
} as const satisfies Readonly<Record<string, Door>>

export type AskedOf = keyof typeof DOORS
export const ASKED_OF = Object.keys(DOORS) as readonly AskedOf[]

/** Reads a question out of a query; what is wrong with it is told in a sentence. */
export const readQuestion = (of: AskedOf, query: unknown, plant: AskedPlant): Asked =>
  DOORS[of].ask(query, plant)

function refusedShape(issue: z.core.$ZodIssue | undefined, known: readonly string[]): Asked {
  if (issue?.code === 'unrecognized_keys') {
    const word = JSON.stringify(issue.keys[0]?.slice(0, 40))
    return refuse(
      `没有参数 ${word}；可用的参数：${known.join('、')}。`,
      `There is no parameter ${word}; those that there are: ${known.join(', ')}.`,
    )
  }
  return refusedName(String(issue?.path[0]))
}

function refusedName(name: string): Asked {
  const expected = EXPECTED[name]
  return refuse(
    `参数 ${name} 应为${expected?.['zh-CN']}。`,
    `The parameter ${name} must be given once, as ${expected?.en}.`,
  )
}

function backwards(): Asked {
  return refuse('参数 to 应晚于 from。', 'The parameter to must be later than from.')
}

const tooMuch = (): Asked =>
  refuse(
    '请求的数据过多：请缩短时间、减少通道或加大间隔。',
    'That is too much at once: ask for less time, fewer Channels, or wider buckets.',
  )

interface AskedSkim {
  readonly from: number
  readonly to: number
  readonly step: number
}

function skimOf({ from, to, step }: AskedSkim): Asked {
  if (to <= from) return backwards()
  if ((to - from) / step > MOST.steps)
    return refuse(
      `最多 ${MOST.steps} 步：请缩短时间或加大 step。`,
      `At most ${MOST.steps} steps: ask for less time or a longer step.`,
    )
  return found({ kind: 'skim', from, to, stepMillis: step })
}

function rangeOf(asked: z.output<typeof rangeShape>, plant: AskedPlant): Asked {
  const { from, to, channels, every, points, raw, limit, format: form } = asked
  if (to <= from) return backwards()
  const named = plant.slotsNamed(channels)
  if ('unknown' in named) return unknownName(named.unknown)
  const slots = named.found
  if (slots.length > MOST.channels)
    return refuse(`最多 ${MOST.channels} 个通道。`, `At most ${MOST.channels} Channels at once.`)
  if ([every, points, raw].filter((way) => way !== undefined).length !== 1)
    return refuse(
      '请给出 every、points、raw 三个参数之一。',
      'Give one of the parameters every, points and raw, and one only.',
    )
  const tiles = (slots.length / SLOTS_A_TILE + 1) * ((to - from) / MINUTE_MILLIS)
  if (raw === 'true') {
    if (tiles > MOST.tiles) return tooMuch()
    return found({ kind: 'raw', slots, from, to, limit: limit ?? MOST.readings, form })
  }
  const everyMillis = every ?? everyFor((to - from) / (points ?? 1))
  const groups = (slots.length / SLOTS_A_GROUP + 1) * ((to - from) / HOUR_MILLIS)
  const isTooDear = everyMillis % MINUTE_MILLIS === 0 ? groups > MOST.groups : tiles > MOST.tiles
  const rows = slots.length * Math.ceil((to - from) / everyMillis)
  if (isTooDear || rows > MOST.rows) return tooMuch()
  return found({ kind: 'range', slots, from, to, everyMillis, form })
}

/** Buckets a little wider than asked for: whole minutes and seconds are kept rolled up. */
export function everyFor(millis: number): number {
  const grain = millis > MINUTE_MILLIS / 2 ? MINUTE_MILLIS : millis > SECOND_MILLIS / 2 ? SECOND_MILLIS : 1
  return Math.max(grain, Math.ceil(millis / grain) * grain)
}

function unknownName(name: string): Asked {
  const word = JSON.stringify(name.slice(0, 200))
  return refuse(`这个工厂没有 ${word}。`, `This Plant has no ${word}.`)
}

function eventsOf(asked: z.output<typeof eventsShape>, plant: AskedPlant): Asked {
  const { from, to, order, limit, after } = asked
  if (to <= from) return backwards()
  const words = asked.kinds?.split(',') ?? []
  const kinds = EVENT_KINDS.filter((kind) => words.includes(kind))
  if (words.some((word) => !kinds.some((kind) => kind === word))) return refusedName('kinds')
  const machines = asked.machines === undefined ? undefined : plant.machinesNamed(asked.machines)
  if (machines !== undefined && 'unknown' in machines) return unknownName(machines.unknown)
  return found({ kind: 'events', from, to, kinds, machines: machines?.found, order, limit, after })
}
