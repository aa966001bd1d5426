import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stampFile = join(root, 'dist/client.stamp')

/** Where the built page lies. */
export const clientFolder = join(root, 'dist/client')

const MADE_FROM = ['client', 'models', 'vite.config.ts', 'package-lock.json']

/** What the page is made from: names, sizes and times, for reading all of it would take longer than it is worth. */
function stamp(): string {
  const hash = createHash('sha256')
  const visit = (path: string): void => {
    const found = statSync(join(root, path))
    if (!found.isDirectory()) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`)
    else for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`)
  }
  for (const path of MADE_FROM) visit(path)
  return hash.digest('hex')
}

const stampThen = (): string | undefined => {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    return undefined
  }
}

/** Builds the page where it is missing or older than what it is made from; an Error says why it cannot. */
export async function buildClient(): Promise<'built' | 'current'> {
  const now = stamp()
  if (stampThen() === now) return 'current'
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      // Whoever builds it, a test or a bench too, builds what is shipped, and not a page for its developers.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let trouble = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      trouble = (trouble + text).slice(-4000)
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The page could not be built.\n${trouble}`)),
    )
  })
  writeFileSync(stampFile, now)
  return 'built'
}
