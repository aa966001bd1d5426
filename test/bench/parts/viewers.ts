import { connect } from 'node:net'
import { openLightViewer } from './light-viewer.ts'
import { answerBench } from './part.ts'

/*
 * Viewers in a process of their own. They read all that comes and count it; the plain ones beside them read the
 * same bytes from a bare TCP socket.
 */

/** What came to one Viewer since it was last asked. */
interface Seen {
  frames: number
  firstMillis: number
  lastMillis: number
}

const seen: Seen[] = []
let rawBytes = 0

const fresh = (): Seen => ({ frames: 0, firstMillis: 0, lastMillis: 0 })

async function openViewer(port: number, plant: string): Promise<void> {
  const mine = fresh()
  seen.push(mine)
  const socket = await openLightViewer(port, plant, () => {
    const now = performance.now()
    if (mine.frames++ === 0) mine.firstMillis = now
    mine.lastMillis = now
  })
  socket.on('close', () => console.error('a Viewer was disconnected'))
}

function openPlain(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', resolve).once('error', reject)
    socket.on('data', (bytes) => {
      rawBytes += bytes.length
    })
  })
}

answerBench({
  open: async ({ port, plant, count }: { port: number; plant: string; count: number }) => {
    await Promise.all(Array.from({ length: count }, () => openViewer(port, plant)))
  },
  openPlain: async ({ port, count }: { port: number; count: number }) => {
    await Promise.all(Array.from({ length: count }, () => openPlain(port)))
  },
  /** Frames a second of each Viewer, and the bytes that plain sockets read, since this was last asked. */
  seen: () => {
    const hertz = seen.map(({ frames, firstMillis, lastMillis }) =>
      frames < 2 ? 0 : ((frames - 1) * 1000) / (lastMillis - firstMillis),
    )
    const answer = { hertz, rawBytes }
    for (const each of seen) Object.assign(each, fresh())
    rawBytes = 0
    return answer
  },
})
