import { type Part, pause } from './part.ts'
import type { Server } from './server.ts'

/** Something that messages reach: what it has had of them, and what it has spent on them. */
export interface Subject {
  readonly port: number
  gauge(): Promise<{ readonly cpuMicros: number; readonly messages: number }>
}

/** What one window with messages coming steadily showed. */
export interface Window {
  readonly microsPerMessage: number
  readonly perSecond: number
  readonly sent: number
  readonly lost: number
}

const SETTLE_SECONDS = 1.5
const NOTHING_MORE_MILLIS = 1000

export const serverSubject = (server: Server, port: number): Subject => ({
  port,
  gauge: async () => {
    const { packets } = await server.status()
    return { cpuMicros: (await server.gauge()).cpuMicros, messages: packets }
  },
})

export const plainSubject = (part: Part, port: number): Subject => ({ port, gauge: () => part.ask('gauge') })

/** Offers for a while, looks at the middle of it, then waits for what is still on its way. */
export async function offerTo(
  subject: Subject,
  offering: Part,
  rate: number,
  seconds: number,
  during?: () => Promise<void>,
): Promise<Window> {
  const before = await subject.gauge()
  const offered = offering.ask<{ sent: number }>('offer', {
    port: subject.port,
    rate,
    seconds: seconds + SETTLE_SECONDS + 0.2,
  })
  await pause(SETTLE_SECONDS * 1000)
  const [from, fromMillis] = [await subject.gauge(), performance.now()]
  await Promise.all([pause(seconds * 1000), during?.()])
  const [to, toMillis] = [await subject.gauge(), performance.now()]
  const { sent } = await offered
  const messages = to.messages - from.messages
  return {
    microsPerMessage: (to.cpuMicros - from.cpuMicros) / messages,
    perSecond: (messages * 1000) / (toMillis - fromMillis),
    sent,
    lost: sent - ((await whenQuiet(subject)) - before.messages),
  }
}

async function whenQuiet(subject: Subject): Promise<number> {
  let { messages } = await subject.gauge()
  for (;;) {
    await pause(NOTHING_MORE_MILLIS)
    const now = await subject.gauge()
    if (now.messages === messages) return messages
    messages = now.messages
  }
}
