import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'

const bundles = new Map<string, URL>()

/**
 * Starts a thread that runs a TypeScript module. A thread of Node 20 does not get the loader of its process, and one of
 * its own costs it 25 MiB; so the module comes as one piece of plain code.
 */
export function startThread(entry: URL, workerData: unknown, resourceLimits: ResourceLimits = {}): Worker {
  const code = bundles.get(entry.href) ?? bundle(entry)
  bundles.set(entry.href, code)
  return new Worker(code, { execArgv: [], workerData, resourceLimits })
}

function bundle(entry: URL): URL {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(entry)],
    ...{ bundle: true, write: false, logLevel: 'silent' },
    ...{ platform: 'node', target: 'node20', format: 'esm' },
  })
  const code = outputFiles.map(({ text }) => text).join('')
  // Its name in a trace of the stack, which would show all of the code instead.
  const named = `${code}\n//# sourceURL=${basename(fileURLToPath(entry))}\n`
  return new URL(`data:text/javascript;base64,${Buffer.from(named).toString('base64')}`)
}
