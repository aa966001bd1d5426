import { describe, expect, it } from 'vitest'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { type Breakable, SMALL_KINDS, smallPlant } from './small-plant.ts'
import { AT, afterwards, BILINGUAL, FIRST, told } from './told.ts'

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
      '$.colourOfTheRoof: expected only known keys, found an unknown one; known here are $schema, format, id, name, timeZone, workshops, production',
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
