import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plantToAsk } from '../../../models/journal-plant.ts'
import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { openReader } from '../../../server/edge/journal/reader.ts'
import { createLog } from '../../../server/edge/log.ts'
import { configOf, startPage } from '../../helpers/page.ts'
import { answerBench, cpuMicros } from './part.ts'

/** The shipped reader thread behind the shipped HTTP, without the rest of the server, in a process of its own. */

answerBench({
  open: async ({ folder, dictionary }: { readonly folder: string; readonly dictionary: Dictionary }) => {
    const log = createLog({ verbose: false })
    const reader = openReader({ folder, today: dictionary, log })
    const client = mkdtempSync(join(tmpdir(), 'twinfloor-bench-client-'))
    const http = await startPage(configOf(), client, { reading: reader, plant: plantToAsk(dictionary) })
    rmSync(client, { recursive: true })
    const begun = performance.now()
    await reader.ask({ kind: 'moment', at: 0 }).head
    return { url: http.url, indexMillis: performance.now() - begun }
  },
  cpuMicros,
})
