import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { slotTable } from '../../../models/slots.ts'
import { createIngest } from '../../../server/core/ingest/door.ts'
import { take } from '../../../server/core/ingest/ingest.ts'
import { PACKML } from '../../../simulators/engine/packml.ts'
import type { Message } from '../../../simulators/engine/post.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { everyKind, machine, plantWith, played, START, worldOf } from './plants.ts'

const bytes = new TextEncoder()
const text = new TextDecoder()

const boxed = () => {
  const found = findPlant('gearbox', KINDS)
  if (!found.ok) throw new Error(found.sentence)
  return found.plant
}

const formOf = ({ topic, payload }: Message): string => {
  const last = topic.split('/').slice(5).join('/')
  if (last === '@event') return payload.startsWith('[') ? 'events' : 'event'
  if (last === '') return payload.startsWith('[') ? 'batch' : 'object'
  return payload.startsWith('{') ? 'timed value' : 'bare value'
}

describe('the dialect', () => {
  it.each([
    ['gearbox', boxed],
    ['every Kind', everyKind],
  ])('[G-10] all that the machines of %s say is read, and nothing of it refused', (_, plantOf) => {
    const plant = plantOf()
    const ingest = createIngest(slotTable(plant, KINDS), (raw) => text.decode(raw))
    const world = worldOf(plant)
    let told = 0
    for (let second = 0; second < 240; second++) {
      for (const { topic, payload } of played(world, 1, START + 1000 * second)) {
        take(ingest, topic, bytes.encode(payload), false, 0, START + 1000 * (second + 1))
        told += 1
      }
    }
    expect([...ingest.rejections.rows.values()]).toEqual([])
    expect(ingest.packetsDiscovered).toBe(0)
    expect(ingest.packetsRead).toBe(told)
    expect(told).toBeGreaterThan(10_000)
  })

  it('[E-2] the server hears why a machine held, waited or aborted before it hears that it did', () => {
    const ingest = createIngest(slotTable(boxed(), KINDS), (raw) => text.decode(raw))
    const world = worldOf(boxed())
    for (let second = 0; second < 600; second++) {
      for (const { topic, payload } of played(world, 1, START + 1000 * second)) {
        take(ingest, topic, bytes.encode(payload), false, 0, START + 1000 * (second + 1))
      }
    }
    const causes: readonly number[] = [PACKML.holding, PACKML.suspending, PACKML.aborting]
    const told = ingest.floor.happenings.ring.filter(
      (event) => event?.event === 'stateChanged' && causes.includes(event.to),
    )
    expect(told.length).toBeGreaterThan(5)
    for (const event of told) expect(event).toHaveProperty('reason')
  })

  it('[G-10] every form of it is spoken', () => {
    const forms = new Map<string, number>()
    const world = worldOf(boxed())
    const first = world.actors[0]?.played.placed.machine.id ?? ''
    world.factory.take({ do: 'fail', machine: first, alarm: 'E204', minutes: 2 })
    for (const message of played(world, 300)) {
      const form = formOf(message)
      forms.set(form, (forms.get(form) ?? 0) + 1)
    }
    expect([...forms.keys()].sort()).toEqual([
      'bare value',
      'batch',
      'event',
      'events',
      'object',
      'timed value',
    ])
    expect(forms.get('object')).toBeGreaterThan((forms.get('batch') ?? 0) * 10)
  })

  it('[G-10] a batch holds Readings in the order of their time', () => {
    let batches = 0
    for (const message of played(worldOf(boxed()), 60)) {
      if (formOf(message) !== 'batch') continue
      const times = JSON.parse(message.payload).map((said: { t: number }) => said.t)
      expect(times).toEqual([times[0], times[0] + 1000])
      batches += 1
    }
    expect(batches).toBeGreaterThan(60)
  })
})

describe('speakers', () => {
  const link = '5g' as const

  it('[G-9] machines behind a gateway are heard through it, others by themselves', () => {
    const world = worldOf(
      plantWith([
        machine('A', 'lathe', { connection: { link, gateway: 'G' } }),
        machine('B', 'lathe', { connection: { link } }),
        machine('G', 'gateway'),
      ]),
    )
    expect(world.speakers.map((speaker) => speaker.linkTopic)).toEqual([
      'twinfloor/test/W1/L1/G/@link',
      'twinfloor/test/W1/L1/B/@link',
      undefined,
    ])
    expect(world.actors.map((actor) => actor.speaker)).toEqual([0, 1, 0])
  })

  it('[G-9] with thousands of machines there are 33 connections and nobody is left out', () => {
    const world = worldOf(plantWith(Array.from({ length: 300 }, (_, i) => machine(`M${i}`, 'lathe'))))
    expect(world.speakers).toHaveLength(33)
    const last = world.actors.filter((actor) => actor.speaker === 32)
    expect(last).toHaveLength(268)
    expect(world.speakers[32]?.linkTopic).toBeUndefined()
  })
})
