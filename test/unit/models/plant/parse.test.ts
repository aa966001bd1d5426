import { describe, expect, it } from 'vitest'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { type Breakable, SMALL_KINDS, smallPlant } from './small-plant.ts'

const told = (file: unknown): readonly string[] => {
  const parsed = parsePlant(file, SMALL_KINDS)
  return parsed.ok ? [] : parsed.problems.map(formatProblem)
}

/** What is told but for whose it is, which has a test of its own. */
const sentences = (file: unknown): readonly string[] =>
  told(file).map((each) => each.replace(/^([^ ]+) \([a-z]+ "[\w -]+"\): /, '$1: '))

/** What is said of the small plant once this has been done to it. */
const afterwards = (damage: (plant: Breakable, first: Breakable, workshop: Breakable) => void) => {
  const plant = smallPlant()
  const [workshop] = plant.workshops
  damage(plant, workshop.lines[0].machines[0], workshop)
  return sentences(plant)
}

const BILINGUAL = 'a name in both languages, like { "zh-CN": "车床 1", "en": "Lathe 1" }'
const ALL_KINDS = 'the Kinds are agv, conveyor, gateway, lathe, radio-unit'
const AT = '$.workshops[0]'
const FIRST = `${AT}.lines[0].machines[0]`

describe('a plant file of the right shape', () => {
  it('[P-2] becomes a Plant with every default filled in', () => {
    const parsed = parsePlant(smallPlant(), SMALL_KINDS)
    if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'))
    expect(parsed.plant.timeZone).toBe('Asia/Shanghai')
    expect(parsed.plant.workshops[0]?.height).toBe(9)
    expect(parsed.plant.workshops[0]?.lines[0]?.machines[0]).toMatchObject({ heading: 0, elevation: 0 })
  })

  it('[P-2] parses to itself again', () => {
    const once = parsePlant(smallPlant(), SMALL_KINDS)
    expect(once.ok && parsePlant(once.plant, SMALL_KINDS)).toEqual(once)
  })
})

