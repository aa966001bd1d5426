import type { z } from 'zod'
import { stepInto } from './problem.ts'
import { type Production, productionSchema } from './production.ts'
import {
  flowSchema,
  lineSchema,
  machineSchema,
  type Plant,
  plantSchema,
  roadSchema,
  workshopSchema,
  zoneSchema,
} from './schema.ts'

/*
 * As much of a plant file as has the right shape, every part by itself. What is missing here was told as a
 * problem of shape already; what is here can be asked for sense.
 */

type Part<T> = { readonly [K in keyof T]?: T[K] }

export type RoughMachine = Part<Plant['workshops'][number]['lines'][number]['machines'][number]>
type RoughFlow = Part<Plant['workshops'][number]['flows'][number]>
interface Named {
  readonly id?: string
}
export interface RoughLine extends Named {
  readonly machines: readonly RoughMachine[]
}
export interface RoughWorkshop extends Named {
  readonly outline?: Plant['workshops'][number]['outline']
  readonly aisles?: Plant['workshops'][number]['aisles']
  readonly zones: readonly Named[]
  readonly roads: readonly Named[]
  readonly lines: readonly RoughLine[]
  readonly flows: readonly RoughFlow[]
}

/** A Plant some of whose parts are missing; every Plant is one. */
export interface RoughPlant {
  readonly timeZone?: string
  /** Whole or not at all: its parts make sense of one another. */
  readonly production?: Production | undefined
  readonly workshops: readonly RoughWorkshop[]
}

/** The keys of an object that hold what they should, defaults filled in; unknown ones are left out. */
function partsOf<S extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<S>,
  value: unknown,
): Part<z.output<z.ZodObject<S>>> {
  const parts: Record<string, unknown> = {}
  for (const key of Object.keys(schema.shape)) {
    const field: z.ZodType = schema.shape[key] as unknown as z.ZodType
    const parsed = field.safeParse(stepInto(value, key))
    if (parsed.success && parsed.data !== undefined) parts[key] = parsed.data
  }
  return parts as Part<z.output<z.ZodObject<S>>>
}

const listAt = (value: unknown, key: string, otherwise: readonly unknown[] = []): readonly unknown[] => {
  const list = stepInto(value, key)
  return Array.isArray(list) ? list : otherwise
}

/** Where machines should be listed and are not, one without an id stands for whoever may have been meant. */
const SOMEBODY: readonly unknown[] = [undefined]

/** Never throws, whatever the file is, provided that it is within bounds [P-10]. */
export function roughPlant(file: unknown): RoughPlant {
  const { timeZone } = partsOf(plantSchema.pick({ timeZone: true }), file)
  const workshops = listAt(file, 'workshops').map((workshop): RoughWorkshop => {
    const lines = listAt(workshop, 'lines', SOMEBODY).map(
      (line): RoughLine => ({
        ...partsOf(lineSchema.pick({ id: true }), line),
        machines: listAt(line, 'machines', SOMEBODY).map((machine) => partsOf(machineSchema, machine)),
      }),
    )
    return {
      ...partsOf(workshopSchema.pick({ id: true, outline: true, aisles: true }), workshop),
      zones: listAt(workshop, 'zones').map((zone) => partsOf(zoneSchema.pick({ id: true }), zone)),
      roads: listAt(workshop, 'roads').map((road) => partsOf(roadSchema.pick({ id: true }), road)),
      lines,
      flows: listAt(workshop, 'flows').map((flow) => partsOf(flowSchema, flow)),
    }
  })
  const production = productionSchema.safeParse(stepInto(file, 'production'))
  return {
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(production.success ? { production: production.data } : {}),
    workshops,
  }
}
