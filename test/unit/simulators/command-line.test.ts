import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../../simulators/command-line.ts'
import { SEED } from '../../helpers/seed.ts'

const read = (line: string) => readCommandLine(line.split(' ').filter((word) => word !== ''))

describe('the command line of the simulators', () => {
  it('[W-82] without anything plays gearbox to the broker on this machine', () => {
    expect(read('')).toEqual({
      do: 'live',
      live: {
        seed: 1,
        rate: 'natural',
        broker: 'mqtt://127.0.0.1:1883',
        qos: 0,
        speed: 1,
        beside: false,
        quiet: false,
      },
    })
    expect(read('--beside')).toMatchObject({ do: 'live', live: { beside: true } })
  })

  it('[W-82] tells what is played live, and how fast', () => {
    const told = read(
      '--plant smt --story jam --seed 7 --rate 500 --broker ws://h:9001 --speed 20 --qos 1 --quiet',
    )
    expect(told).toMatchObject({
      do: 'live',
      live: {
        plant: 'smt',
        story: 'jam',
        seed: 7,
        rate: 500,
        broker: 'ws://h:9001',
        speed: 20,
        qos: 1,
        quiet: true,
      },
    })
  })

  it('[W-80] with --out plays into a file, from the same moment on every machine', () => {
    expect(read('--out run.jsonl')).toEqual({
      do: 'batch',
      batch: {
        seed: 1,
        rate: 'natural',
        out: 'run.jsonl',
        hours: 8,
        startMillis: Date.UTC(2026, 0, 5),
        quiet: false,
      },
    })
    expect(read('--out - --hours 0.5 --truth t.jsonl --start 2026-03-01T06:00:00+08:00')).toMatchObject({
      batch: { out: '-', hours: 0.5, truth: 't.jsonl', startMillis: Date.UTC(2026, 1, 28, 22) },
    })
  })

  it.each([
    ['pause', { do: 'pause' }],
    ['resume', { do: 'resume' }],
    ['speed 20', { do: 'speed', to: 20 }],
    ['story jam', { do: 'story', to: 'jam' }],
    ['story none', { do: 'story', to: null }],
    ['status', { do: 'status' }],
  ])('[W-84] control %s', (words, control) => {
    for (const line of [
      `control --broker mqtt://h --plant smt ${words}`,
      `control --plant smt ${words} --broker mqtt://h`,
      `--broker mqtt://h control --plant smt ${words}`,
    ]) {
      expect(read(line)).toEqual({ do: 'ask', ask: { control, plant: 'smt', broker: 'mqtt://h' } })
    }
    expect(read(`control ${words} --plant smt --broker mqtt://h`)).toEqual({
      do: 'ask',
      ask: { control, plant: 'smt', broker: 'mqtt://h' },
    })
  })

  it('lists the Stories in the language asked for', () => {
    expect(read('stories')).toEqual({ do: 'stories', language: 'en' })
    expect(read('stories --lang zh-CN --plant smt')).toEqual({
      do: 'stories',
      language: 'zh-CN',
      plant: 'smt',
    })
  })

  it.each([
    ['--rate quickly', '"natural" or a number'],
    ['--seed seven', 'a whole number up to'],
    ['--seed 4294967296', 'a whole number up to'],
    ['--speed 0', 'from 1 to 100'],
    ['--speed 101', 'from 1 to 100'],
    ['control speed fast', 'from 1 to 100'],
    ['--out x --hours 0', 'hours above 0'],
    ['--out x --start tomorrow', 'a time with its zone'],
    ['--out x --start 2026-01-05T00:00:00', 'a time with its zone'],
    ['--out x --broker mqtt://h', '--broker does not go with --out'],
    ['--hours 8', '--hours goes with --out'],
    ['--truth t', '--truth goes with --out'],
    ['control', 'control'],
    ['control dance', 'dance'],
    ['stories --lang fr', 'zh-CN'],
    ['--plnat smt', '--plant'],
  ])('says what is wrong with "%s"', (line, reason) => {
    const told = read(line)
    if (told.do !== 'say') throw new Error(`${line} was taken as ${told.do}`)
    expect(told.code).toBe(1)
    expect(told.text).toContain(reason)
  })

  it.each([
    ['--rate 0x10', '"natural" or a number'],
    ['--rate 1e3', '"natural" or a number'],
    ['--rate .5', '"natural" or a number'],
    ['--seed 0x7', 'a whole number up to'],
    ['--out x --hours 1e1', 'hours above 0'],
  ])('[W-98] numbers are decimal: "%s" is refused', (line, reason) => {
    expect(read(line)).toMatchObject({ do: 'say', code: 1, text: expect.stringContaining(reason) })
  })

  it.each([
    'foo',
    'foo:1883',
    'http://h',
    'mqtt:h',
    'mqtt://',
    'mqtt://h:0',
    'mqtt://h:99999',
    'mqtt://h h',
    'mqtt://%zz@h',
    'mqtt://h?clientId=one',
    '',
  ])('[W-98] "%s" is no broker that a connection could be tried to', (url) => {
    for (const words of [[], ['control', 'status']])
      expect(readCommandLine([...words, '--broker', url])).toMatchObject({
        do: 'say',
        code: 1,
        text: expect.stringContaining('a URL with mqtt, mqtts, ws or wss is expected'),
      })
  })

  it.each(['mqtt://h', 'MQTT://h:1883', 'mqtts://u:p@h', 'ws://[::1]:9001/mqtt', 'wss://h/mqtt?token=t'])(
    '[W-98] "%s" is a broker',
    (url) => {
      expect(readCommandLine(['--broker', url])).toMatchObject({ do: 'live', live: { broker: url } })
    },
  )

  it('[W-98] what was wrong with a URL is told without who logs in', () => {
    const told = read('--broker http://ann:secret@h')
    expect(told).toMatchObject({ do: 'say', text: expect.stringContaining('http://h') })
    expect(JSON.stringify(told)).not.toContain('secret')
  })

  it.each([
    [['--story', ''], 'bearing-seizure, '],
    [['--story', ' '], 'bearing-seizure, '],
    [['control', 'story', ''], 'bearing-seizure, '],
    [['--plant', ''], 'gearbox, smt, moulding, generated:N'],
    [['stories', '--plant', ''], 'gearbox, smt, moulding, generated:N'],
    [['--out', ''], 'the path of a file'],
    [['--out', 'x', '--truth', ''], 'the path of a file'],
    [['--user', ''], 'a name is expected'],
  ])('[W-98] the empty name in %j is refused, with what there is', (words, reason) => {
    expect(readCommandLine(words)).toMatchObject({
      do: 'say',
      code: 1,
      text: expect.stringContaining(reason),
    })
  })

  it('--help is a text and no fault, within 100 columns', () => {
    for (const line of ['--help', 'control --help', 'stories --help', 'control speed --help']) {
      const told = read(line)
      if (told.do !== 'say') throw new Error(`${line} was taken as ${told.do}`)
      expect(told.code).toBe(0)
      expect(Math.max(...told.text.split('\n').map((each) => each.length))).toBeLessThanOrEqual(100)
    }
  })

  it('never throws', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--out', '--hours', '--start', '--speed', 'control', 'story', '--', '-', '--seed', '9'),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        expect(readCommandLine(words).do).toMatch(/^(batch|live|ask|stories|say)$/)
      }),
      { seed: SEED },
    )
  })
})
