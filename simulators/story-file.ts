import { z } from 'zod'
import { nearest } from '../models/nearest.ts'
import { outOfBounds } from '../models/plant/bounds.ts'
import { foundText, PROBLEMS_AT_MOST, type Problem, problem, stepInto } from '../models/plant/problem.ts'
import { shapeProblems } from '../models/plant/shape.ts'
import { isSimulationTopic } from '../models/simulation.ts'
import type { Effect } from './engine/effect.ts'
import { NATURES, type Story } from './engine/story.ts'

/* A Story as a file that somebody wrote [W-79]. What it names, engine/story-sense.ts holds against the Plant. */

const LONGEST_HOURS = 24 * 31
const LONGEST_MINUTES = LONGEST_HOURS * 60

const storyId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by "-"')
  .max(64)
const word = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'one word of camelCase')
  .max(64)
const named = z.string().min(1).max(64)
const text = (most: number) =>
  z.strictObject({ 'zh-CN': z.string().min(1).max(most), en: z.string().min(1).max(most) })
const minutes = z.number().positive().max(LONGEST_MINUTES)
/** What comes again comes no oftener than every six seconds. */
const SOONEST_MINUTES = 0.1
const ramp = z.number().min(0).max(LONGEST_MINUTES)
const share = z.number().min(0).max(1)
const factor = z.number().min(0.1).max(10)
const perMinute = z.number().positive().max(600)

/** Nothing that a broker would take for a filter, keep to itself, or that steers a simulation. */
const topic = z
  .string()
  .min(1)
  .max(512)
  .refine(
    (said) => !/[+#\0]|^\$/.test(said) && said.split('/').length <= 16 && !isSimulationTopic(said),
    'a topic of a device, without wildcards and of at most 16 levels',
  )

const EFFECTS = [
  z.strictObject({ do: z.literal('wear'), machine: named, part: named, failsAfterMinutes: minutes }),
  z.strictObject({ do: z.literal('fail'), machine: named, alarm: named, minutes }),
  z.strictObject({ do: z.literal('hold'), machine: named, reason: named, minutes }),
  z.strictObject({ do: z.literal('cycle'), machine: named, factor, minutes }),
  z.strictObject({ do: z.literal('spoil'), machine: named, share, minutes }),
  z.strictObject({
    do: z.literal('buffer'),
    from: named,
    to: named,
    capacity: z.number().int().min(0).max(1_000_000),
    minutes,
  }),
  z.strictObject({ do: z.literal('material'), machine: named, minutes }),
  z.strictObject({
    do: z.literal('order'),
    product: named,
    quantity: z.number().int().min(1).max(1_000_000),
    dueMinutes: minutes,
    rush: z.boolean(),
  }),
  z.strictObject({
    do: z.literal('crew'),
    crew: named,
    people: z.number().int().min(0).max(10_000),
    minutes,
  }),
  z.strictObject({ do: z.literal('pace'), factor, minutes }),
  z.strictObject({ do: z.literal('road'), road: named, minutes }),
  z.strictObject({ do: z.literal('powerDip'), workshop: named, share, minutes }),
  z.strictObject({
    do: z.literal('drift'),
    machine: named,
    parameter: named,
    to: z.number(),
    overMinutes: ramp,
    minutes,
  }),
  z.strictObject({
    do: z.literal('supply'),
    workshop: named,
    parameter: named,
    to: z.number(),
    overMinutes: ramp,
    minutes,
  }),
  z.strictObject({
    do: z.literal('sensor'),
    machine: named,
    channel: named,
    fault: z.enum(['drift', 'bias', 'stuck', 'dropout', 'noise']),
    size: z.number(),
    overMinutes: ramp,
    minutes,
  }),
  z.strictObject({
    do: z.literal('interference'),
    radio: named,
    decibels: z.number().min(0).max(60),
    minutes,
  }),
  z.strictObject({ do: z.literal('outage'), radio: named, minutes }),
  z.strictObject({ do: z.literal('reboot'), gateway: named, minutes }),
  z.strictObject({
    do: z.literal('clock'),
    machine: named,
    offsetMillis: z.number().min(-86_400_000).max(86_400_000),
    driftPpm: z.number().min(-100_000).max(100_000),
    minutes,
  }),
  z.strictObject({
    do: z.literal('nuisance'),
    machines: z.array(named).min(1).max(1000),
    codes: z.array(named).min(1).max(50),
    perMinute,
    minutes,
  }),
  z.strictObject({
    do: z.literal('stranger'),
    topic,
    payloads: z.array(z.string().max(4096)).min(1).max(50),
    perMinute,
    minutes,
  }),
] as const

/** No key of an Effect is missing here, and none is too many. */
const effect: z.ZodType<Effect> = z.discriminatedUnion('do', EFFECTS)

const act = z.strictObject({
  id: storyId,
  atMinutes: z.number().min(0).max(LONGEST_MINUTES),
  everyMinutes: z.number().min(SOONEST_MINUTES).max(LONGEST_MINUTES).exactOptional(),
  effect,
  truth: z
    .strictObject({
      cause: word,
      nature: z.enum(NATURES),
      machine: named,
      shownBy: z.array(named).max(8),
      noises: z.number().min(1).max(1000),
      windowMinutes: z
        .number()
        .positive()
        .max(24 * 60),
    })
    .exactOptional(),
})

export const storySchema = z.strictObject({
  id: storyId,
  name: text(80),
  plot: text(2000),
  plant: named,
  hours: z.number().positive().max(LONGEST_HOURS),
  calm: z.literal(true).exactOptional(),
  acts: z.array(act).max(500),
})

export type ParsedStory =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Untrusted in, a Story or all that is wrong with its shape out; never throws [W-79]. */
export function parseStory(file: unknown): ParsedStory {
  const bound = outOfBounds(file)
  if (bound !== undefined) return { ok: false, problems: [bound] }
  const parsed = storySchema.safeParse(file)
  if (parsed.success) return { ok: true, story: parsed.data }
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(file, issue))
  return { ok: false, problems: problems.slice(0, PROBLEMS_AT_MOST) }
}

const KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  EFFECTS.map((schema) => [schema.shape.do.value, Object.keys(schema.shape)]),
)

function problemsOf(file: unknown, issue: z.core.$ZodIssue): readonly Problem[] {
  const place = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const value = place.reduce<unknown>(stepInto, file)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(place, value)
    return issue.keys.map((key) =>
      problem([...place, key], 'only known keys', 'an unknown one', {
        suggestion: nearest(key, known),
        advice: `known here are ${known.join(', ')}`,
      }),
    )
  }
  if (issue.code === 'invalid_union' && place.at(-1) === 'do') {
    const known = [...KEYS.keys()]
    const suggestion = typeof value === 'string' ? nearest(value, known) : undefined
    return [problem(place, `one of ${known.join(', ')}`, foundText(value), { suggestion })]
  }
  if (issue.code === 'custom') return [problem(place, issue.message, foundText(value))]
  return shapeProblems(file, [issue])
}

/** The keys that an object of a Story file may have, by where it stands. */
function knownKeys(place: readonly (string | number)[], value: unknown): readonly string[] {
  if (place.length === 0) return Object.keys(storySchema.shape)
  if (place.length === 1) return ['zh-CN', 'en']
  if (place.length === 2) return Object.keys(act.shape)
  if (place.at(-1) === 'truth') return Object.keys(act.shape.truth.unwrap().shape)
  return KEYS.get(String(stepInto(value, 'do'))) ?? []
}
