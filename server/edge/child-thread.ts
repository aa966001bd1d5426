import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const loader = new URL('index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'))).href

/**
 * Starts a thread that runs a TypeScript module. A thread of Node 20 does not get the loader of its process, so that it
 * registers one of its own before it loads the module.
 */
export function startThread(entry: URL, workerData: unknown): Worker {
  const source = `import(${JSON.stringify(loader)}).then(({ register }) => {
    register()
    return import(${JSON.stringify(entry.href)})
  }).catch((error) => { setImmediate(() => { throw error }) })`
  return new Worker(source, { eval: true, execArgv: [], workerData })
}
