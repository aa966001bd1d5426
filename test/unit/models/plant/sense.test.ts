import { describe, expect, it } from 'vitest'
import type { Breakable } from './small-plant.ts'
import { ALL_KINDS, AT, afterwards, FIRST } from './told.ts'

describe('problems of sense', () => {
  it('[P-3] a Kind that is none is refused with the nearest one', () => {
    expect(
      afterwards((_, first) => {
        first.kind = 'lahte'
      }),
    ).toEqual([`${FIRST}.kind: expected one of the Kinds, found "lahte"; did you mean "lathe"? ${ALL_KINDS}`])
  })

  it('[P-3] a Channel that the Kind has not is refused with the nearest one', () => {
    expect(
      afterwards((_, first) => {
        first.channels = { spindelLoad: { max: 150 } }
      }),
    ).toEqual([
      `${FIRST}.channels.spindelLoad: expected a Channel of Kind "lathe", found an unknown one; did you mean "spindleLoad"?`,
    ])
  })

  it.each<[string, (plant: Breakable, first: Breakable, workshop: Breakable) => void, string]>([
    [
      'two machines of one id',
      (_, _first, workshop) => Object.assign(workshop.lines[1].machines[0], { id: 'lathe-2' }),
      `${AT}.lines[1].machines[0].id: expected an id that no other machine of the plant has, found "lathe-2"`,
    ],
    [
      'two Lines of one id',
      (_, _first, workshop) => Object.assign(workshop.lines[1], { id: 'l1' }),
      `${AT}.lines[1].id: expected an id of its own, found "l1" a second time`,
    ],
    [
      'two zones of one id',
      (_, _first, workshop) => workshop.zones.push(workshop.zones[0]),
      `${AT}.zones[1].id: expected an id of its own, found "z1" a second time`,
    ],
    [
      'a flow to nobody',
      (_, _first, workshop) => Object.assign(workshop.flows[0], { to: 'lathe-22' }),
      `${AT}.flows[0].to: expected the id of a machine, found "lathe-22"; did you mean "lathe-2"?`,
    ],
    [
      'a flow to itself',
      (_, _first, workshop) => Object.assign(workshop.flows[0], { to: 'lathe-1' }),
      `${AT}.flows[0].to: expected another machine than "from", found "lathe-1"`,
    ],
    [
      'a carrier that carries nothing',
      (_, _first, workshop) => Object.assign(workshop.flows[0], { by: 'gw-1' }),
      `${AT}.flows[0].by: expected the id of a machine of Kind "conveyor" or "robot" or "agv", found "gw-1", which is of Kind "gateway"`,
    ],
    [
      'a gateway that is a lathe',
      (_, first) => Object.assign(first.connection, { gateway: 'lathe-2' }),
      `${FIRST}.connection.gateway: expected the id of a machine of Kind "gateway", found "lathe-2", which is of Kind "lathe"`,
    ],
    [
      'a radio unit that is nowhere',
      (_, first) => Object.assign(first.connection, { radio: 'ru-2' }),
      `${FIRST}.connection.radio: expected the id of a machine of Kind "radio-unit", found "ru-2"; did you mean "ru-1"?`,
    ],
    [
      'a radio on a lathe',
      (_, first, workshop) => Object.assign(first, { radio: workshop.lines[1].machines[1].radio }),
      `${FIRST}.radio: expected a radio only on a machine of Kind "radio-unit", found one on "lathe"`,
    ],
    [
      'an empty range',
      (_, first) => Object.assign(first.channels.power, { min: 45 }),
      `${FIRST}.channels.power: expected min below max, found min 45 and max 45`,
    ],
    [
      'a resolution too fine to count',
      (_, first) => Object.assign(first.channels.power, { resolution: 1e-9 }),
      `${FIRST}.channels.power: expected a range of fewer than 2147483648 resolutions, found 0 to 45 by 1e-9`,
    ],
    [
      'a small range far from zero',
      (_, first) => Object.assign(first.channels.power, { min: 1e12, max: 1e12 + 1 }),
      `${FIRST}.channels.power: expected a range of fewer than 2147483648 resolutions, found 1000000000000 to 1000000000001 by 0.01`,
    ],
    [
      'a deadband wider than the range',
      (_, first) => Object.assign(first.channels.power, { deadband: 46 }),
      `${FIRST}.channels.power: expected a deadband within the range, found 46`,
    ],
    [
      'a state with other codes',
      (_, first) => Object.assign(first, { channels: { state: { max: 4 } } }),
      `${FIRST}.channels.state: expected the range and resolution of a Channel of words left alone, found another`,
    ],
    [
      'an outline that crosses itself',
      (_, _first, workshop) => workshop.outline.splice(1, 2, [20, 10], [20, 0]),
      `${AT}.outline: expected an outline that does not cross or touch itself, found one that does`,
    ],
    [
      'a machine outside its Workshop',
      (_, first) => Object.assign(first, { at: [40, 5] }),
      `${FIRST}.at: expected a place inside the outline of its workshop, found [40, 5]`,
    ],
    [
      "a Channel of the server's own that is overridden",
      (_, first) => Object.assign(first, { channels: { clockSkew: { resolution: 5 } } }),
      `${FIRST}.channels.clockSkew: expected a Channel of Kind "lathe", found an unknown one`,
    ],
    [
      'a time zone that is none',
      (plant) => Object.assign(plant, { timeZone: 'Asia/Atlantis' }),
      '$.timeZone: expected the IANA name of a time zone, like "Asia/Shanghai", found "Asia/Atlantis"',
    ],
  ])('[P-5] %s is a problem', (_, damage, sentence) => {
    expect(afterwards(damage)).toContain(sentence)
  })

  const crowd = (machines: number) =>
    afterwards((_, _first, workshop) => {
      workshop.lines[1].machines.push(
        ...Array.from({ length: machines - 5 }, (_each, i) => ({
          id: `m${i}`,
          name: { 'zh-CN': '车床', en: 'Lathe' },
          kind: i < 17_000 ? 'conveyor' : 'lathe',
          at: [1, 1],
        })),
      )
    })

  it('[P-5] 20,000 machines are enough', () => {
    expect(crowd(20_000)).toEqual([])
    expect(crowd(20_001)).toEqual(['$: expected at most 20000 machines, found 20001'])
  })
})

