import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], more: object = {}) => ({
  test: { name, include: [...include], ...more },
})

/** Real processes on a shared machine: there, and only there, what fails is tried once more, and the report says so. */
const retry = process.env.CI === undefined ? 0 : 1

/** Whoever has real parts waits for them as long as it takes; a limit is for what would never come. */
const patient = (millis: number) => ({
  testTimeout: millis,
  hookTimeout: millis,
  expect: { poll: { timeout: millis / 3 } },
  globalSetup: ['test/helpers/page-build.ts'],
  retry,
})

/** It takes the page away that the servers of all others hand out. */
const ALONE = 'test/integration/client-build.test.ts'

/** Unit and contract tests know no clock and no socket; the others use real parts and take their time. */
export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}', 'test/contract/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: availableParallelism(),
      }),
      // Two at once: each has ports, folders and processes of its own, and mostly waits for them.
      project('integration', ['test/integration/**/*.test.ts'], {
        ...patient(180_000),
        exclude: [ALONE],
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
      project('alone', [ALONE], { ...patient(180_000), fileParallelism: false }),
      project('browser', ['test/browser/**/*.test.ts'], { ...patient(300_000), fileParallelism: false }),
    ],
  },
})
