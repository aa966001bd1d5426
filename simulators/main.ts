import { Command, InvalidArgumentError, Option } from 'commander'
import { KINDS } from '../models/kinds/catalogue.ts'
import { createWorld, type Rate, step } from './engine/world.ts'
import { findPlant } from './plant-source.ts'
import { connectPublisher, type News, type Publisher } from './publisher.ts'

interface Options {
  readonly plant: string
  readonly broker: string
  readonly user?: string
  readonly seed: number
  readonly rate: Rate
  readonly qos: '0' | '1'
  readonly quiet?: true
}

const TICK_MILLIS = 20
const FASTEST_RATE = 200_000

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is expected, for example 7')
  return Number(text)
}

const rateOf = (text: string): Rate => {
  if (text === 'natural') return 'natural'
  const rate = Number(text)
  if (rate > 0 && rate <= FASTEST_RATE) return rate
  throw new InvalidArgumentError(`"natural" or a number up to ${FASTEST_RATE} is expected, for example 500`)
}

const command = new Command('simulators')
  .description('Plays the machines of a plant over MQTT, as the factory itself would.')
  .option('--plant <name|file>', 'gearbox, smt, moulding, generated:N or a plant file', 'gearbox')
  .option('--broker <url>', 'mqtt, mqtts, ws or wss', 'mqtt://127.0.0.1:1883')
  .option('--user <name>', 'the password is read from TWINFLOOR_BROKER_PASSWORD')
  .option('--seed <number>', 'the same seed plays the same day', wholeNumber, 1)
  .option('--rate <rate>', 'messages a second from all machines together, or natural', rateOf, 'natural')
  .addOption(new Option('--qos <level>', 'of every Reading').choices(['0', '1']).default('0'))
  .option('--quiet', 'print nothing but trouble')

function play(options: Options): void {
  const found = findPlant(options.plant, KINDS)
  if (!found.ok) {
    console.error(found.sentence)
    process.exitCode = 1
    return
  }
  const { plant } = found
  const { seed, rate } = options
  const world = createWorld({ plant, kinds: KINDS, seed, rate, startMillis: Date.now() })
  const password = process.env.TWINFLOOR_BROKER_PASSWORD
  const publisher = connectPublisher({
    broker: options.broker,
    qos: options.qos === '1' ? 1 : 0,
    speakers: world.speakers,
    onNews: newsReader(options),
    ...(options.user === undefined ? {} : { user: options.user }),
    ...(password === undefined ? {} : { password }),
  })
  if (options.quiet === undefined) {
    const pace = rate === 'natural' ? 'at their natural pace' : `at ${rate} messages a second`
    console.log(`Playing ${world.actors.length} machines of ${plant.name.en} ${pace}, seed ${seed}.`)
  }
  const ticking = setInterval(() => {
    for (const message of step(world, Date.now())) publisher.publish(message)
  }, TICK_MILLIS)
  endCleanly(ticking, publisher)
}

/** Each change of the broker is one line, however often the connection is tried again. */
function newsReader(options: Options): (news: News) => void {
  const place = options.broker.replace(/\/\/[^/@]*@/, '//')
  let told = ''
  return (news) => {
    const line =
      news.kind === 'online'
        ? `Connected to ${place}.`
        : news.kind === 'lost'
          ? `No connection to ${place}; trying again until there is one.`
          : `${place}: ${news.message || 'no answer'}.`
    if (line === told || (news.kind === 'lost' && told !== `Connected to ${place}.`)) return
    told = line
    if (news.kind !== 'online') console.error(line)
    else if (options.quiet === undefined) console.log(line)
  }
}

function endCleanly(ticking: NodeJS.Timeout, publisher: Publisher): void {
  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    clearInterval(ticking)
    await publisher.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void end())
}

play(command.parse().opts<Options>())