describe('problems of sense beside problems of shape', () => {
  it('[P-5] what has the right shape is asked for sense although something else has not', () => {
    const both = afterwards((plant, first, workshop) => {
      plant.name = 'Plant'
      first.kind = 'lahte'
      first.heading = 'north'
      workshop.lines[0].machines[1].at = [40, 5]
      workshop.flows[0].to = 'nobody'
    })
    expect(both.map((each) => each.split(':')[0])).toEqual([
      '$.name',
      `${FIRST}.heading`,
      `${FIRST}.kind`,
      `${AT}.lines[0].machines[1].at`,
      `${AT}.flows[0].to`,
    ])
  })

  it.each<[string, (plant: Breakable, first: Breakable, workshop: Breakable) => void, string[]]>([
    [
      'a machine of a broken id is not missed',
      (_, first) => Object.assign(first, { id: 'lathe 1' }),
      [`${FIRST}.id`],
    ],
    [
      'nor are machines whose Line is broken',
      (_, _first, w) => Object.assign(w.lines[0], { machines: {} }),
      [`${AT}.lines[0].machines`],
    ],
    ['nor all of them', (_, _first, w) => delete w.lines, [`${AT}.lines`]],
    [
      'a machine of a broken place is nowhere outside',
      (_, first) => Object.assign(first, { at: 'gate' }),
      [`${FIRST}.at`],
    ],
    [
      'none is outside of a broken outline',
      (_, _first, w) => Object.assign(w, { outline: [[1, 1]] }),
      [`${AT}.outline`],
    ],
    [
      'a machine of a broken name is of its Kind',
      (_, first) => Object.assign(first, { name: 1 }),
      [`${FIRST}.name`],
    ],
    [
      'one of a broken Kind may be any',
      (_, _first, w) => Object.assign(w.lines[1].machines[0], { kind: 7 }),
      [`${AT}.lines[1].machines[0].kind`],
    ],
  ])('[P-5] %s', (_, damage, places) => {
    expect(afterwards(damage).map((each) => each.split(':')[0])).toEqual(places)
  })
})
