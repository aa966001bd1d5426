import type { SlotTable } from '../../models/slots.ts'

/** One connection to the broker and the machines that are heard through it. */
export interface Speaker {
  /** Where it says that it is there, and where its will says that it is gone; the last speaker has none. */
  readonly linkTopic: string | undefined
  /** Whose connection it is. */
  readonly machine: number | undefined
}

/** A broker for small sites would rather not have a connection for each of ten thousand machines. */
const MOST_CONNECTIONS = 32

/**
 * [G-9] Each gateway speaks for the machines behind it, a machine without a gateway for itself; beyond the limit
 * all share the last connection, which speaks for nobody.
 */
export function speakersOf(table: SlotTable, root: string): { speakers: Speaker[]; speakerOf: Int32Array } {
  const { machines } = table
  const indexOf = new Map(machines.map((placed) => [placed.machine.id, placed.index]))
  const heads = machines.filter((placed) => placed.machine.connection?.gateway === undefined)
  const gatewaysFirst = [
    ...heads.filter((placed) => placed.kind.id === 'gateway'),
    ...heads.filter((placed) => placed.kind.id !== 'gateway'),
  ].slice(0, MOST_CONNECTIONS)
  const speakers: Speaker[] = gatewaysFirst.map((placed) => ({
    linkTopic: `${root}/${placed.path}/@link`,
    machine: placed.index,
  }))
  const shared = speakers.length
  speakers.push({ linkTopic: undefined, machine: undefined })
  const own = new Map(gatewaysFirst.map((placed, speaker) => [placed.index, speaker]))
  const speakerOf = Int32Array.from(machines, (placed) => {
    const gateway = placed.machine.connection?.gateway
    const head = gateway === undefined ? placed.index : (indexOf.get(gateway) ?? placed.index)
    return own.get(head) ?? shared
  })
  return { speakers, speakerOf }
}
