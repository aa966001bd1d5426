import { z } from 'zod'
import { id, name } from './naming.ts'
import { productionSchema } from './production.ts'

/*
 * The plant file, as the parser reads it; its JSON Schema is made from here [P-1].
 * Lengths are metres, x to the east and y to the north on the workshop floor; headings are degrees,
 * counter-clockwise, 0 faces east.
 */

const metres = z.number().min(-100_000).max(100_000)
const point = z.tuple([metres, metres]).describe('[x, y] in metres')
const path = z.array(point).min(2).max(1000)
const outline = z.array(point).min(3).max(1000).describe('Corners in order; the last joins the first')
const heading = z.number().min(-360).max(360).default(0)

const wall = z.strictObject({
  from: point,
  to: point,
  height: z.number().positive().max(100).optional(),
  thickness: z.number().positive().max(5).default(0.24),
})

const door = z.strictObject({
  at: point,
  heading,
  width: z.number().positive().max(50),
  height: z.number().positive().max(50).default(4),
  use: z.enum(['gate', 'personnel', 'emergency']).default('gate'),
})

const column = z.strictObject({ at: point, size: z.number().positive().max(10).default(0.6) })

const aisle = z.strictObject({
  path,
  width: z.number().positive().max(50),
  use: z.enum(['vehicles', 'people', 'shared']).default('shared'),
})

export const zoneSchema = z.strictObject({
  id,
  name,
  use: z.enum(['storage', 'safety', 'quality', 'maintenance', 'office', 'charging', 'production']),
  outline,
})

export const roadSchema = z
  .strictObject({
    id,
    path,
    oneWay: z.boolean().default(false),
    width: z.number().positive().max(20).default(1.6),
  })
  .describe('A way that AGVs drive; roads meet where they share a point')

const channelOverride = z
  .strictObject({
    name: name.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    resolution: z.number().positive().optional(),
    deadband: z.number().min(0).optional(),
    periodMillis: z.number().int().positive().max(86_400_000).optional(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  })
  .describe("What differs from the Kind's own Channel")

const connection = z
  .strictObject({
    link: z.enum(['5g', 'wired', 'wifi']),
    gateway: id.optional().describe('Machine id of the gateway that it speaks through'),
    radio: id.optional().describe('Machine id of the radio unit that serves it'),
    slice: z.enum(['urllc', 'embb', 'mmtc']).optional(),
  })
  .describe('How the machine reaches the network')

const radio = z
  .strictObject({
    band: z.string().regex(/^n[0-9]{1,3}$/, 'a 3GPP band like "n78"'),
    centreMegahertz: z.number().positive().max(100_000),
    bandwidthMegahertz: z.number().positive().max(2000),
    powerDbm: z.number().min(-50).max(60),
    mountHeight: z.number().min(0).max(100),
  })
  .describe('What a radio unit transmits')

/** Which Kinds there are is not the format's business; the parser is given them. */
export const kindId = z.string().max(64).describe('One of the Kinds, for example "lathe"')

export const machineSchema = z.strictObject({
  id,
  name,
  kind: kindId,
  at: point,
  heading,
  elevation: z.number().min(-100).max(100).default(0),
  idealCycleSeconds: z.number().positive().max(86_400).optional(),
  capacity: z.number().int().positive().max(1_000_000).optional().describe('Parts that it can hold'),
  connection: connection.optional(),
  radio: radio.optional(),
  channels: z.record(z.string(), channelOverride).optional(),
})

export const lineSchema = z.strictObject({ id, name, machines: z.array(machineSchema).max(20_000) })

export const flowSchema = z
  .strictObject({
    from: id,
    to: id,
    by: id.optional().describe('The conveyor, robot or AGV that carries'),
    buffer: z.number().int().min(0).max(1_000_000).optional().describe('Parts that can wait between the two'),
    load: z.number().int().min(1).max(10_000).optional().describe('Parts that an AGV takes at once'),
    products: z.array(id).min(1).max(1000).optional().describe('Only these products go this way'),
  })
  .describe('Material goes from one machine to another')

export const workshopSchema = z.strictObject({
  id,
  name,
  outline,
  height: z.number().positive().max(100).default(9),
  walls: z.array(wall).max(1000).default([]),
  doors: z.array(door).max(1000).default([]),
  columns: z.array(column).max(10_000).default([]),
  aisles: z.array(aisle).max(1000).default([]),
  zones: z.array(zoneSchema).max(1000).default([]),
  roads: z.array(roadSchema).max(1000).default([]),
  lines: z.array(lineSchema).min(1).max(2000),
  flows: z.array(flowSchema).max(40_000).default([]),
})

export const plantSchema = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal('twinfloor-plant-1').describe('Says what this file is'),
    id,
    name,
    timeZone: z.string().max(64).default('Asia/Shanghai').describe('IANA name, for example "Asia/Shanghai"'),
    workshops: z.array(workshopSchema).min(1).max(200),
    production: productionSchema.optional(),
  })
  .describe('A Twinfloor plant file')

/** A factory as its plant file tells it, every default filled in. */
export type Plant = z.output<typeof plantSchema>
export type PlantFile = z.input<typeof plantSchema>
export type Workshop = Plant['workshops'][number]
export type Line = Workshop['lines'][number]
export type Machine = Line['machines'][number]
export type ChannelOverride = z.output<typeof channelOverride>
