import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../../../server/edge/config/problem.ts'
import { CERT, configOf, KEY, problemsOf, reading } from './sources.ts'

const FILE = 'twinfloor.config.jsonc'

it('[X-2] __proto__ in a file is an unknown setting like any other, wherever it stands', () => {
  const files = (text: string) => ({ 'twinfloor.config.jsonc': text })
  for (const text of ['{ "__proto__": { "port": 1 } }', '{"brokers":[{"url":"mqtt://a","__proto__":1}]}']) {
    const problems = problemsOf([], {}, files(text))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      where: `twinfloor.config.jsonc:1:${text.indexOf('"__proto__"') + 1}`,
      expected: 'a known setting',
      found: '"__proto__"',
    })
  }
})

describe('sources', () => {
  it('[X-1] nothing said gives a gearbox workshop on loopback that is alive', () => {
    expect(configOf([])).toEqual({
      plant: 'gearbox',
      dataFolder: './data',
      journal: { fullDays: 7, secondDays: 30, minuteDays: 400, mostBytes: 50e9 },
      brokers: [],
      embeddedBroker: { kind: 'on', port: 1883 },
      simulators: { kind: 'on', seed: 1, messagesPerSecond: 'natural' },
      host: '127.0.0.1',
      port: 8080,
      tls: undefined,
      metricsToken: undefined,
      usersFile: undefined,
      origins: [],
      insecure: false,
      openBrowser: false,
      verbose: false,
    })
  })

  it('[Y-18] an age of the Journal ends after the one before it, and follows it where it is not said', () => {
    expect(configOf(['--journal-full-days', '500', '--journal-gigabytes', '0.5']).journal).toEqual({
      ...{ fullDays: 500, secondDays: 500, minuteDays: 500, mostBytes: 5e8 },
    })
    expect(problemsOf(['--journal-full-days', '9', '--journal-second-days', '8'])).toEqual([
      { where: '--journal-second-days', expected: 'at least the 9 days before it', found: '8' },
    ])
  })

  it('[X-1] file, environment and command line win in that order, setting by setting', () => {
    const files = { [FILE]: '{ "port": 1, "plant": "smt", "simulatorsSeed": 7, } // comments are welcome' }
    const config = configOf(['--port', '3'], { TWINFLOOR_PORT: '2', TWINFLOOR_PLANT: 'moulding' }, files)
    expect([config.port, config.plant, config.simulators]).toEqual([
      3,
      'moulding',
      { kind: 'on', seed: 7, messagesPerSecond: 'natural' },
    ])
  })

  it('[X-1] help and version are answered whatever else is wrong', () => {
    expect(reading(['--nonsense', '--help'], { TWINFLOOR_PORT: 'x' }).kind).toBe('help')
    expect(reading(['--version'])).toEqual({
      kind: 'version',
      text: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
  })

  it('[X-1] switches say yes and no in every source, and the last word counts', () => {
    expect(configOf(['--no-simulators']).simulators.kind).toBe('off')
    expect(configOf(['--no-simulators', '--simulators']).simulators.kind).toBe('on')
    expect(configOf([], { TWINFLOOR_SIMULATORS: 'off' }).simulators.kind).toBe('off')
    expect(configOf(['--simulators'], { TWINFLOOR_SIMULATORS: 'false' }).simulators.kind).toBe('on')
    expect(configOf([], {}, { [FILE]: '{"simulators": false}' }).simulators.kind).toBe('off')
    expect(configOf(['--open', '--verbose'])).toMatchObject({ openBrowser: true, verbose: true })
  })

  it('[X-4] a named file must be there, the usual one need not', () => {
    expect(problemsOf(['--config', 'mine.jsonc'])).toEqual([
      { where: '--config', expected: 'a configuration file', found: 'no such file: mine.jsonc' },
    ])
    expect(problemsOf([], { TWINFLOOR_CONFIG: 'mine.jsonc' })[0]?.where).toBe('TWINFLOOR_CONFIG')
    expect(configOf(['--config', 'mine.jsonc'], {}, { 'mine.jsonc': '{"port": 5}' }).port).toBe(5)
  })

  it('[X-4] paths in a file start from its folder, absolute ones and names in the box stay', () => {
    const text = '{"plant": "my.plant.jsonc", "data": "/srv/data", "users": "u.json"}'
    const config = configOf(['--config', 'site/a.jsonc'], {}, { 'site/a.jsonc': text })
    expect([config.plant, config.dataFolder, config.usersFile]).toEqual([
      'site/my.plant.jsonc',
      '/srv/data',
      'site/u.json',
    ])
    expect(configOf(['--config', 's/a.jsonc'], {}, { 's/a.jsonc': '{"plant": "smt"}' }).plant).toBe('smt')
    expect(configOf(['--plant', './x.jsonc']).plant).toBe('./x.jsonc')
  })

  it('[X-4] an empty variable and an empty file say nothing', () => {
    expect(configOf([], { TWINFLOOR_PORT: '', TWINFLOOR_CONFIG: '' }, { [FILE]: '' }).port).toBe(8080)
  })
})

describe('problems', () => {
  const WRONG: readonly [string, Parameters<typeof reading>, string, string | undefined][] = [
    ['unknown option', [['--prot', '1']], '--prot', '--port'],
    ['unknown option with a value', [['--hots=1']], '--hots', '--host'],
    ['unknown variable', [[], { TWINFLOOR_PROT: '1' }], 'TWINFLOOR_PROT', 'TWINFLOOR_PORT'],
    ['unknown setting', [[], {}, { [FILE]: '{"prot": 1}' }], `${FILE}: $.prot`, '"port"'],
    [
      'unknown key of a broker',
      [[], {}, { [FILE]: '{"brokers": [{"url": "mqtt://a", "usr": "x"}]}' }],
      `${FILE}: $.brokers[0].usr`,
      '"user"',
    ],
    ['port of the wrong kind', [['--port', 'http']], '--port', undefined],
    ['port too high', [[], { TWINFLOOR_PORT: '70000' }], 'TWINFLOOR_PORT', undefined],
    ['port of the wrong type', [[], {}, { [FILE]: '{"port": "8080"}' }], `${FILE}: $.port`, undefined],
    ['value missing', [['--port']], '--port', undefined],
    ['plant unknown', [['--plant', 'gearbx']], '--plant', 'gearbox'],
    ['plant too large', [['--plant', 'generated:20001']], '--plant', undefined],
    ['broker without scheme', [['--broker', 'plc:1883']], '--broker', 'mqtt://plc:1883'],
    ['broker of a near scheme', [['--broker', 'mqqt://plc']], '--broker', 'mqtt://plc'],
    [
      'broker in the file',
      [[], {}, { [FILE]: '{"brokers": [{"url": "mqtt://a"}, {"url": "amqp://b"}]}' }],
      `${FILE}: $.brokers[1].url`,
      undefined,
    ],
    ['origin with a path', [['--origin', 'https://a/b']], '--origin', 'https://a'],
    ['host as a URL', [['--host', 'http://localhost:80']], '--host', 'localhost'],
    ['a word', [['port']], 'command line', '--port'],
    ['a plant without its option', [['my.plant.jsonc']], 'command line', '--plant my.plant.jsonc'],
    ['file that is no JSON', [[], {}, { [FILE]: '{\n  "port" 1 }' }], `${FILE}:2:10`, undefined],
    [
      'a token too short',
      [['--metrics-token-file', 't'], {}, { t: 'short\n' }],
      '--metrics-token-file',
      undefined,
    ],
    ['a token file that is not there', [['--metrics-token-file', 't']], '--metrics-token-file', undefined],
    ['file that is a list', [[], {}, { [FILE]: '[]' }], `${FILE}: $`, undefined],
    ['tls without its key', [['--tls-cert', 'c.pem'], {}, { 'c.pem': CERT }], '--tls-cert', undefined],
    [
      'certificate that is none',
      [['--tls-cert', 'c', '--tls-key', 'k'], {}, { c: 'x', k: KEY }],
      '--tls-cert',
      undefined,
    ],
    [
      'password without a user',
      [['--broker', 'mqtt://a'], { TWINFLOOR_BROKER_PASSWORD: 'x' }],
      '--broker',
      undefined,
    ],
    [
      'certificate without TLS',
      [['--broker', 'mqtt://a', '--broker-ca', 'c'], {}, { c: CERT }],
      '--broker-ca',
      undefined,
    ],
    ['the same broker twice', [['--broker', 'mqtt://a', '--broker', 'mqtt://a:1883']], '--broker', undefined],
    ['no broker at all', [['--no-broker']], '--no-broker', undefined],
    [
      'no broker at all, by variable',
      [[], { TWINFLOOR_EMBEDDED_BROKER: 'no' }],
      'TWINFLOOR_EMBEDDED_BROKER',
      undefined,
    ],
  ]
  for (const [what, sources, where, suggestion] of WRONG) {
    it(`[X-2] ${what}: says where, and what may be meant`, () => {
      const problem = problemsOf(...sources)[0]
      expect([problem?.where, problem?.suggestion]).toEqual([where, suggestion])
      expect(problem?.expected.length).toBeGreaterThan(3)
      expect(problem?.found.length).toBeGreaterThan(0)
    })
  }

  it('[X-2] all sources are heard before anyone is sent back', () => {
    const problems = problemsOf(['--port', 'x', '--no'], { TWINFLOOR_HOST: '?' }, { [FILE]: '{"open": 1}' })
    expect(problems.map((problem) => problem.where)).toEqual([
      `${FILE}: $.open`,
      'TWINFLOOR_HOST',
      '--no',
      '--port',
    ])
  })

  it('[X-2] a Problem is one line', () => {
    const problem = { where: '--prot', expected: 'a known option', found: '"--prot"', suggestion: '--port' }
    expect(formatProblem(problem)).toBe(
      '--prot: expected a known option, found "--prot". Did you mean --port?',
    )
  })

  it('[X-5] neither a password nor the user of a URL is repeated', () => {
    const told = [
      ...problemsOf(['--broker', 'mqtt://ann:secret@h']),
      ...problemsOf(['--broker-password', 'secret']),
      ...problemsOf([], {}, { [FILE]: '{"brokerPassword": "secret"}' }),
      ...problemsOf([], { TWINFLOOR_BROKER_PASSWORD: `secret${'x'.repeat(5000)}` }),
    ].map(formatProblem)
    expect(told).toHaveLength(4)
    expect(told.join('\n')).not.toMatch(/secret|ann/)
  })
})
