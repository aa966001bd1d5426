import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program of the system that tests stand on, and the package of Debian that brings it. */
type Program = 'mosquitto' | 'mosquitto_passwd' | 'mosquitto_pub' | 'mosquitto_sub' | 'openssl' | 'ps'

const PACKAGES: Readonly<Record<Program, string>> = {
  mosquitto: 'mosquitto mosquitto-clients',
  mosquitto_passwd: 'mosquitto',
  mosquitto_pub: 'mosquitto-clients',
  mosquitto_sub: 'mosquitto-clients',
  openssl: 'openssl',
  ps: 'procps',
}

/** Debian keeps daemons in sbin, which is not on everybody's path. */
const DAEMONS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']

/** What this test cannot do without is missing; says what to install. */
const missing = (what: string, packages: string): Error =>
  new Error(`This test needs ${what}, which is not here. Install it: apt-get install ${packages}`)

const foundIn = (folders: readonly string[], program: string): string | undefined =>
  folders.map((folder) => join(folder, program)).find(existsSync)

/** Where a program is, or an Error that says what to install. */
export function need(program: Program, path = process.env.PATH ?? ''): string {
  const daemons = program === 'mosquitto' ? DAEMONS : []
  const found = foundIn([...path.split(delimiter).filter(Boolean), ...daemons], program)
  if (found === undefined) throw missing(program, PACKAGES[program])
  return found
}

/** Debian's own Python has Debian's paho; another one on the path need not. */
const PYTHON = '/usr/bin/python3'

/** The Python that knows paho. */
export function needPaho(python = PYTHON): string {
  if (spawnSync(python, ['-c', 'import paho.mqtt.client']).status !== 0) {
    throw missing('Python with paho', 'python3 python3-paho-mqtt')
  }
  return python
}

/** Where Chromium is; CHROMIUM_PATH says otherwise. */
export function needChromium(path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'): string {
  if (existsSync(path)) return path
  throw missing(`Chromium at ${path} (or where CHROMIUM_PATH says)`, 'chromium fonts-noto-cjk')
}
