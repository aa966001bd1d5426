import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LINK } from '../../models/state.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { type Paho, startPaho } from '../helpers/paho.ts'
import { until } from '../helpers/until.ts'
import { openViewer, type Viewer } from '../helpers/viewer.ts'

let mosquitto: Mosquitto
let house: House
let viewer: Viewer
const devices: Paho[] = []
beforeAll(async () => {
  mosquitto = await startMosquitto()
  house = await startHouse({ args: ['--broker', `mqtt://127.0.0.1:${mosquitto.port}`], embedded: false })
  viewer = await openViewer(house.url)
  await until('the broker is there', async () => (await house.status()).brokers[0]?.state.kind === 'online')
})
afterAll(async () => {
  for (const device of devices) await device.kill()
  viewer?.close()
  await house?.stop()
  await mosquitto?.stop()
})

const pathOf = (machine: string): string => {
  const placed = viewer.table.machines.find((each) => each.machine.id === machine)
  if (placed === undefined) throw new Error(`no machine ${machine}`)
  return `twinfloor/${placed.path}`
}
const device = async (machine: string): Promise<Paho> => {
  const paho = await startPaho({ port: mosquitto.port, linkTopic: `${pathOf(machine)}/@link` })
  devices.push(paho)
  return paho
}
const linkBecomes = (machine: string, word: string) =>
  until(`the link of ${machine} is ${word}`, () => viewer.link(machine) === word)
const heardOf = (event: string) => viewer.events.filter((each) => each.event === event)

describe("a device that speaks through Python's paho", () => {
  it('[I-2] [I-3] [I-5] its Readings, batches and Events are shown, and nothing is rejected', async () => {
    const paho = await device('GT-101')
    const topic = pathOf('GT-101')
    const t = Date.now() - 1000
    paho.say(
      { topic, payload: JSON.stringify({ t: t - 500, state: 'Execute', spindleSpeed: 2100 }) },
      { topic: `${topic}/spindleLoad`, payload: '44.5', qos: 0 },
      {
        topic,
        payload: JSON.stringify([
          { t, power: 7.5 },
          { t: t + 500, power: 7.7 },
        ]),
      },
      { topic: `${topic}/@event`, payload: JSON.stringify({ event: 'partProduced', part: '齿轮-7', t }) },
      {
        topic: `${topic}/@event`,
        payload: JSON.stringify({ event: 'alarmRaised', code: 'E7', text: '油位低' }),
      },
      { topic: `${topic}/@event`, payload: JSON.stringify({ event: 'alarmCleared', code: 'E7' }) },
    )
    await until('its values are shown', () => viewer.value('GT-101', 'power') === 7.7)
    expect(viewer.told('GT-101', 'power')?.time).toBe(t + 500)
    await until('its last Event has come', () => heardOf('alarmCleared').length === 1)
    expect(viewer.value('GT-101', 'spindleSpeed')).toBe(2100)
    expect(viewer.value('GT-101', 'spindleLoad')).toBe(44.5)
    expect(heardOf('partProduced')).toEqual([expect.objectContaining({ part: '齿轮-7', time: t, count: 1 })])
    expect(heardOf('alarmRaised')[0]).toMatchObject({ priority: 'medium', text: { 'zh-CN': '油位低' } })
    expect(viewer.link('GT-101')).toBe('online')
    expect((await house.rejected()).total).toBe(0)
  })

  it('[I-6] [Q-4] kill -9 of the device, and its will says that it is lost; back, it is online', async () => {
    await devices[0]?.kill()
    await linkBecomes('GT-101', 'deviceLost')
    await until('its loss is an Event', () =>
      heardOf('linkChanged').some((each) => each.event === 'linkChanged' && each.to === LINK.deviceLost),
    )
    const again = await device('GT-101')
    again.say({ topic: pathOf('GT-101'), payload: '{"spindleSpeed": 1900}' })
    await until('its value is shown', () => viewer.value('GT-101', 'spindleSpeed') === 1900)
    expect(viewer.link('GT-101')).toBe('online')
  })

  it('[Q-4] the will of a gateway says that the machines behind it are lost with it, and only these', async () => {
    const behind = viewer.table.machines.filter(({ machine }) => machine.connection?.gateway === 'GW-01')
    expect(behind.length).toBeGreaterThan(3)
    const gateway = await device('GW-01')
    for (const { path } of behind)
      gateway.say({
        topic: `twinfloor/${path}`,
        payload: '{"state": "Execute"}',
        qos: 1,
      })
    const other = viewer.table.machines.find(({ machine }) => machine.connection?.gateway === 'GW-02')
    if (other === undefined) throw new Error('no machine behind GW-02')
    gateway.say({ topic: `twinfloor/${other.path}`, payload: '{"state": "Execute"}' })
    await linkBecomes(other.machine.id, 'online')
    for (const { machine } of behind) await linkBecomes(machine.id, 'online')
    await gateway.kill()
    for (const { machine } of behind) await linkBecomes(machine.id, 'gatewayLost')
    expect(viewer.link('GW-01')).toBe('deviceLost')
    expect(viewer.link(other.machine.id)).not.toBe('gatewayLost')
    const again = await device('GW-01')
    for (const { path } of behind) again.say({ topic: `twinfloor/${path}`, payload: '{"state": "Idle"}' })
    for (const { machine } of behind) await linkBecomes(machine.id, 'online')
    await linkBecomes('GW-01', 'online')
  })
})
