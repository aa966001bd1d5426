import { availableParallelism, loadavg } from 'node:os'
import { endAllParts } from './parts/part.ts'
import { type Outcome, report } from './parts/report.ts'

/** Every bench by its name; each holds its figures against floors timed in the same run. */
const BENCHES: Readonly<Record<string, () => Promise<Outcome>>> = {
  wire: async () => (await import('./wire.ts')).wire(),
  ingest: async () => (await import('./ingest.ts')).ingest(),
  'ingest-embedded': async () => (await import('./ingest-embedded.ts')).ingestEmbedded(),
  latency: async () => (await import('./latency.ts')).latency(),
  memory: async () => (await import('./memory.ts')).memory(),
  startup: async () => (await import('./startup.ts')).startup(),
  scene: async () => (await import('./scene.ts')).scene(),
  painted: async () => (await import('./painted.ts')).painted(),
  'memory-browser': async () => (await import('./memory-browser.ts')).memoryBrowser(),
  fanout: async () => (await import('./fanout.ts')).fanout(),
  'simulate-large': async () => (await import('./simulate-large.ts')).simulateLarge(),
  journal: async () => (await import('./journal.ts')).journal(),
  range: async () => (await import('./range.ts')).range(),
  seek: async () => (await import('./seek.ts')).seek(),
  replay: async () => (await import('./replay.ts')).replay(),
  simulate: async () => (await import('./simulate.ts')).simulate(),
  pick: async () => (await import('./pick.ts')).pick(),
  radio: async () => (await import('./radio.ts')).radio(),
}

const name = process.argv[2] ?? ''
const bench = BENCHES[name]
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endAllParts()
    process.exit(1)
  })
}
process.on('exit', endAllParts)

if (bench === undefined) {
  console.error(`npm run bench NAME, with one of: ${Object.keys(BENCHES).join(', ')}`)
  process.exitCode = 1
} else {
  const [load = 0] = loadavg()
  if (load > 1)
    console.log(`Others use this machine too (load ${load.toFixed(1)} on ${availableParallelism()} cores).`)
  report(name, await bench())
  process.exit(0)
}
