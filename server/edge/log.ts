import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino'
import { createFlood } from './flood.ts'

/** What happened, as facts and a sentence, a line of JSON each. */
export interface Log {
  debug(facts: object, sentence: string): void
  info(facts: object, sentence: string): void
  warn(facts: object, sentence: string): void
  error(facts: object, sentence: string): void
  /** A warning that may come by the thousand: once now, then a count every ten seconds. */
  warnRarely(kind: string, facts: object, sentence: string): void
  close(): void
}

const WINDOW_MILLIS = 10_000
const MOST_KINDS = 200

const SECRETS = ['password', 'key', 'pass', 'hash', 'cookie', 'authorization', 'brokerPassword']
const REDACTED = SECRETS.flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*[*].${name}`,
  `*.*[*].${name}`,
])

/** The user part of a URL may hold a password. */
const withoutUsers = (sentence: string): string => sentence.replace(/:\/\/[^/@\s]*@/g, '://***@')

const factsWithoutUsers = (facts: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? withoutUsers(fact) : fact]),
  )

export interface LogOptions {
  readonly verbose: boolean
  /** Standard error unless given, so that standard output stays for what a person asked for. */
  readonly to?: DestinationStream
  readonly now?: () => number
}

export function createLog({ verbose, to = destination(2), now = Date.now }: LogOptions): Log {
  const lines = pino(
    {
      level: verbose ? 'debug' : 'info',
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: '***' },
    },
    to,
  )
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (facts: object, sentence: string) =>
    lines[level](factsWithoutUsers(facts), withoutUsers(sentence))
  const warn = write('warn')
  const flood = createFlood(WINDOW_MILLIS, MOST_KINDS)
  const tell = (): void => {
    for (const { kind, count } of flood.sweep(now())) warn({ kind, count }, `${kind}: ${count} more of these`)
  }
  const telling = setInterval(tell, WINDOW_MILLIS)
  telling.unref()
  return {
    debug: write('debug'),
    info: write('info'),
    warn,
    error: write('error'),
    warnRarely(kind, facts, sentence) {
      if (flood.admit(kind, now()) === 'say') warn({ kind, ...facts }, sentence)
    },
    close() {
      clearInterval(telling)
      lines.flush()
    },
  }
}
