import type { Broker, Config, Tls } from './config.ts'
import { exposure } from './exposure.ts'
import { type ReadFile, textOf } from './file.ts'
import type { Layer, Path } from './layers.ts'
import { isLoopback } from './loopback.ts'
import type { Problem } from './problem.ts'
import { type BrokerSettings, isEncrypted, type Settings } from './settings.ts'

/** The sources laid over each other: what holds, and who said it. */
interface Merged {
  readonly settings: Settings
  readonly where: (path: Path) => string
  readonly rank: (key: keyof Settings) => number
}

const DEFAULT_BROKER_PORTS: Readonly<Record<string, number>> = {
  'mqtt:': 1883,
  'mqtts:': 8883,
  'ws:': 80,
  'wss:': 443,
}

const DEFAULT_TOPICS: readonly string[] = ['twinfloor/#']

/** Later layers win, setting by setting. */
function merge(layers: readonly Layer[]): Merged {
  const rank = (key: string): number => layers.findLastIndex((layer) => Object.hasOwn(layer.settings, key))
  return {
    settings: Object.assign({}, ...layers.map((layer) => layer.settings)) as Settings,
    rank,
    where: (path) => layers[rank(String(path[0]))]?.where(path) ?? String(path[0]),
  }
}

/** A Config from layers that hold by themselves, or what is wrong between them. */
export function assemble(
  layers: readonly Layer[],
  readFile: ReadFile,
): { readonly config: Config } | { readonly problems: readonly Problem[] } {
  const merged = merge(layers)
  const problems: Problem[] = []
  const shelf = new Shelf(readFile, problems)
  const { settings } = merged
  const brokers = brokersOf(merged, shelf, problems)
  const tls = tlsOf(merged, shelf, problems)
  const metricsToken = shelf.token(settings.metricsTokenFile, merged.where(['metricsTokenFile']))
  const journal = journalOf(merged, problems)
  const isOwn = brokers.length === 0
  const isEmbedded = settings.embeddedBroker ?? (isOwn || settings.brokerPort !== undefined)
  if (isOwn && !isEmbedded) {
    const where = merged.where(['embeddedBroker'])
    problems.push({ where, expected: 'a --broker URL where there is no embedded broker', found: 'neither' })
  }
  const reach = {
    host: settings.host ?? '127.0.0.1',
    tls,
    usersFile: settings.users,
    origins: settings.origins ?? [],
  }
  const exposed = exposure(reach, settings.insecure ?? false)
  // A certificate that could not be read is the one thing to say, not that it is missing too.
  if (exposed.kind === 'refused' && problems.length === 0) {
    const [place, reached] = isLoopback(reach.host)
      ? ['origins', reach.origins.join(', ')]
      : ['host', reach.host]
    const found = `${reached}, which other machines can reach, without ${exposed.missing}`
    const expected = 'nothing but this machine to reach the page, or users and TLS'
    problems.push({ where: merged.where([place]), expected, found, advice: exposed.waysOut })
  }
  if (problems.length > 0) return { problems }
  const config: Config = {
    plant: settings.plant ?? 'gearbox',
    dataFolder: settings.data ?? './data',
    journal,
    brokers,
    embeddedBroker: isEmbedded ? { kind: 'on', port: settings.brokerPort ?? 1883 } : { kind: 'off' },
    simulators: simulatorsOf(settings, isOwn),
    ...reach,
    port: settings.port ?? 8080,
    metricsToken,
    insecure: exposed.kind === 'insecure',
    openBrowser: settings.open ?? false,
    verbose: settings.verbose ?? false,
  }
  return { config }
}

const GIGABYTE = 1e9

/** An age that follows on another ends later, or not at all. */
function journalOf({ settings, where }: Merged, problems: Problem[]): Config['journal'] {
  const fullDays = settings.journalFullDays ?? 7
  const secondDays = settings.journalSecondDays ?? Math.max(30, fullDays)
  const minuteDays = settings.journalMinuteDays ?? Math.max(400, secondDays)
  const ordered = (key: keyof Settings, days: number, least: number): void => {
    if (days >= least) return
    problems.push({ where: where([key]), expected: `at least the ${least} days before it`, found: `${days}` })
  }
  ordered('journalSecondDays', secondDays, fullDays)
  ordered('journalMinuteDays', minuteDays, secondDays)
  return { fullDays, secondDays, minuteDays, mostBytes: (settings.journalGigabytes ?? 50) * GIGABYTE }
}

const simulatorsOf = (settings: Settings, isOwn: boolean): Config['simulators'] =>
  (settings.simulators ?? isOwn)
    ? {
        kind: 'on',
        seed: settings.simulatorsSeed ?? 1,
        messagesPerSecond: settings.simulatorsRate ?? 'natural',
      }
    : { kind: 'off' }

/** The small files that settings name, each read once; what cannot be read becomes a Problem. */
class Shelf {
  readonly #readFile: ReadFile
  readonly #problems: Problem[]

  constructor(readFile: ReadFile, problems: Problem[]) {
    this.#readFile = readFile
    this.#problems = problems
  }

