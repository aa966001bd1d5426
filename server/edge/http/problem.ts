import { ownAddresses } from './names.ts'

export type HttpProblemCode = 'portInUse' | 'portForbidden' | 'hostNotOurs' | 'badCertificate' | 'other'

/** Why the page cannot be offered, in a sentence that says what to do. */
export class HttpProblem extends Error {
  readonly code: HttpProblemCode

  constructor(code: HttpProblemCode, sentence: string) {
    super(sentence)
    this.name = 'HttpProblem'
    this.code = code
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export function listenProblem(error: unknown, host: string, port: number): HttpProblem {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new HttpProblem(
        'portInUse',
        `Port ${port} on ${host} is in use, perhaps by a Twinfloor that already runs. Give another with --port ${port < 65_535 ? port + 1 : 8081}, or --port 0 for any free one.`,
      )
    case 'EACCES':
      return new HttpProblem(
        'portForbidden',
        `Port ${port} may not be opened by this user: ports below 1024 need privileges. Give another with --port 8080.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new HttpProblem(
        'hostNotOurs',
        `${host} is no address of this machine. Its own are ${['127.0.0.1', ...ownAddresses()].slice(0, 8).join(', ')}; --host 127.0.0.1 stays on this machine, --host 0.0.0.0 takes them all.`,
      )
    default:
      return new HttpProblem(
        'other',
        `The page cannot be offered on ${host}, port ${port}: ${reasonOf(error)}.`,
      )
  }
}

export const certificateProblem = (error: unknown): HttpProblem =>
  new HttpProblem(
    'badCertificate',
    `The certificate of the page cannot be used: ${reasonOf(error)}. --tls-cert and --tls-key take PEM files that belong together, the key without a passphrase.`,
  )
