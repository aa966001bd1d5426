import { z } from 'zod'
import { kindId, plantSchema } from './schema.ts'

/** As much of a JSON Schema as we walk through. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema | readonly JsonSchema[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly $ref?: string
  readonly definitions?: Readonly<Record<string, JsonSchema>>
}

/** The JSON Schema of a plant file, made from the parser so that the two cannot disagree [P-1]. */
export function plantJsonSchema(kinds: Iterable<string>): JsonSchema {
  const known = [...kinds].sort()
  return z.toJSONSchema(plantSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === kindId && known.length > 0) jsonSchema.enum = known
    },
  }) as JsonSchema
}

let bare: JsonSchema | undefined

/** What stands in many places is written once and referred to, with a description of the place beside it. */
const meant = (schema: JsonSchema | undefined): JsonSchema | undefined => {
  const reference = schema?.$ref ?? schema?.allOf?.[0]?.$ref
  return reference === undefined ? schema : bare?.definitions?.[reference.replace('#/definitions/', '')]
}

const below = (schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined => {
  if (schema === undefined) return undefined
  if (typeof step === 'number') {
    const { items } = schema
    return Array.isArray(items) ? items[step] : (items as JsonSchema | undefined)
  }
  const property = Object.entries(schema.properties ?? {}).find(([key]) => key === step)?.[1]
  const rest = schema.additionalProperties
  return property ?? (typeof rest === 'object' ? rest : undefined)
}

/** The keys that an object at this place may have. */
export function knownKeysAt(place: readonly (string | number)[]): readonly string[] {
  bare ??= plantJsonSchema([])
  const here = meant(place.reduce<JsonSchema | undefined>(below, bare))
  const kinds = here?.oneOf ?? (here === undefined ? [] : [here])
  return [...new Set(kinds.flatMap((each) => Object.keys(each.properties ?? {})))]
}
