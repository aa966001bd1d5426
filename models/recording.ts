import { z } from 'zod'

const words = z.object({ 'zh-CN': z.string().max(1000), en: z.string().max(1000) })

export const recordingSchema = z.object({
  /** The same for the same bytes. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string().max(100),
  plant: z.object({ id: z.string().max(200), hash: z.string().max(200), name: words }),
  /** Of the first piece that was recorded, and of the last. */
  from: z.number(),
  to: z.number(),
  /** In bytes, as it came. */
  size: z.number(),
})

/** A stretch of a Journal, of this server or of another, that was brought here [Y-48]. */
export type Recording = Readonly<z.output<typeof recordingSchema>>

export interface RecordingsAnswer {
  /** The newest stretch first. */
  readonly recordings: readonly Recording[]
}
