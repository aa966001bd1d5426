import { z } from 'zod'
import { lawSchema } from './law.ts'
import { id, name } from './naming.ts'

/*
 * How a Plant produces: what, for whom, when, by whom, and what its Machines do otherwise than others of their Kind.
 * All of it may be left out [P-14].
 */

const share = z.number().min(0).max(1)
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day like "06:30"')
  .describe('A time of day by the clock of the plant, like "06:30"')

const product = z.strictObject({ id, name })

const orders = z.strictObject({
  mix: z
    .array(z.strictObject({ product: id, weight: z.number().positive().max(1e6).default(1) }))
    .min(1)
    .max(1000),
  lot: lawSchema.describe('Parts in one order'),
  every: lawSchema.optional().describe('Minutes from one order to the next; without it one always waits'),
  due: lawSchema.describe('Hours from the order to its date'),
})

const shift = z.strictObject({
  id,
  name,
  from: clock,
  to: clock.describe('May be past midnight'),
  breaks: z
    .array(z.strictObject({ from: clock, to: clock }))
    .max(24)
    .default([]),
})

const crew = z.strictObject({
  id,
  name,
  people: z.number().int().min(0).max(10_000),
  shifts: z.boolean().default(true).describe('Only here in the shifts, or around the clock'),
})

const failure = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'the id of a wear part or the code of an alarm')
      .describe('A wear part of the Kind, or the code of an alarm such as "E204"'),
    clock: z.enum(['operating', 'calendar']).default('operating'),
    life: lawSchema.describe('Hours from one to the next'),
    repair: lawSchema.describe('Minutes'),
    crew: id.optional().describe('Who repairs it; without one nobody is needed'),
    replacedAt: share.optional().describe('Replaced as planned when so much of the life is used'),
  })
  .describe('A way to break down; takes the place of the one of that id that the Kind has')

const shortStop = z.strictObject({
  reason: z.string().min(1).max(64),
  every: lawSchema.describe('Minutes of running between two'),
  lasts: lawSchema.describe('Seconds'),
})

export const ROLES = [
  'none',
  'source',
  'sink',
  'store',
  'station',
  'batch',
  'assembly',
  'disassembly',
  'inspection',
] as const

export const machineProductionSchema = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    cycle: lawSchema.optional().describe('Seconds; of a batch machine for all of the batch'),
    products: z
      .record(z.string(), z.number().positive().max(1000))
      .optional()
      .describe('Times the cycle, by product'),
    setup: lawSchema.optional().describe('Minutes from one product to another'),
    failures: z.array(failure).max(64).optional(),
    stops: z.array(shortStop).max(16).optional().describe("Short stops, instead of the Kind's own"),
    spoils: share.optional().describe('Share of its parts that it spoils'),
    finds: share.optional().describe('Share of what was spoilt that an inspection finds'),
    rework: z.strictObject({ at: id, share }).optional().describe('Where what was found can be mended'),
    batch: z
      .strictObject({
        size: z.number().int().min(1).max(10_000),
        wait: z.number().min(0).max(10_000).default(30).describe('Minutes that it waits to be full'),
      })
      .optional(),
    makes: z.number().int().min(1).max(1000).optional().describe('Parts out of one, by disassembly'),
    operator: id.optional().describe('The crew that one of must be there for each cycle'),
    shifts: z.boolean().optional().describe('Works in the shifts only'),
    patience: z.number().min(0).max(86_400).optional().describe('Seconds that it waits before it says so'),
  })
  .describe('What differs from the Kind')

export const productionSchema = z
  .strictObject({
    products: z.array(product).min(1).max(1000),
    orders,
    shifts: z.array(shift).max(24).default([]).describe('None is around the clock'),
    crews: z.array(crew).max(1000).default([]),
    machines: z.record(z.string(), machineProductionSchema).default({}),
  })
  .describe('How the plant produces')

export type Production = z.output<typeof productionSchema>
export type MachineProduction = z.output<typeof machineProductionSchema>

/** Who is called for what takes minutes, and who for the rest: the crews of these names, else the first and the last. */
export const calledFor = <T extends { readonly id: string }>(crews: readonly T[]) => ({
  operators: crews.find(({ id }) => id === 'operators') ?? crews[0],
  fitters: crews.find(({ id }) => id === 'fitters') ?? crews.at(-1),
})