describe('problems of shape', () => {
  it('[P-3] an unknown key is refused with the nearest known one', () => {
    expect(afterwards((_, first) => Object.assign(first, { headng: 90 }))).toEqual([
      `${FIRST}.headng: expected only known keys, found an unknown one; did you mean "heading"?`,
    ])
  })

  it('[P-3] an unknown key that is like none is refused with all that are known there', () => {
    expect(afterwards((plant) => Object.assign(plant, { colourOfTheRoof: 'red' }))).toEqual([
      '$.colourOfTheRoof: expected only known keys, found an unknown one; known here are $schema, format, id, name, timeZone, workshops',
    ])
  })

  it.each<[string, (plant: Breakable, first: Breakable, workshop: Breakable) => void, string]>([
    ['zh', (plant) => Object.assign(plant.name, { zh: '厂' }), '$.name.zh… did you mean "zh-CN"?'],
    ['english', (plant) => Object.assign(plant.name, { english: 'x' }), '$.name.english… did you mean "en"?'],
    [
      'x',
      (_, first) => Object.assign(first, { x: 1 }),
      `${FIRST}.x… did you mean "at"? Write "at": [12.5, 4], metres to the east and to the north.`,
    ],
    ['Type', (_, first) => Object.assign(first, { Type: 'lathe' }), `${FIRST}.Type… did you mean "kind"?`],
    [
      'type',
      (_, _first, w) => Object.assign(w.doors[0], { type: 'gate' }),
      `${AT}.doors[0].type… did you mean "use"?`,
    ],
    [
      'rotation',
      (_, first) => Object.assign(first, { rotation: 9 }),
      `${FIRST}.rotation… did you mean "heading"?`,
    ],
  ])('[P-3] what %s is called here is told', (_, damage, sentence) => {
    expect(afterwards(damage)).toEqual([
      sentence.replace('…', ': expected only known keys, found an unknown one;'),
    ])
  })

  it('[P-3] a list of what there is is told once', () => {
    const both = afterwards((_, first, workshop) => {
      first.kind = 'rocket'
      workshop.lines[0].machines[1].kind = 'lahte'
      Object.assign(first, { colour: 1, shade: 2 })
    })
    expect(both.filter((each) => each.includes('known here are'))).toHaveLength(1)
    expect(both.filter((each) => each.includes('the Kinds are'))).toHaveLength(1)
    expect(both).toHaveLength(4)
  })

  it('[P-4] whose the problem is stands beside its place', () => {
    const plant = smallPlant()
    const [workshop] = plant.workshops
    workshop.lines[0].machines[0].kind = 7
    workshop.lines[1].machines[1].radio.band = '78'
    workshop.height = -1
    workshop.zones[0].use = 'none'
    plant.timeZone = 7
    expect(told(plant).map((each) => each.split(':')[0])).toEqual([
      '$.timeZone',
      `${AT}.height (workshop "w1")`,
      `${AT}.zones[0].use (zone "z1")`,
      `${FIRST}.kind (machine "lathe-1")`,
      `${AT}.lines[1].machines[1].radio.band (machine "ru-1")`,
    ])
  })

  it('[P-3] a wrong word is refused with the nearest allowed one', () => {
    expect(
      afterwards((_, first) => {
        first.connection.link = 'wierd'
      }),
    ).toEqual([
      `${FIRST}.connection.link: expected one of "5g", "wired", "wifi", found "wierd"; did you mean "wired"?`,
    ])
  })

  it.each<[string, (plant: Breakable, first: Breakable, workshop: Breakable) => void, string]>([
    ['a missing key', (plant) => delete plant.name, `$.name: expected ${BILINGUAL}, found nothing`],
    [
      'a name in no language',
      (plant) => Object.assign(plant, { name: '厂' }),
      `$.name: expected ${BILINGUAL}, found "厂"`,
    ],
    ['a number for a text', (plant) => Object.assign(plant, { id: 7 }), '$.id: expected a text, found 7'],
    [
      'an id with a slash',
      (plant) => Object.assign(plant, { id: 'a/b' }),
      '$.id: expected 1 to 64 letters, digits, "-" or "_", beginning with a letter or digit, found "a/b"',
    ],
    [
      'a point of three numbers',
      (_, first) => first.at.push(3),
      `${FIRST}.at: expected at most 2 entries, found a list of 3`,
    ],
    [
      'a point of one number',
      (_, first) => first.at.pop(),
      `${FIRST}.at: expected at least 2 entries, found a list of 1`,
    ],
    [
      'no Workshop',
      (plant) => Object.assign(plant, { workshops: [] }),
      '$.workshops: expected at least 1 entry, found an empty list',
    ],
    [
      'a cycle that takes no time',
      (_, first) => Object.assign(first, { idealCycleSeconds: 0 }),
      `${FIRST}.idealCycleSeconds: expected more than 0, found 0`,
    ],
    [
      'a capacity of half a part',
      (_, first) => Object.assign(first, { capacity: 1.5 }),
      `${FIRST}.capacity: expected a whole number, found 1.5`,
    ],
    [
      'an unknown level',
      (_, first) => Object.assign(first.channels.power, { level: 4 }),
      `${FIRST}.channels.power.level: expected one of 1, 2, 3, found 4`,
    ],
    [
      'another format',
      (plant) => Object.assign(plant, { format: 'twinfloor-plant-2' }),
      '$.format: expected "twinfloor-plant-1", found "twinfloor-plant-2"; did you mean "twinfloor-plant-1"?',
    ],
    [
      'a band that is none',
      (_, _first, workshop) => Object.assign(workshop.lines[1].machines[1].radio, { band: '78' }),
      `${AT}.lines[1].machines[1].radio.band: expected a 3GPP band like "n78", found "78"`,
    ],
  ])('[P-4] %s is told in a sentence of its own', (_, damage, sentence) => {
    expect(afterwards(damage)).toEqual([sentence])
  })

  it('[P-4] all problems are told at once, and at most 50', () => {
    const two = afterwards((plant, first) => {
      plant.id = ''
      first.at = 'door'
    })
    expect(two.map((sentence) => sentence.split(':')[0])).toEqual(['$.id', `${FIRST}.at`])
    const many = afterwards((_, _first, workshop) => {
      workshop.columns = Array.from({ length: 900 }, () => ({ att: [1, 1] }))
    })
    expect(many).toHaveLength(50)
  })
})

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
