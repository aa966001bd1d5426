import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linesOf, readJsonc } from '../../../../server/edge/jsonc.ts'
import { readPlantFile } from '../../../../server/edge/plant-file.ts'
import { SMALL_KINDS, smallPlant } from '../../models/plant/small-plant.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plant-file-'))
})
afterAll(() => rm(folder, { recursive: true }))

const told = async (asked: string): Promise<string> => {
  const read = await readPlantFile(asked, SMALL_KINDS)
  return read.ok ? 'a Plant' : read.sentences.join('\n')
}

const toldOf = async (content: string | Uint8Array): Promise<string> => {
  const path = join(folder, 'plant.jsonc')
  await writeFile(path, content)
  return (await told(path)).replaceAll(path, 'FILE')
}

describe('a plant file', () => {
  it('[P-11] may have comments, trailing commas and a byte order mark', async () => {
    const text = JSON.stringify(smallPlant()).replace('"workshops":', '// halls\n"workshops": /* all */')
    expect(await toldOf(`\uFEFF${text.slice(0, -1)},}`)).toBe('a Plant')
  })

  it('[P-11] that is not there is told with the plants in the box', async () => {
    expect(await told('nowhere/plant.jsonc')).toBe(
      'Plant "nowhere/plant.jsonc": there is no such file. The plants in the box are gearbox, smt, moulding and generated:N.',
    )
    expect(await told('gearbx')).toBe('Plant "gearbx": there is no such file. Did you mean "gearbox"?')
  })

  it('[P-11] that is a folder, too large or not text is told so', async () => {
    expect(await told(folder)).toContain('this is a folder; name the plant file in it.')
    expect(await toldOf(Uint8Array.of(0xff, 0xfe, 0x7b, 0x00))).toBe(
      'Plant "FILE": the file is not UTF-8 text; save it as UTF-8.',
    )
    const large = join(folder, 'large.jsonc')
    await writeFile(large, '')
    await truncate(large, 64 * 2 ** 20 + 1)
    expect(await told(large)).toContain('the file is larger than 64 MiB.')
  })

  it('[P-11] with a fault in its syntax is told with line and column', async () => {
    expect(await toldOf('{\n  "id": "a"\n  "name": 1\n}')).toBe(
      'Plant "FILE", line 3, column 3: a comma is expected here.',
    )
    expect(await toldOf('')).toBe('Plant "FILE", line 1, column 1: a value is expected here.')
  })

  it('[P-11] that gives a key twice is told so', async () => {
    expect(await toldOf('{ "id": "a",\n "id": "b" }')).toBe(
      'Plant "FILE", line 2, column 2: the key "id" is given twice.',
    )
  })

  it('[P-11] with problems of its own is told in one sentence each', async () => {
    expect(await toldOf(JSON.stringify({ ...smallPlant(), nam: 1 }))).toBe(
      'Plant "FILE", line 1: $.nam: expected only known keys, found an unknown one; did you mean "name"?.'.replace(
        '?.',
        '?',
      ),
    )
  })

  it('[P-4] that has problems is told with the line of each', async () => {
    const plant = smallPlant()
    const [first] = plant.workshops[0].lines[0].machines
    first.kind = 'lahte'
    delete plant.workshops[0].lines[1].name
    const text = JSON.stringify(plant, null, 1).replace('{', '// the plant\n{')
    const rows = text.split('\n')
    const kindLine = rows.findIndex((row) => row.includes('lahte')) + 1
    const lineLine = rows.findIndex((row) => row.includes('"id": "network"'))
    expect((await toldOf(text)).split('\n').map((each) => each.split(': ').slice(0, 2).join(': '))).toEqual([
      `Plant "FILE", line ${lineLine}: $.workshops[0].lines[1].name (line "network")`,
      `Plant "FILE", line ${kindLine}: $.workshops[0].lines[0].machines[0].kind (machine "lathe-1")`,
    ])
  })

  it('[P-11] generated:N wants a number that a plant can have', async () => {
    for (const asked of ['generated:', 'generated:0', 'generated:20001', 'generated:1e3', 'generated:-5']) {
      expect(await told(asked)).toBe(
        `Plant "${asked}": write a whole number from 1 to 20000 after "generated:", like generated:500.`,
      )
    }
  })
})

describe('a text with comments', () => {
  it('[P-11] of a hundred thousand brackets ends in a sentence', () => {
    expect(readJsonc('['.repeat(100_000))).toEqual({
      ok: false,
      sentences: ['line 1, column 65: nothing may be nested deeper than 64 levels'],
    })
  })

  it('[P-11] full of faults gives five sentences', () => {
    const read = readJsonc('{ "a": x, '.repeat(40))
    expect(read.ok ? 0 : read.sentences.length).toBe(5)
  })

  it('[P-10] keeps __proto__ as a key like any other', () => {
    const read = readJsonc('{ "__proto__": { "kind": "lathe" }, "b": [1, -2.5e3, "三", true, null] }')
    if (!read.ok) throw new Error(read.sentences.join())
    expect(Object.keys(read.value as object)).toEqual(['__proto__', 'b'])
    expect((read.value as { b: unknown }).b).toEqual([1, -2500, '三', true, null])
    expect((read.value as { kind?: string }).kind).toBeUndefined()
  })
})

describe('the line of a place', () => {
  const TEXT = '// head\n{\n "a": 1,\n "b": [\n  { "c": 2 },\n  [3, 4,\n   5]\n ],\n "a.b": { /* 6 */ }\n}'
  it.each<[readonly (string | number)[], number]>([
    [[], 2],
    [['a'], 3],
    [['b'], 4],
    [['b', 0, 'c'], 5],
    [['b', 1], 6],
    [['b', 1, 2], 7],
    [['a.b'], 9],
    [['a.b', 'missing', 'deep'], 9],
    [['b', 9], 4],
    [['nowhere'], 2],
  ])('[P-4] %j is line %i', (place, line) => {
    expect(linesOf(TEXT, [['b', 1, 1], place])[1]).toBe(line)
  })
})
