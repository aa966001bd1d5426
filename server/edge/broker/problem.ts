import { type Bilingual, bilingual } from '../../../models/text.ts'

export type BrokerProblemKind =
  | 'hostRefused'
  | 'portInUse'
  | 'portHasBroker'
  | 'portForbidden'
  | 'didNotStart'

/** Why the embedded broker is not there, and what to do about it, for a person at a terminal. */
export class BrokerProblem extends Error {
  readonly kind: BrokerProblemKind
  readonly text: Bilingual

  constructor(kind: BrokerProblemKind, host: string, port: number, detail = '') {
    const text = SENTENCES[kind](host, port, detail)
    super(text.en)
    this.name = 'BrokerProblem'
    this.kind = kind
    this.text = text
  }
}

type Sentence = (host: string, port: number, detail: string) => Bilingual

const SENTENCES: Record<BrokerProblemKind, Sentence> = {
  hostRefused: (host) =>
    bilingual(
      `内置消息代理只监听本机回环地址，不能绑定到 ${host}。如需让其他设备接入，请使用 Mosquitto 或 EMQX，并用 --broker 指向它。`,
      `The embedded broker listens on this machine only and will not bind to ${host}. ` +
        'For devices elsewhere, run Mosquitto or EMQX and point --broker at it.',
    ),
  portInUse: (host, port) =>
    bilingual(
      `端口 ${port}（${host}）已被其他程序占用，内置消息代理无法启动。请停止该程序，或用 --broker-port 另选端口。`,
      `Port ${port} on ${host} is taken by another program, so the embedded broker cannot start. ` +
        'Stop that program, or choose another port with --broker-port.',
    ),
  portHasBroker: (host, port) =>
    bilingual(
      `端口 ${port}（${host}）上已有一个 MQTT 消息代理。可用 --broker mqtt://${host}:${port} --no-broker 直接使用它，或用 --broker-port 让内置消息代理换一个端口。`,
      `An MQTT broker is already listening on ${host}:${port}. ` +
        `Use it with --broker mqtt://${host}:${port} --no-broker, or give ours another port with --broker-port.`,
    ),
  portForbidden: (_host, port) =>
    bilingual(
      `没有权限监听端口 ${port}。请用 --broker-port 选择 1024 以上的端口。`,
      `Listening on port ${port} is not permitted. Choose a port above 1024 with --broker-port.`,
    ),
  didNotStart: (host, port, detail) =>
    bilingual(
      `内置消息代理未能在 ${host}:${port} 启动。${detail}`,
      `The embedded broker did not start on ${host}:${port}. ${detail}`.trimEnd(),
    ),
}