  text(path: string | undefined, where: string, expected: string): string | undefined {
    if (path === undefined) return undefined
    const file = textOf(path, this.#readFile)
    if (file.kind === 'text') return file.text
    const why = file.kind === 'absent' ? 'no such file' : file.why
    this.#problems.push({ where, expected, found: `${why}: ${path}` })
    return undefined
  }

  pem(path: string | undefined, where: string, expected: string): string | undefined {
    const text = this.text(path, where, expected)
    if (text === undefined || text.includes('-----BEGIN ')) return text
    this.#problems.push({ where, expected: `${expected} (-----BEGIN …)`, found: `something else in ${path}` })
    return undefined
  }

  password(path: string | undefined, where: string): string | undefined {
    const line = this.text(path, where, 'a file with a password')?.split(/\r?\n/, 1)[0]
    if (line === '')
      this.#problems.push({ where, expected: 'a password in the first line', found: 'an empty one' })
    return line === '' ? undefined : line
  }

  token(path: string | undefined, where: string): string | undefined {
    const line = this.text(path, where, 'a file with a token')?.split(/\r?\n/, 1)[0]
    if (line === undefined || TOKEN.test(line)) return line
    const expected = 'a token of 16 to 200 letters, digits or -._~+/= in the first line'
    this.#problems.push({ where, expected, found: `${line.length} characters` })
    return undefined
  }
}

/** What a Bearer may be written with. */
const TOKEN = /^[\w.~+/=-]{16,200}$/

function tlsOf(merged: Merged, shelf: Shelf, problems: Problem[]): Tls | undefined {
  const { tlsCert, tlsKey } = merged.settings
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    const [given, missing] = tlsKey === undefined ? ['tlsCert', '--tls-key'] : ['tlsKey', '--tls-cert']
    problems.push({ where: merged.where([given]), expected: `${missing} beside it`, found: 'nothing' })
    return undefined
  }
  const cert = shelf.pem(tlsCert, merged.where(['tlsCert']), 'a certificate in PEM')
  const key = shelf.pem(tlsKey, merged.where(['tlsKey']), 'a private key in PEM')
  return cert === undefined || key === undefined ? undefined : { cert, key }
}

const nameOf = (broker: BrokerSettings): string => {
  const url = new URL(broker.url)
  return broker.name ?? `${url.hostname}:${url.port || DEFAULT_BROKER_PORTS[url.protocol]}`
}

function brokersOf(merged: Merged, shelf: Shelf, problems: Problem[]): readonly Broker[] {
  const given = merged.settings.brokers ?? []
  const shared = sharedPassword(merged, shelf)
  const names = new Set<string>()
  return given.map((broker, i) => {
    const place = (key: keyof BrokerSettings): string => merged.where(['brokers', i, key])
    const name = nameOf(broker)
    if (names.has(name)) {
      const expected = 'brokers of different names, which "name" gives in the configuration file'
      problems.push({ where: place('name'), expected, found: `${name} twice` })
    }
    names.add(name)
    const user = broker.user ?? merged.settings.brokerUser
    const password = shelf.password(broker.passwordFile, place('passwordFile')) ?? shared
    if (password !== undefined && user === undefined) {
      problems.push({ where: place('user'), expected: 'a user beside a password', found: 'nothing' })
    }
    return {
      name,
      url: broker.url,
      user,
      password,
      topics: broker.topics ?? DEFAULT_TOPICS,
      ...certificatesOf(broker, place, merged, shelf, problems),
    }
  })
}

/** A password file that was said later wins over a password said earlier, and the other way round. */
function sharedPassword(merged: Merged, shelf: Shelf): string | undefined {
  const { brokerPassword, brokerPasswordFile } = merged.settings
  if (brokerPassword !== undefined && merged.rank('brokerPassword') >= merged.rank('brokerPasswordFile')) {
    return brokerPassword
  }
  return shelf.password(brokerPasswordFile, merged.where(['brokerPasswordFile']))
}

function certificatesOf(
  broker: BrokerSettings,
  place: (key: keyof BrokerSettings) => string,
  merged: Merged,
  shelf: Shelf,
  problems: Problem[],
): Pick<Broker, 'ca' | 'cert' | 'key'> {
  const { settings } = merged
  const own = (['ca', 'cert', 'key'] as const).find((key) => broker[key] !== undefined)
  if (!isEncrypted(broker.url)) {
    const [where, said] =
      own !== undefined
        ? [place(own), true]
        : [
            merged.where(['brokerCa']),
            settings.brokerCa !== undefined && (settings.brokers?.length ?? 0) === 1,
          ]
    if (said) {
      problems.push({ where, expected: 'mqtts or wss in the URL beside a certificate', found: broker.url })
    }
    return { ca: undefined, cert: undefined, key: undefined }
  }
  const before = problems.length
  const seen = (
    key: 'ca' | 'cert' | 'key',
    common: 'brokerCa' | 'brokerCert' | 'brokerKey',
    what: string,
  ) => {
    const path = broker[key] ?? settings[common]
    shelf.pem(path, broker[key] === undefined ? merged.where([common]) : place(key), what)
    return path
  }
  const ca = seen('ca', 'brokerCa', 'certificates in PEM')
  const cert = seen('cert', 'brokerCert', 'a certificate in PEM')
  const key = seen('key', 'brokerKey', 'a private key in PEM')
  if (problems.length === before && (cert === undefined) !== (key === undefined)) {
    problems.push({
      where: place(cert === undefined ? 'key' : 'cert'),
      expected: 'certificate and key together',
      found: 'only one of them',
    })
  }
  return { ca, cert, key }
}
