import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'
import { complaintsAbout, cyclesOf, type Import, isEdge, ROOMS } from './arrows.ts'

/*
 * Which way the arrows point (ARCHITECTURE.md). Fails when an arrow points the wrong way, when files form a cycle,
 * and when it has seen too little to mean anything.
 */

const root = new URL('../..', import.meta.url).pathname
const SOURCE = /\.(ts|tsx)$/

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return SOURCE.test(entry.name) ? [path] : []
  })
}

function importsOf(file: string): Import[] {
  const parsed = parseSync(file, readFileSync(join(root, file), 'utf8'))
  if (parsed.errors.length > 0) throw new Error(`${file} does not parse: ${parsed.errors[0]?.message}`)
  const said = [
    ...parsed.module.staticImports.map((found) => ({
      to: found.moduleRequest.value,
      typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
    })),
    ...parsed.module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) =>
        entry.moduleRequest === null ? [] : [{ to: entry.moduleRequest.value, typeOnly: entry.isType }],
      ),
    ),
  ]
  return said.map(({ to, typeOnly }) => ({
    from: file,
    to: to.startsWith('.') ? relative(root, join(root, dirname(file), to)) : to,
    typeOnly,
  }))
}

const files = ROOMS.flatMap(sources)
const imports = files.flatMap(importsOf)
const complaints = [...imports.flatMap(complaintsAbout), ...cyclesOf(imports)]
for (const complaint of complaints) console.error(complaint)

const edges = new Set(files.filter(isEdge))
console.log(
  `${files.length} files, ${imports.length} imports, ${edges.size} edge files, ${complaints.length} complaints`,
)
if (files.length < 50 || imports.length < 100 || edges.size < 5) {
  console.error('too little was seen for this check to mean anything')
  process.exit(1)
}
if (complaints.length > 0) process.exit(1)
