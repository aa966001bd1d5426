import type { IncomingMessage, Server } from 'node:http'

/** How long is waited for a request. */
export interface Patience {
  /** Until it is whole. */
  readonly wholeMillis: number
  /** For the next bytes of one that may take as long as its client needs. */
  readonly stallMillis: number
}

export const PATIENCE: Patience = { wholeMillis: 30_000, stallMillis: 30_000 }

const limits = new WeakMap<IncomingMessage, NodeJS.Timeout>()
const TOO_SLOW = { code: 'ERR_HTTP_REQUEST_TIMEOUT' }

/** Ends one that is not whole in time; Node's own limit is the same for every route. */
export function limitRequest(server: Server, request: IncomingMessage, { wholeMillis }: Patience): void {
  const limit = setTimeout(() => {
    if (!request.complete)
      server.emit('clientError', Object.assign(new Error('too slow'), TOO_SLOW), request.socket)
  }, wholeMillis)
  limits.set(request, limit)
  request.once('close', () => clearTimeout(limit))
}

/** A body that may come as slowly as its client sends, as long as it comes. */
export interface Coming {
  readonly bytes: AsyncIterable<Uint8Array>
  /** No byte came for too long, though it was waited for. */
  hasStalled(): boolean
  /** Nobody wants the rest: it is read past, so that the client hears why, within the time that any request has. */
  pass(server: Server): void
}

export function comingIn(request: IncomingMessage, patience: Patience): Coming {
  clearTimeout(limits.get(request))
  let stalled = false
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const source = request.iterator({ destroyOnReturn: false })
    try {
      for (;;) {
        const next = await inTime(source.next(), patience.stallMillis)
        stalled = next === undefined
        if (next === undefined || next.done === true) return
        yield next.value
      }
    } finally {
      // Of one that has stalled nothing ends before its connection does.
      if (!stalled) await source.return?.()
    }
  }
  return {
    bytes: bytes(),
    hasStalled: () => stalled,
    pass(server) {
      if (request.complete || request.destroyed) return
      limitRequest(server, request, patience)
      request.resume()
    },
  }
}

async function inTime<Of>(coming: Promise<Of>, millis: number): Promise<Of | undefined> {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    late = setTimeout(() => resolve(undefined), millis)
  })
  // It ends with its connection, when nobody waits for it any more.
  coming.catch(() => undefined)
  try {
    return await Promise.race([coming, tooLate])
  } finally {
    clearTimeout(late)
  }
}
