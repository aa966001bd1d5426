import type { Batch } from '../../../models/segment/batch.ts'
import type { Twin } from '../../../models/twin.ts'
import type { Recorder } from '../../core/journal/recorder.ts'

/** What is handed to another thread, in columns of its own. */

/** The part of a page that is used, in columns of its own. */
export const copyOfPage = ({ count, packets, ...page }: Recorder['page']): Batch => ({
  count,
  slots: page.slots.slice(0, count),
  quanta: page.quanta.slice(0, count),
  qualities: page.qualities.slice(0, count),
  packets,
  machines: page.machines.slice(0, packets),
  firsts: page.firsts.slice(0, packets),
  axis: page.axis.slice(0, packets),
  times: page.times.slice(0, packets),
})

export const buffersOf = (batch: Batch): ArrayBuffer[] =>
  [batch.slots, batch.quanta, batch.qualities, batch.machines, batch.firsts, batch.axis, batch.times].map(
    ({ buffer }) => buffer as ArrayBuffer,
  )

export const copyOfTwin = ({ size, quanta, times, qualities }: Twin): Twin => ({
  size,
  quanta: quanta.slice(),
  times: times.slice(),
  qualities: qualities.slice(),
})
