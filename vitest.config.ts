import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], more: object = {}) => ({
  test: { name, include: [...include], ...more },
})

/** Real processes on a shared machine: there, and only there, what fails is tried once more, and the report says so. */
const retry = process.env.CI === undefined ? 0 : 1

/** Unit and contract tests know no clock and no socket; the others use real parts and take their time. */
export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}', 'test/contract/**/*.test.ts'], {
        testTimeout: 20_000,
      }),
      project('integration', ['test/integration/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        retry,
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        retry,
      }),
    ],
  },
})
