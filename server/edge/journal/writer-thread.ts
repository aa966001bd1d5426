import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { Standing } from '../../../models/standing.ts'
import type { Twin } from '../../../models/twin.ts'
import { openDisk } from './disk.ts'
import type { News, Page } from './news.ts'
import type { WrittenPlant } from './plant.ts'
import { type Recovered, recover } from './recover.ts'
import type { Keep } from './retain.ts'
import { troubleOf } from './state.ts'
import { createWriter, type Writer } from './writer.ts'

// The thread that writes the Journal: nothing that it does holds up what is live.

export interface WriterThreadPlan {
  readonly folder: string
  readonly plant: WrittenPlant
  readonly keep: Keep
}

export type ToWriter =
  /** With what stands now where the thread before this one had begun already. */
  | { readonly kind: 'begin'; readonly twin: Twin; readonly told?: Standing }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'close' }

export type FromWriter =
  | News
  | { readonly kind: 'ready'; readonly recovered: Recovered }
  | { readonly kind: 'closed' }

const RETRY_MILLIS = 2000
const FIRST_TIDY_MILLIS = 60_000
const TIDY_MILLIS = 3_600_000

const port = parentPort
if (port === null) throw new Error('this is a thread of the server and does not run by itself')
const { folder, plant, keep }: WriterThreadPlan = workerData
const disk = openDisk(folder)
const tell = (said: FromWriter): void => port.postMessage(said)

async function recovered(): Promise<Recovered> {
  let failing = false
  for (;;) {
    try {
      return await recover({ disk, plant, keep, wallNow: Date.now })
    } catch (error) {
      const state = troubleOf(error, Date.now())
      if (!failing) {
        tell({ kind: 'state', state })
        const facts = { detail: state.detail }
        tell({
          kind: 'said',
          level: 'warn',
          facts,
          sentence: `the Journal cannot be opened: ${state.reason.en}`,
        })
      }
      failing = true
      await pause(RETRY_MILLIS)
    }
  }
}

const found = await recovered()
let writer: Writer | undefined
let tidying: NodeJS.Timeout | undefined

function tidyAfter(millis: number): void {
  tidying = setTimeout(async () => {
    try {
      await writer?.tidy()
    } catch (error) {
      const facts = { detail: error instanceof Error ? error.message : String(error) }
      tell({ kind: 'said', level: 'warn', facts, sentence: 'old ages of the Journal could not be thinned' })
    }
    tidyAfter(TIDY_MILLIS)
  }, millis)
}

port.on('message', async (message: ToWriter) => {
  switch (message.kind) {
    case 'begin': {
      const { twin, told } = message
      const { after, standing, unclosed } = found
      const of = { disk, plant, twin, after, standing, told, keep, unclosed }
      writer = createWriter({ ...of, wallNow: Date.now, tell })
      tidyAfter(FIRST_TIDY_MILLIS)
      return
    }
    case 'page':
      writer?.take(message.page)
      return
    case 'close':
      clearTimeout(tidying)
      await writer?.close()
      tell({ kind: 'closed' })
      port.close()
      return
  }
})
tell({ kind: 'ready', recovered: found })
