import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { answerBench, cpuMicros, pause } from './part.ts'

/* Loaded into the shipped server before its own code, so that its CPU time and memory can be asked for. */

answerBench({
  gauge: () => ({ cpuMicros: cpuMicros(), rssBytes: process.memoryUsage.rss() }),
  profile: async ({ seconds, path }: { seconds: number; path: string }) => {
    const session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    await pause(seconds * 1000)
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    writeFileSync(path, JSON.stringify(profile))
  },
})
