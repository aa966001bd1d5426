import { type Bilingual, bilingual } from '../../../models/text.ts'

/** Why there is no connection to a broker, as a code for metrics and a sentence for people [B-22]. */
export interface LossReason {
  readonly code: LossCode
  readonly text: Bilingual
  /** What the library or the system said, for the log. */
  readonly detail: string
}

const SENTENCES = {
  refused: bilingual(
    '该地址没有程序在监听：请确认消息代理已启动、端口正确。',
    'Nothing is listening there: check that the broker runs and that the port is right.',
  ),
  unreachable: bilingual(
    '网络不可达：请检查网线、路由和防火墙。',
    'The network does not reach it: check cable, routing and firewall.',
  ),
  timeout: bilingual('消息代理在规定时间内没有应答。', 'The broker did not answer in time.'),
  unknownHost: bilingual(
    '找不到该主机名：请检查拼写和 DNS。',
    'No such host name: check its spelling and the DNS.',
  ),
  badCredentials: bilingual('用户名或密码不正确。', 'The broker does not accept this user name or password.'),
  notAuthorised: bilingual(
    '消息代理不允许该用户连接，或要求提供用户名和密码。',
    'The broker does not let this user in, or wants a user name and password.',
  ),
  protocolRefused: bilingual('消息代理不支持 MQTT 3.1.1。', 'The broker does not speak MQTT 3.1.1.'),
  idRefused: bilingual(
    '消息代理拒绝了本客户端的标识（Client ID）。',
    'The broker does not accept our client identifier.',
  ),
  unavailable: bilingual('消息代理暂时不可用。', 'The broker says that it is not available at present.'),
  unknownCa: bilingual(
    '消息代理的证书由未知机构签发：请用 --broker-ca 指定其 CA 证书。',
    "The broker's certificate is signed by an authority we do not know: name its CA with --broker-ca.",
  ),
  certificateExpired: bilingual(
    '消息代理的证书已过期或尚未生效：请检查证书和两端时钟。',
    "The broker's certificate has expired or is not valid yet: check it, and the clocks of both ends.",
  ),
  nameMismatch: bilingual(
    '消息代理的证书与主机名不符：请检查地址中的主机名。',
    "The broker's certificate is for another host name: check the one in the address.",
  ),
  clientCertificate: bilingual(
    '消息代理要求客户端证书，或不接受所提供的证书：请检查 --broker-cert 和 --broker-key。',
    'The broker wants a client certificate, or not this one: check --broker-cert and --broker-key.',
  ),
  notTls: bilingual(
    'TLS 握手失败：该端口可能不是 TLS 端口（mqtts 通常为 8883，mqtt 为 1883）。',
    'No TLS could be agreed: perhaps this is a plain port (8883 is usual for mqtts, 1883 for mqtt).',
  ),
  tlsFile: bilingual(
    '无法读取或解析 TLS 证书、密钥文件。',
    'A certificate or key file cannot be read or is not one.',
  ),
  subscriptionRefused: bilingual(
    '消息代理拒绝了订阅：请检查该用户的访问权限（ACL）。',
    "The broker refuses our subscriptions: check this user's access rights (ACL).",
  ),
  notMqtt: bilingual('对方发来的不是 MQTT 3.1.1 报文。', 'What answers there does not speak MQTT 3.1.1.'),
  closed: bilingual('消息代理断开了连接。', 'The broker closed the connection.'),
  closedUnanswered: bilingual(
    '对方未应答就断开了连接：可能不是消息代理，或不接受本机地址；使用 TLS 时，也可能要求客户端证书（--broker-cert 和 --broker-key）。',
    'It closed the connection without an answer: it may be no broker, or not accept our address, or, ' +
      'over TLS, want a client certificate (--broker-cert and --broker-key).',
  ),
  silent: bilingual(
    '消息代理不再应答心跳，已断开连接。',
    'The broker stopped answering pings, so the connection was given up.',
  ),
  other: bilingual('连接失败。', 'The connection failed.'),
} as const satisfies Record<string, Bilingual>

export type LossCode = keyof typeof SENTENCES

const BY_CONNACK: Record<number, LossCode> = {
  1: 'protocolRefused',
  2: 'idRefused',
  3: 'unavailable',
  4: 'badCredentials',
  5: 'notAuthorised',
}

const BY_SYSTEM_CODE: Record<string, LossCode> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  EPROTOBROKEN: 'notMqtt',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknownCa',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownCa',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownCa',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownCa',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownCa',
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'nameMismatch',
  EPROTO: 'notTls',
}

const CLIENT_CERTIFICATE = /^ERR_SSL_.*ALERT_(.*CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE)/

export const lossReason = (code: LossCode, detail = ''): LossReason => ({
  code,
  text: SENTENCES[code],
  detail,
})

/** The reason behind an error of mqtt.js, of the socket or of TLS [B-22]. */
export function reasonOf(error: Error): LossReason {
  return lossReason(lossCodeOf(error), error.message === '' ? codeOf(error) : error.message)
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

function lossCodeOf(error: Error): LossCode {
  const code = codeOf(error)
  const byConnack = BY_CONNACK[Number(code)]
  if (byConnack !== undefined && error.message.startsWith('Connection refused')) return byConnack
  const bySystem = BY_SYSTEM_CODE[code]
  if (bySystem !== undefined) return bySystem
  if (CLIENT_CERTIFICATE.test(code)) return 'clientCertificate'
  if (code.startsWith('ERR_OSSL')) return 'tlsFile'
  if (code.startsWith('ERR_SSL')) return 'notTls'
  if (error.message === 'connack timeout') return 'timeout'
  if (error.message === 'Keepalive timeout') return 'silent'
  return 'other'
}
