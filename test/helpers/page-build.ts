import { buildClient } from '../../server/edge/client-build.ts'

/** Before the first server starts: of two that start at once each would build the page, in the same folder. */
export async function setup(): Promise<void> {
  await buildClient()
}
