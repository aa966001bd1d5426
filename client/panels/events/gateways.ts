import type { PlantModel } from '../../state/plant.ts'

/** By Machine: the gateway that it speaks through, itself where it is one, -1 for none. */
export function gatewaysOf({ table }: PlantModel): Int32Array {
  const byId = new Map(table.machines.map(({ machine, index }) => [machine.id, index]))
  const gateways = new Int32Array(table.machines.length).fill(-1)
  for (const { index, machine } of table.machines) {
    const id = machine.connection?.gateway
    const gateway = id === undefined ? undefined : byId.get(id)
    if (gateway === undefined) continue
    gateways[index] = gateway
    gateways[gateway] = gateway
  }
  return gateways
}
