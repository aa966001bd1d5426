import { isIP } from 'node:net'
import { z } from 'zod'
import { nearest } from '../../../models/nearest.ts'

/*
 * What one source may say, before the sources are laid over each other. The message of every check is
 * what was expected, in words: it becomes the middle of a Problem's sentence.
 */

const BOXED_PLANTS: readonly string[] = ['gearbox', 'smt', 'moulding']
const MOST_MACHINES = 20_000
const MOST_BROKERS = 16
const MOST_ORIGINS = 32
const MOST_DAYS = 36_500
const MOST_GIGABYTES = 1_000_000
const BROKER_SCHEMES: readonly string[] = ['mqtt', 'mqtts', 'ws', 'wss']

const textWhere = (expected: string, holds: (text: string) => boolean) =>
  z.custom<string>((value) => typeof value === 'string' && value.length <= 4096 && holds(value), {
    error: expected,
  })

const whole = (min: number, max: number) =>
  z.custom<number>((value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max, {
    error: `a whole number from ${min} to ${max}`,
  })

const yesOrNo = z.custom<boolean>((value) => typeof value === 'boolean', { error: 'true or false' })
const filePath = textWhere('the path of a file', (text) => text.length > 0 && !text.includes('\0'))
const userName = textWhere(
  'a user name of 1 to 256 characters',
  (text) => text.length > 0 && text.length <= 256,
)

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const isPlant = (text: string): boolean => {
  const generated = /^generated:([0-9]{1,6})$/.exec(text)
  if (generated !== null) return Number(generated[1]) >= 1 && Number(generated[1]) <= MOST_MACHINES
  if (text.startsWith('generated:') || text.includes('\0')) return false
  return BOXED_PLANTS.includes(text) || /[./\\]/.test(text)
}

/** True for a plant that is read from a file and neither boxed nor generated. */
export const isPlantFile = (plant: string): boolean =>
  !BOXED_PLANTS.includes(plant) && !plant.startsWith('generated:')

const isBrokerUrl = (text: string): boolean => {
  const url = urlOf(text)
  if (url === undefined || !BROKER_SCHEMES.includes(url.protocol.slice(0, -1))) return false
  return url.hostname !== '' && url.username === '' && url.password === '' && url.port !== '0'
}

/** True when what is said to the broker is encrypted on the way. */
export const isEncrypted = (brokerUrl: string): boolean => /^(mqtts|wss):/i.test(brokerUrl)

const isOrigin = (text: string): boolean => {
  const url = urlOf(text)
  return url !== undefined && /^https?:$/.test(url.protocol) && url.origin === text.toLowerCase()
}

const isHost = (text: string): boolean =>
  isIP(text) !== 0 ||
  (text.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text))

const MOST_TOPICS = 20

/** "+" alone on its level, "#" alone on the last. */
const isTopicFilter = (text: string): boolean =>
  text.length <= 512 && /^(?:[^+#\0/]*|\+)(?:\/(?:[^+#\0/]*|\+))*(?:\/#)?$|^#$/.test(text) && text !== ''

const broker = z.strictObject(
  {
    url: textWhere(
      'a URL such as mqtt://host:1883, with mqtt, mqtts, ws or wss and without user or password',
      isBrokerUrl,
    ),
    name: textWhere(
      'a name of 1 to 64 characters',
      (text) => text.length > 0 && text.length <= 64,
    ).optional(),
    user: userName.optional(),
    passwordFile: filePath.optional(),
    ca: filePath.optional(),
    cert: filePath.optional(),
    key: filePath.optional(),
    topics: z
      .array(textWhere('a topic filter such as twinfloor/#', isTopicFilter), {
        error: `a list of at most ${MOST_TOPICS} topic filters`,
      })
      .min(1)
      .max(MOST_TOPICS)
      .optional(),
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'an object with a "url"' : undefined) },
)

export const settingsSchema = z
  .strictObject(
    {
      plant: textWhere(
        `one of ${BOXED_PLANTS.join(', ')}, generated:N with N from 1 to ${MOST_MACHINES}, or a plant file`,
        isPlant,
      ),
      brokers: z.array(broker, { error: `a list of at most ${MOST_BROKERS} brokers` }).max(MOST_BROKERS),
      brokerUser: userName,
      brokerPassword: textWhere('a password of at most 4096 characters', () => true),
      brokerPasswordFile: filePath,
      brokerCa: filePath,
      brokerCert: filePath,
      brokerKey: filePath,
      embeddedBroker: yesOrNo,
      brokerPort: whole(1, 65_535),
      simulators: yesOrNo,
      simulatorsSeed: whole(0, 4_294_967_295),
      simulatorsRate: z.custom<number | 'natural'>(
        (value) => value === 'natural' || (typeof value === 'number' && value > 0 && value <= 1_000_000),
        { error: '"natural", or messages per second, above 0 and up to 1000000' },
      ),
      port: whole(0, 65_535),
      host: textWhere('a host name or an IP address', isHost),
      data: textWhere('the path of a folder', (text) => text.length > 0 && !text.includes('\0')),
      journalFullDays: whole(0, MOST_DAYS),
      journalSecondDays: whole(0, MOST_DAYS),
      journalMinuteDays: whole(0, MOST_DAYS),
      journalGigabytes: z.custom<number>(
        (value) => typeof value === 'number' && value >= 0.1 && value <= MOST_GIGABYTES,
        { error: `a number from 0.1 to ${MOST_GIGABYTES}` },
      ),
      open: yesOrNo,
      verbose: yesOrNo,
      insecure: yesOrNo,
      tlsCert: filePath,
      tlsKey: filePath,
      users: filePath,
      metricsTokenFile: filePath,
      origins: z
        .array(textWhere('an origin such as https://twin.example:8443, without a path', isOrigin), {
          error: `a list of at most ${MOST_ORIGINS} origins`,
        })
        .max(MOST_ORIGINS),
    },
    { error: (issue) => (issue.code === 'invalid_type' ? 'an object of settings' : undefined) },
  )
  .partial()

/** What the sources say, every setting optional. */
export type Settings = z.output<typeof settingsSchema>
export type BrokerSettings = z.output<typeof broker>

export const SETTING_KEYS: readonly string[] = Object.keys(settingsSchema.shape)
export const BROKER_KEYS: readonly string[] = Object.keys(broker.shape)

/** A better value, where one can be guessed from what was found; keyed by the last word of the path. */
export const GUESSES: Readonly<Record<string, (found: string) => string | undefined>> = {
  plant: (found) => nearest(found, BOXED_PLANTS),
  url: (found) => {
    if (/^[a-z0-9.-]+(:[0-9]+)?$/i.test(found)) return `mqtt://${found}`
    const url = urlOf(found)
    if (url?.username || url?.password)
      return `${url.protocol}//${url.host}, with user and password beside it`
    const scheme = /^([a-z]+):\/\//i.exec(found)?.[1]
    const known = scheme === undefined ? undefined : nearest(scheme.toLowerCase(), BROKER_SCHEMES)
    return known === undefined || known === scheme ? undefined : found.replace(/^[a-z]+/i, known)
  },
  origins: (found) => {
    const url = urlOf(found)
    if (url !== undefined && /^https?:$/.test(url.protocol)) return url.origin
    return /^[a-z0-9.-]+(:[0-9]+)?$/i.test(found) ? `https://${found}` : undefined
  },
  host: (found) => urlOf(found)?.hostname || undefined,
  simulatorsRate: (found) => nearest(found, ['natural']),
}
