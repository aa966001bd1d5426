import { type Child, type ChildLog, superviseChild } from '../child.ts'
import { addFigures, type BrokerFigures, noFigures, REFUSALS } from './limits.ts'
import { speaksMqtt } from './probe.ts'
import { BrokerProblem } from './problem.ts'
import { isBrokerReport, REPORT_MILLIS } from './report.ts'

interface BrokerLog extends ChildLog {
  warnRarely(kind: string, facts: object, sentence: string): void
}

export interface BrokerOptions {
  readonly host: string
  /** 0 takes a free one, and keeps it over restarts. */
  readonly port: number
  readonly log: BrokerLog
  readonly onRestart?: (restarts: number) => void
}

/** A broker for trying out and for small sites, in a process of its own [B-11]. */
export interface EmbeddedBroker {
  readonly url: string
  readonly port: number
  pid(): number | undefined
  figures(): BrokerFigures
  restarts(): number
  stop(): Promise<void>
}

const START_MILLIS = 20_000
const HEAP_MEGABYTES = 512

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** Starts the broker and answers when it listens; a BrokerProblem says in a sentence why it does not. */
export async function startEmbeddedBroker(options: BrokerOptions): Promise<EmbeddedBroker> {
  const { host, log } = options
  if (!isLoopback(host)) throw new BrokerProblem('hostRefused', host, options.port)
  let port = options.port
  let past = noFigures()
  let present = noFigures()
  let listening = false
  let child: Child | undefined

  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new BrokerProblem('didNotStart', host, port)), START_MILLIS)
    child = superviseChild({
      entry: new URL('./process.ts', import.meta.url),
      args: () => [host, String(port)],
      name: 'embedded broker',
      nodeOptions: [`--max-old-space-size=${HEAP_MEGABYTES}`],
      pulseMillis: REPORT_MILLIS,
      log,
      onReady(message) {
        clearTimeout(tooLate)
        listening = true
        if (isBrokerReport(message) && message.kind === 'ready') port = message.port
        resolve()
      },
      onRestart(restarts) {
        past = addFigures(past, present)
        present = noFigures()
        options.onRestart?.(restarts)
      },
      onMessage(message) {
        if (!isBrokerReport(message)) return
        if (message.kind === 'figures') {
          tellRefusals(present, message.figures, log)
          present = message.figures
        }
        if (message.kind !== 'problem') return
        log.warn({ code: message.code }, `embedded broker: ${message.detail}`)
        if (listening) return
        clearTimeout(tooLate)
        void child?.stop()
        void problemOf(message.code, message.detail, host, port).then(reject)
      },
    })
  }).catch(async (problem: unknown) => {
    await child?.stop()
    throw problem
  })

  const url = `mqtt://${host.includes(':') ? `[${host}]` : host}:${port}`
  log.info({ url }, `embedded broker at ${url}: for trying out and for small sites, on this machine only`)
  return {
    url,
    port,
    pid: () => child?.pid(),
    figures: () => addFigures(past, present),
    restarts: () => child?.restarts() ?? 0,
    stop: async () => child?.stop(),
  }
}

/** What was refused since the last report [B-10]. */
function tellRefusals(before: BrokerFigures, now: BrokerFigures, log: BrokerLog): void {
  for (const reason of REFUSALS) {
    const count = now.refused[reason] - before.refused[reason]
    if (count <= 0) continue
    log.warnRarely(
      `brokerRefused ${reason}`,
      { reason, count },
      `the embedded broker refused ${count}: ${reason}`,
    )
  }
}

async function problemOf(code: string, detail: string, host: string, port: number): Promise<BrokerProblem> {
  if (code === 'EADDRINUSE') {
    const kind = (await speaksMqtt(host, port)) ? 'portHasBroker' : 'portInUse'
    return new BrokerProblem(kind, host, port)
  }
  if (code === 'EACCES') return new BrokerProblem('portForbidden', host, port)
  return new BrokerProblem('didNotStart', host, port, detail)
}
