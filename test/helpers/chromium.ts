import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { needChromium } from './needs.ts'
import { DRAWN_MILLIS } from './scene-page.ts'
import { UNPAINTED } from './unpainted.ts'

/** WebGL without a GPU: slow, and the same everywhere. */
export const WEBGL_FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]

/** The page is put together by the processor itself, which for WebGL in software would be a detour. */
const UNPAINTED_FLAGS = ['--disable-gpu', '--enable-unsafe-swiftshader']

/** So the processor gets at the canvas of WebGL, and Chromium complains of itself. */
const READ_BACK = /GPU stall due to ReadPixels/

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium with a profile of its own, and everything that its pages complained about. */
export interface Chromium {
  readonly context: BrowserContext
  /** Errors and warnings of the console, uncaught exceptions, and answers of 400 and above. */
  readonly complaints: string[]
  page(): Promise<Page>
  close(): Promise<void>
}

/** Whether the scene is painted: where what is tested is the page, that only takes time. */
export type Scene = 'painted' | 'unpainted'

export async function launchChromium(
  options: BrowserContextOptions = {},
  scene: Scene = 'painted',
): Promise<Chromium> {
  const executablePath = needChromium()
  const profile = await mkdtemp(join(tmpdir(), 'twinfloor-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...FLAGS, ...(scene === 'painted' ? WEBGL_FLAGS : UNPAINTED_FLAGS)],
    timeout: DRAWN_MILLIS,
    viewport: { width: 1920, height: 1080 },
    ...options,
  })
  context.setDefaultTimeout(DRAWN_MILLIS)
  if (scene === 'unpainted') for (const script of UNPAINTED) await context.addInitScript(script)
  const complaints: string[] = []
  context.on('console', (message) => {
    if (!['error', 'warning', 'assert'].includes(message.type())) return
    if (scene === 'unpainted' && READ_BACK.test(message.text())) return
    complaints.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return {
    context,
    complaints,
    page: () => context.newPage(),
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
