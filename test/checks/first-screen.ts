import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Adds up what a browser loads before the scene stands: the page's scripts and the scene's, with all that they import.

const MOST_BYTES = 350_000
const FOLDER = 'dist/client/assets'
const IMPORTED = /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g

const names = readdirSync(FOLDER)
const roots = [...readFileSync('dist/client/index.html', 'utf8').matchAll(/assets\/([^"]+\.js)/g)].flatMap(
  ([, name]) => name ?? [],
)
const scene = names.filter((name) => /^scene-view-.*\.js$/.test(name))

const loaded = new Set([...roots, ...scene])
for (const name of loaded)
  for (const [, other] of readFileSync(join(FOLDER, name), 'utf8').matchAll(IMPORTED))
    if (other !== undefined) loaded.add(other)

/** As it is sent: packed, where that is worth a file. */
const sent = (name: string): number => {
  const packed = `${name}.br`
  return statSync(join(FOLDER, names.includes(packed) ? packed : name)).size
}
const bytes = [...loaded].reduce((sum, name) => sum + sent(name), 0)
console.log(
  `first screen: ${loaded.size} files, ${(bytes / 1000).toFixed(1)} kB of ${MOST_BYTES / 1000} kB, brotli`,
)
if (roots.length === 0 || scene.length !== 1) {
  console.error('the page or its scene was not found: nothing was measured')
  process.exit(1)
}
if (bytes > MOST_BYTES) process.exit(1)
