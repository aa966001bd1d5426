import { startEmbeddedBroker } from './edge/broker/broker.ts'
import { superviseChild } from './edge/child.ts'
import type { Broker, Config } from './edge/config/config.ts'
import type { Log } from './edge/log.ts'

/*
 * What runs as a process of its own beside the server, if it is wished for: the embedded broker and the simulators.
 */

export const embeddedBrokerOf = async (config: Config, log: Log) =>
  config.embeddedBroker.kind === 'off'
    ? undefined
    : startEmbeddedBroker({ host: '127.0.0.1', port: config.embeddedBroker.port, log })

export const embeddedAsBroker = (url: string): Broker => ({
  name: 'embedded',
  url,
  user: undefined,
  password: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
  topics: ['#'],
})

/** Where the simulators play; argv is public, so that the password goes another way. */
type PlayedOver = Pick<Broker, 'url'> & Partial<Pick<Broker, 'user' | 'password'>>

export function simulatorsOf(config: Config, broker: PlayedOver | undefined, log: Log) {
  const { simulators } = config
  if (simulators.kind === 'off' || broker === undefined) return undefined
  return superviseChild({
    entry: new URL('../simulators/main.ts', import.meta.url),
    args: () => [
      ...['--plant', config.plant, '--broker', broker.url],
      ...(broker.user === undefined ? [] : ['--user', broker.user]),
      ...['--seed', String(simulators.seed), '--rate', String(simulators.messagesPerSecond), '--quiet'],
    ],
    name: 'simulators',
    env: broker.password === undefined ? {} : { TWINFLOOR_BROKER_PASSWORD: broker.password },
    log,
  })
}
