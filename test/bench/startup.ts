import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { buildClient } from '../../server/edge/client-build.ts'
import { WEBGL_FLAGS } from '../helpers/chromium.ts'
import { freePort } from '../helpers/mosquitto.ts'
import { atEndOfBench } from './parts/part.ts'
import { median, type Outcome, rounds, roundsOr } from './parts/report.ts'

const ROUNDS = 5
const GIVE_UP_MILLIS = 60_000
const root = fileURLToPath(new URL('../../', import.meta.url))

/** `npm start` on a cold server, built before, to the first picture of its Machines that a page paints. */
export async function startup(): Promise<Outcome> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...WEBGL_FLAGS],
  })
  const starts: { served: number; shown: number }[] = []
  for (let round = 0; round < roundsOr(ROUNDS); round++) {
    await buildClient()
    starts.push(await oneStart(browser))
  }
  await browser.close()

  const served = starts.map((start) => start.served / 1000)
  const shown = starts.map((start) => start.shown / 1000)
  console.log(`npm start to the line that says which address to open: ${rounds(served)} s`)
  console.log(`npm start to the first painted picture of the machines: ${rounds(shown)} s`)
  return {
    figures: { seconds: median(shown), served_seconds: median(served), slowest_seconds: Math.max(...shown) },
    bars: { seconds: { atMost: 10 } },
  }
}

async function oneStart(browser: Browser): Promise<{ served: number; shown: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-bench-'))
  const ports = ['--port', '0', '--broker-port', String(await freePort())]
  const begun = performance.now()
  const npm = spawn('npm', ['start', '--', ...ports, '--data', folder], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const over = atEndOfBench(() => endGroup(npm, 'SIGKILL'))
  const url = await addressOf(npm)
  const served = performance.now() - begun
  const page = await browser.newPage()
  await page.goto(url)
  await page.waitForFunction(() => document.querySelector('[data-scene="drawn"]') !== null, undefined, {
    timeout: GIVE_UP_MILLIS,
    polling: 'raf',
  })
  const shown = performance.now() - begun
  await page.close()
  const gone = new Promise((resolve) => npm.once('close', resolve))
  endGroup(npm, 'SIGINT')
  await gone
  over()
  rmSync(folder, { recursive: true, force: true })
  return { served, shown }
}

/** npm starts a shell that starts the server: all of them end together. */
function endGroup({ pid, exitCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, signal)
}

function addressOf(npm: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    npm.once('exit', () => reject(new Error(`npm start ended: ${said}`)))
    npm.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /open (http\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}
