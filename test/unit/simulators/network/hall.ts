import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { slotTable } from '../../../../models/slots.ts'
import { createNetwork, type Network } from '../../../../simulators/engine/network/network.ts'
import { speakersOf } from '../../../../simulators/engine/speakers.ts'
import { machine, plantWith } from '../plants.ts'

type MachineFile = ReturnType<typeof machine>
type XY = readonly [number, number]

export const START = 1_000_000

export const radioUnit = (id: string, at: XY, centreMegahertz = 3700): MachineFile =>
  machine(id, 'radio-unit', {
    at: [...at],
    radio: { band: 'n78', centreMegahertz, bandwidthMegahertz: 100, powerDbm: 24, mountHeight: 7 },
  })

export const onAir = (
  id: string,
  at: XY,
  rest: Partial<NonNullable<MachineFile['connection']>> = {},
  kind = 'robot',
): MachineFile => machine(id, kind, { at: [...at], connection: { link: '5g', ...rest } })

export const gateway = (id: string, at: XY = [1, 1]): MachineFile =>
  machine(id, 'gateway', { at: [...at], connection: { link: 'wired' } })

/** A network of these machines in a hall of 200 by 200 m, and where each stands in it by its id. */
export function networkOf(
  machines: readonly MachineFile[],
  seed = 3,
): { readonly network: Network; readonly of: (id: string) => number } {
  const plant = plantWith(machines)
  const table = slotTable(plant, KINDS)
  const { speakerOf } = speakersOf(table, 'test')
  const network = createNetwork({ plant, table, speakerOf, seed, startMillis: START })
  const of = (id: string): number => machines.findIndex((each) => each.id === id)
  return { network, of }
}

/** When messages of a machine arrive that sends one every so often, by the second of the run. */
export function sendEvery(
  network: Network,
  who: number,
  everyMillis: number,
  fromMillis: number,
  untilMillis: number,
): { readonly sent: number; readonly arrived: number }[] {
  const messages: { sent: number; arrived: number }[] = []
  for (let sent = fromMillis; sent < untilMillis; sent += everyMillis) {
    network.advance(sent)
    messages.push({ sent, arrived: network.send(who, sent, 300) })
  }
  return messages
}

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}
