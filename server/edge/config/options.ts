import type { Settings } from './settings.ts'

/** How a text of the command line or the environment becomes a setting. */
type Shape = 'text' | 'number' | 'switch' | 'urls' | 'origins'

/** One thing that can be configured: its setting, its flag, its variable, and what --help says of it. */
export interface Option {
  readonly key: keyof Settings
  readonly shape: Shape
  /** Without dashes; absent when the command line may not say it. */
  readonly flag?: string
  readonly argument?: string
  /** The flag that says no, where it is not `no-` and the flag itself. */
  readonly noFlag?: string
  /** Variable of the environment without its TWINFLOOR_ prefix. */
  readonly env: string
  readonly group: 'Factory' | 'Brokers' | 'Simulators' | 'Screen and access'
  readonly help: string
  readonly noHelp?: string
}

export const ENV_PREFIX = 'TWINFLOOR_'

export const OPTIONS: readonly Option[] = [
  {
    key: 'plant',
    shape: 'text',
    flag: 'plant',
    argument: 'NAME|FILE|generated:N',
    env: 'PLANT',
    group: 'Factory',
    help: 'the factory to show: gearbox, smt or moulding from the box, a plant file, or a generated one of N machines (default: gearbox)',
  },
  {
    key: 'data',
    shape: 'text',
    flag: 'data',
    argument: 'DIR',
    env: 'DATA',
    group: 'Factory',
    help: 'folder for everything that is kept (default: ./data)',
  },
  {
    key: 'journalFullDays',
    shape: 'number',
    flag: 'journal-full-days',
    argument: 'DAYS',
    env: 'JOURNAL_FULL_DAYS',
    group: 'Factory',
    help: 'every Reading is kept for so long (default: 7)',
  },
  {
    key: 'journalSecondDays',
    shape: 'number',
    flag: 'journal-second-days',
    argument: 'DAYS',
    env: 'JOURNAL_SECOND_DAYS',
    group: 'Factory',
    help: 'after that, one a second with its lowest and highest, until it is so old (default: 30)',
  },
  {
    key: 'journalMinuteDays',
    shape: 'number',
    flag: 'journal-minute-days',
    argument: 'DAYS',
    env: 'JOURNAL_MINUTE_DAYS',
    group: 'Factory',
    help: 'after that, one a minute and the Events, until it is so old (default: 400)',
  },
  {
    key: 'journalGigabytes',
    shape: 'number',
    flag: 'journal-gigabytes',
    argument: 'GB',
    env: 'JOURNAL_GIGABYTES',
    group: 'Factory',
    help: 'the oldest goes before the Journal is larger than this (default: 50)',
  },
  {
    key: 'brokers',
    shape: 'urls',
    flag: 'broker',
    argument: 'URL',
    env: 'BROKER',
    group: 'Brokers',
    help: 'an MQTT broker to listen to, mqtt, mqtts, ws or wss; may be repeated (in the variable: separated by commas). With it, neither the embedded broker nor the simulators start unless asked for',
  },
  {
    key: 'brokerUser',
    shape: 'text',
    flag: 'broker-user',
    argument: 'NAME',
    env: 'BROKER_USER',
    group: 'Brokers',
    help: 'user name for brokers that do not say their own',
  },
  {
    key: 'brokerPasswordFile',
    shape: 'text',
    flag: 'broker-password-file',
    argument: 'FILE',
    env: 'BROKER_PASSWORD_FILE',
    group: 'Brokers',
    help: 'file whose first line is the password; or put the password itself into TWINFLOOR_BROKER_PASSWORD. There is no flag for it, since everyone on a machine can read its command lines',
  },
  {
    key: 'brokerPassword',
    shape: 'text',
    env: 'BROKER_PASSWORD',
    group: 'Brokers',
    help: 'the password itself',
  },
  {
    key: 'brokerCa',
    shape: 'text',
    flag: 'broker-ca',
    argument: 'FILE',
    env: 'BROKER_CA',
    group: 'Brokers',
    help: 'certificate authority (PEM) that brokers over TLS are checked against',
  },
  {
    key: 'brokerCert',
    shape: 'text',
    flag: 'broker-cert',
    argument: 'FILE',
    env: 'BROKER_CERT',
    group: 'Brokers',
    help: 'our client certificate (PEM) for brokers over TLS',
  },
  {
    key: 'brokerKey',
    shape: 'text',
    flag: 'broker-key',
    argument: 'FILE',
    env: 'BROKER_KEY',
    group: 'Brokers',
    help: 'private key (PEM) of the client certificate',
  },
  {
    key: 'embeddedBroker',
    shape: 'switch',
    flag: 'embedded-broker',
    noFlag: 'no-broker',
    env: 'EMBEDDED_BROKER',
    group: 'Brokers',
    help: 'start the embedded broker although a --broker is given',
    noHelp: 'do not start the embedded broker',
  },
  {
    key: 'brokerPort',
    shape: 'number',
    flag: 'broker-port',
    argument: 'PORT',
    env: 'BROKER_PORT',
    group: 'Brokers',
    help: 'port of the embedded broker, and asks for it (default: 1883)',
  },
  {
    key: 'simulators',
    shape: 'switch',
    flag: 'simulators',
    env: 'SIMULATORS',
    group: 'Simulators',
    help: 'play the plant over MQTT although a --broker is given; the machines are then simulated, not yours',
    noHelp: 'do not simulate; wait for real machines',
  },
  {
    key: 'simulatorsSeed',
    shape: 'number',
    flag: 'simulators-seed',
    argument: 'NUMBER',
    env: 'SIMULATORS_SEED',
    group: 'Simulators',
    help: 'the same seed plays the same day (default: 1)',
  },
  {
    key: 'simulatorsRate',
    shape: 'number',
    flag: 'simulators-rate',
    argument: 'RATE',
    env: 'SIMULATORS_RATE',
    group: 'Simulators',
    help: 'messages per second of the whole plant, or natural: as often as each Channel is expected (default: natural)',
  },
  {
    key: 'port',
    shape: 'number',
    flag: 'port',
    argument: 'PORT',
    env: 'PORT',
    group: 'Screen and access',
    help: 'port of the page; 0 takes a free one (default: 8080)',
  },
  {
    key: 'host',
    shape: 'text',
    flag: 'host',
    argument: 'HOST',
    env: 'HOST',
    group: 'Screen and access',
    help: 'address to listen on; anything but loopback needs --users and TLS (default: 127.0.0.1)',
  },
  {
    key: 'users',
    shape: 'text',
    flag: 'users',
    argument: 'FILE',
    env: 'USERS',
    group: 'Screen and access',
    help: 'who may sign in, for example data/users.jsonl; made with: npm run user -- add NAME',
  },
  {
    key: 'metricsTokenFile',
    shape: 'text',
    flag: 'metrics-token-file',
    argument: 'FILE',
    env: 'METRICS_TOKEN_FILE',
    group: 'Screen and access',
    help: 'file whose first line, at least 16 characters, lets Prometheus read /metrics from elsewhere, as "Authorization: Bearer"',
  },
  {
    key: 'tlsCert',
    shape: 'text',
    flag: 'tls-cert',
    argument: 'FILE',
    env: 'TLS_CERT',
    group: 'Screen and access',
    help: 'certificate (PEM, with its chain) of the page',
  },
  {
    key: 'tlsKey',
    shape: 'text',
    flag: 'tls-key',
    argument: 'FILE',
    env: 'TLS_KEY',
    group: 'Screen and access',
    help: 'private key (PEM) of that certificate',
  },
  {
    key: 'origins',
    shape: 'origins',
    flag: 'origin',
    argument: 'URL',
    env: 'ORIGIN',
    group: 'Screen and access',
    help: 'a further address under which browsers reach this page, for example behind a proxy; may be repeated (in the variable: separated by commas)',
  },
  {
    key: 'insecure',
    shape: 'switch',
    flag: 'insecure',
    env: 'INSECURE',
    group: 'Screen and access',
    help: 'listen beyond loopback without users or without TLS; every screen then says so',
  },
  {
    key: 'open',
    shape: 'switch',
    flag: 'open',
    env: 'OPEN',
    group: 'Screen and access',
    help: 'open the page in a browser',
  },
  {
    key: 'verbose',
    shape: 'switch',
    flag: 'verbose',
    env: 'VERBOSE',
    group: 'Screen and access',
    help: 'log in detail',
  },
]

/** What a text says; a text that says nothing of its shape is left as it is, to be found wrong by the schema. */
export function meaningOf(option: Option, texts: readonly string[]): unknown {
  const text = texts.at(-1) ?? ''
  switch (option.shape) {
    case 'text':
      return text
    case 'number':
      return /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/.test(text) ? Number(text) : text
    case 'switch':
      return /^(1|true|yes|on)$/i.test(text) ? true : /^(0|false|no|off)$/i.test(text) ? false : text
    case 'urls':
      return texts.map((url) => ({ url }))
    case 'origins':
      return texts
  }
}
