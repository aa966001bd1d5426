import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { KINDS } from '../../models/kinds/catalogue.ts'
import { plantJsonSchema } from '../../models/plant/json-schema.ts'

const beside = fileURLToPath(new URL('../../models/plants/plant.schema.json', import.meta.url))
const path = process.argv[2] ?? beside

await writeFile(path, `${JSON.stringify(plantJsonSchema(KINDS.keys()), null, 2)}\n`)
process.stdout.write(`The JSON Schema of the plant file is in ${path}\n`)
