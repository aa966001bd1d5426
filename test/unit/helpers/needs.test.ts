import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { need, needChromium, needPaho } from '../../helpers/needs.ts'

it('a program that is missing is told with the package to install', () => {
  const empty = mkdtempSync(join(tmpdir(), 'no-programs-'))
  try {
    for (const [program, packages] of [
      ['mosquitto_pub', 'mosquitto-clients'],
      ['mosquitto_sub', 'mosquitto-clients'],
      ['mosquitto_passwd', 'mosquitto'],
      ['openssl', 'openssl'],
      ['ps', 'procps'],
    ] as const) {
      expect(() => need(program, empty)).toThrow(
        `This test needs ${program}, which is not here. Install it: apt-get install ${packages}`,
      )
    }
    expect(() => needPaho(join(empty, 'python3'))).toThrow('apt-get install python3 python3-paho-mqtt')
    expect(() => needChromium(join(empty, 'chromium'))).toThrow('apt-get install chromium')
  } finally {
    rmSync(empty, { recursive: true })
  }
})
